"""From the inbox to whoever handles it: in order within a chat, chats side by side, presses answered on the side."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence

from bot.insisting import insist
from bot.receiving.doing import Doing
from bot.receiving.lanes import Lanes
from core.kernel.clock import Clock
from storage.inbox import Waiting
from storage.store import Store

Handle = Callable[[Waiting], Awaitable[Doing | None]]
"""Handles a row to its end, whatever happens; what was done, when somebody may wait for an answer to it."""

ANSWERS_AT_ONCE = 32
"""Presses that are answered side by side."""

_SIDE_BY_SIDE = 64
_AT_MOST = 200
_SWEEP_SECONDS = 5.0


class Worker:
    """Has every row of the inbox handled: what was left waiting first, then what is taken in."""

    def __init__(self, handle: Handle, store: Store, clock: Clock) -> None:
        self._handle = handle
        self._store = store
        self._clock = clock
        self._lanes: Lanes[Waiting] | None = None
        self._answers: Lanes[Doing] | None = None
        self._known: set[int] = set()
        """The rows that wait in the lanes or are under way."""
        self._early: list[Waiting] | None = []
        """What arrived while what was left waiting was still being read: it goes behind that."""
        self._woken = asyncio.Event()

    @property
    def idle(self) -> bool:
        """Whether everything that was taken in has been handled."""
        return not self._known

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as group:
            self._answers = Lanes(Doing.answer, ANSWERS_AT_ONCE, group)
            self._lanes = Lanes(self._walk, _SIDE_BY_SIDE, group)
            await self._catch_up(self._lanes)
            while True:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), _SWEEP_SECONDS)
                self._woken.clear()
                self._add(await self._waiting(0), self._lanes)

    def wake(self) -> None:
        """Look now for rows that nobody has taken in."""
        self._woken.set()

    def take_in(self, rows: Sequence[Waiting]) -> None:
        """Handle these too, each behind what came before it in its lane."""
        if self._early is not None:
            self._early += rows
        elif self._lanes is not None:
            self._add(rows, self._lanes)

    async def _catch_up(self, lanes: Lanes[Waiting]) -> None:
        after = 0
        while rows := await self._waiting(after):
            self._add(rows, lanes)
            after = rows[-1].id
        early, self._early = self._early or [], None
        self._add(early, lanes)

    def _add(self, rows: Sequence[Waiting], lanes: Lanes[Waiting]) -> None:
        for row in rows:
            if row.id not in self._known:
                self._known.add(row.id)
                lanes.add(row.lane, row)

    async def _waiting(self, after: int) -> Sequence[Waiting]:
        """Rows of the inbox that nobody has taken in, as far as is known before and after they are looked up."""
        known = set(self._known)
        rows = await insist(self._store, self._clock, lambda work: work.inbox.waiting(after, _AT_MOST))
        return [row for row in rows if row.id not in known]

    async def _walk(self, row: Waiting) -> None:
        """Handle it. A press is answered on the side: what its chat sends next does not wait for that."""
        try:
            done = await self._handle(row)
        finally:
            self._known.discard(row.id)
        if done is not None and done.is_press and self._answers is not None:
            self._answers.add(row.id, done)
