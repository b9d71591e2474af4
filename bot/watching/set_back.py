"""A clock that is set back, by hand or by a server that knows better, keeps nobody waiting who is waited for in
minutes, and no words in a chat."""

import asyncio
from datetime import datetime, timedelta

import structlog

from core.kernel.clock import Clock
from storage.store import Store
from storage.unit_of_work import UnitOfWork

_NOTICED = timedelta(minutes=1)
"""Less than that is how clocks are kept right, and nobody waits for it."""

log = structlog.get_logger()


class SetBack:
    """Compares the clock with seconds that only grow, at every tick."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._looked: tuple[datetime, float] | None = None

    async def make_up(self) -> None:
        """Move what is due by the clock back with it. What could not be moved is moved at the next tick."""
        now, ticking = self._clock.now(), asyncio.get_running_loop().time()
        moment, then = self._looked or (now, ticking)
        by = moment + timedelta(seconds=ticking - then) - now
        if by > _NOTICED:
            log.warning("the clock was set back", minutes=by // timedelta(minutes=1))
        if by > _NOTICED or self._looked is None:  # it may have been set back before this process began
            await self._store.write(lambda work: _move_back(by, work))
        self._looked = now, ticking


def _move_back(by: timedelta, work: UnitOfWork) -> None:
    work.chats.said_by_a_clock_ahead()
    if by > _NOTICED:
        work.moments.move_back(by, work.now)
