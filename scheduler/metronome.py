"""The metronome: it ticks, and asks what is due, which is always a row with a time in it; it holds no jobs itself."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

TICK_SECONDS = 1.0


async def tick_until_cancelled(tick: Callable[[], Awaitable[None]]) -> None:
    """Tick every second; a tick that lasts longer is followed by one, not by all it overlapped."""

    async def beat() -> None:  # the scheduler only awaits what is a coroutine function itself
        with contextlib.suppress(asyncio.CancelledError):  # it would call its own end an error
            await tick()

    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.add_job(beat, IntervalTrigger(seconds=TICK_SECONDS), max_instances=1, coalesce=True)
    scheduler.start()
    try:
        await asyncio.Event().wait()
    finally:
        scheduler.shutdown(wait=False)
