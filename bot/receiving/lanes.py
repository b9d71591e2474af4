"""Work in lanes: in order within a lane, lanes side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lanes(Generic[T]):
    """Hands each item to `handle`, at most `at_once` at a time, and never two of one lane at the same time."""

    def __init__(self, handle: Callable[[T], Awaitable[None]], at_once: int, group: asyncio.TaskGroup) -> None:
        self._handle = handle
        self._group = group
        self._free = at_once
        self._queues: dict[int, deque[T]] = {}
        self._ready: deque[int] = deque()

    def add(self, lane: int, item: T) -> None:
        """Behind everything of this lane that came before."""
        if lane in self._queues:
            self._queues[lane].append(item)
        else:
            self._queues[lane] = deque([item])
            self._ready.append(lane)
            self._set_out()

    def _set_out(self) -> None:
        while self._ready and self._free:
            self._free -= 1
            self._group.create_task(self._walk(self._ready.popleft()))

    async def _walk(self, lane: int) -> None:
        """One item of a lane, then the lane goes behind the other lanes that wait for a place."""
        queue = self._queues[lane]
        try:
            await self._handle(queue.popleft())
        finally:
            self._free += 1
            if queue:
                self._ready.append(lane)
            else:
                del self._queues[lane]
            self._set_out()
