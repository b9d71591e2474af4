"""What was received before a start is handled before what arrives after it, within each chat."""

import asyncio
import contextlib
from typing import Any

from bot.clock import SystemClock
from bot.receiving.worker import Worker
from storage.inbox import Received, Waiting
from storage.store import Store

BACKLOG = 450
LANE = 7


def rows(first: int, count: int, lane: int) -> list[Received]:
    return [Received(number, lane, number) for number in range(first, first + count)]


async def test_what_was_left_waiting_comes_before_what_arrives_at_the_start(store: Store) -> None:
    # Given a long backlog with one chat's words at its very end
    await store.write(lambda work: work.inbox.receive([*rows(0, BACKLOG, 1), *rows(BACKLOG, 1, LANE)], work.now))
    handled: list[Any] = []

    async def handle(row: Waiting) -> None:
        handled.append(row.payload)
        await store.write(lambda work: work.inbox.done(row.id))

    # When the same chat writes just as the worker starts
    worker = Worker(handle, store, SystemClock())
    running = asyncio.ensure_future(worker.run())
    worker.take_in(await store.write(lambda work: work.inbox.receive(rows(BACKLOG + 1, 1, LANE), work.now)))
    async with asyncio.timeout(20):
        while len(handled) < BACKLOG + 2:  # noqa: ASYNC110 — the worker tells nobody when it is through
            await asyncio.sleep(0.01)
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    # Then each was handled once, and that chat's in the order in which they were written
    assert sorted(handled) == list(range(BACKLOG + 2))
    assert handled.index(BACKLOG) < handled.index(BACKLOG + 1)


async def test_what_was_kept_but_never_handed_on_is_found_all_the_same(store: Store) -> None:
    # Given a worker that has caught up
    handled: list[Any] = []

    async def handle(row: Waiting) -> None:
        handled.append(row.payload)
        await store.write(lambda work: work.inbox.done(row.id))

    running = asyncio.ensure_future(Worker(handle, store, SystemClock()).run())
    # When something is kept and whoever should have handed it on has gone
    await asyncio.sleep(0.1)
    await store.write(lambda work: work.inbox.receive(rows(0, 1, LANE), work.now))
    # Then it is found within seconds
    async with asyncio.timeout(10):
        while not handled:  # noqa: ASYNC110 — the worker tells nobody when it is through
            await asyncio.sleep(0.05)
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    assert handled == [0]
