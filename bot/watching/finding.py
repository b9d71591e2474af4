"""What is stuck now: cheap questions to what is open; and the pace is asked whether it explains why a message waits."""

from collections.abc import Sequence
from datetime import datetime

from bot.delivering.delivery import Courier
from bot.receiving.line import Line
from core.alerts.climbing.ringing import roster_of
from core.alerts.tending import may_ring
from core.delivery.audit import PATIENCE, Found, Stuck, is_explained
from core.kernel.clock import Clock
from core.kernel.town import Pacing
from storage.store import Store
from storage.stuck import BEGINNING, Waiting
from storage.unit_of_work import UnitOfWork


class Finder:
    """Looks from outside, on a snapshot: nobody waits for it."""

    def __init__(self, store: Store, clock: Clock, line: Line, courier: Courier, pacing: Pacing) -> None:
        self._store = store
        self._clock = clock
        self._line = line
        self._courier = courier
        self._pacing = pacing
        self._asked_after = dict.fromkeys((Stuck.NOBODYS, Stuck.ORPHAN), BEGINNING)

    async def find(self) -> list[Found]:
        """Everything that has been stuck for a minute or longer."""
        hears = self._line.hears
        found, waiting = await self._store.read(lambda work: self._look(work, hears=hears))
        return [*found, *await self._unexplained(waiting)]

    def _look(self, work: UnitOfWork, *, hears: bool) -> tuple[list[Found], Sequence[Waiting]]:
        late = work.now - PATIENCE
        found = [*work.stuck.due_since(late), *self._unheld(work)]
        return found, work.stuck.waiting_since(late, work.now) if hears else ()

    def _unheld(self, work: UnitOfWork) -> list[Found]:
        """Alerts nobody has who can be reached, though somebody could be rung now; and those of takers who left."""
        unheld: list[Found] = []
        for what, after in self._asked_after.items():
            found, self._asked_after[what] = work.stuck.unheld(what, after)
            unheld += found
        roster = roster_of(work) if unheld else None
        return [
            each
            for each in unheld
            if each.what is Stuck.ORPHAN or (roster and may_ring(work.alerts.get(each.row), roster, work))
        ]

    async def _unexplained(self, waiting: Sequence[Waiting]) -> list[Found]:
        now = self._clock.now()
        late = [each for each in waiting if not self._is_explained(each, now)]
        if not late:
            return []
        held = await self._store.write(lambda _: [self._courier.is_held(each.chat, each.priority) for each in late])
        return [each.found for each, is_held in zip(late, held, strict=True) if not is_held]

    def _is_explained(self, waiting: Waiting, now: datetime) -> bool:
        wait = now - waiting.found.since
        return is_explained(waiting.priority, wait, waiting.made, waiting.made_for_chat, self._pacing)
