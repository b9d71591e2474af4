"""The metronome really ticks, and a tick that fails does not stop it."""

import asyncio
import contextlib

import pytest

from scheduler import metronome


async def test_the_clock_ticks_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metronome, "TICK_SECONDS", 0.02)
    ticks = asyncio.Semaphore(0)

    async def tick() -> None:
        ticks.release()

    tick_as_a_lambda = lambda: tick()  # noqa: E731, PLW0108 — a lambda is what the scheduler does not await
    running = asyncio.ensure_future(metronome.tick_until_cancelled(tick_as_a_lambda))
    async with asyncio.timeout(5):
        for _ in range(3):
            await ticks.acquire()
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
