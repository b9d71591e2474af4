"""The auditor: once a minute it looks for what is stuck, has it mended, and says what was stuck again or stays so."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

import structlog

from bot.receiving.line import Line
from bot.watching.finding import Finder
from bot.watching.heartbeat import Heartbeat
from bot.watching.mending import Mender
from bot.watching.outages import remember
from core.delivery.audit import PATIENCE, WATCHED, Found, Stuck
from core.delivery.notices import mended, not_mended
from core.kernel.clock import Clock
from core.people.person import Role
from storage.store import Store
from storage.unit_of_work import UnitOfWork

_EVERY = timedelta(minutes=1)
_PAUSE = timedelta(minutes=2)
"""When nobody looked for longer than this, the machine or the clock stood still: everybody gets their minute first."""

log = structlog.get_logger()


class Auditor:
    """`content` while nothing is stuck that could not be mended, Telegram is heard and the database can be written."""

    def __init__(
        self, store: Store, clock: Clock, line: Line, finder: Finder, mender: Mender, heartbeat: Heartbeat
    ) -> None:
        self._store = store
        self._clock = clock
        self._line = line
        self._finder = finder
        self._mender = mender
        self._heartbeat = heartbeat
        self._audited_at = self._awake_since = clock.now() - _PAUSE - _EVERY
        self._tried: frozenset[tuple[Stuck, int]] = frozenset()
        """What was to be mended by the audit before: what is found again cannot be."""
        self.content = False

    async def audit(self) -> None:
        """Look, once its minute has passed; at once when Telegram is back after a time in which it was not heard."""
        since = self._clock.now() - self._audited_at
        if timedelta() <= since < _EVERY and self._line.back_at is None:
            return
        awake = self._awake(since)
        self._audited_at += since
        self.content = False
        await remember(self._line, self._store)
        mended = await self._look_and_mend() if awake else True
        self.content = mended and self._line.hears
        if self.content:
            self._heartbeat.beat()

    def _awake(self, since: timedelta) -> bool:
        """Whether everybody who should have seen to it has had their minute."""
        now = self._audited_at + since
        if not timedelta() <= since <= _PAUSE or self._line.listens:
            self._awake_since = now
        return now - self._awake_since >= PATIENCE

    async def _look_and_mend(self) -> bool:
        """Whether nothing stays stuck, as far as can be seen."""
        found = await self._finder.find()
        again = [each for each in found if (each.what, each.row) in self._tried]
        failed = await self._mender.mend(found)
        self._tried = frozenset((each.what, each.row) for each in found)
        mended = [each for each in found if each not in again and each not in failed]
        if found:
            await self._store.write(lambda work: _note(mended, again, work))
        return not again and not failed


def _note(mended: Sequence[Found], again: Sequence[Found], work: UnitOfWork) -> None:
    for what, rows in _by_kind(mended):
        log.warning("something was stuck and has been mended", what=what, rows=len(rows))
        work.repairs.note(what, min(each.since for each in rows), len(rows), work.now)
    for what, rows in _by_kind(again):
        log.error("something is stuck and cannot be mended", what=what, rows=len(rows))
    _tell(again, work)


def _tell(again: Sequence[Found], work: UnitOfWork) -> None:
    """The secretariat hears of what had to be mended twice within a day, in one message, and of what cannot be."""
    since = work.now - WATCHED
    untold = work.repairs.untold(since)
    secretariat = work.people.with_roles(Role.SECRETARIAT)
    for person in secretariat if untold else ():
        work.tell(mended(person.id, work.now))
    work.repairs.told(untold, since, work.now)
    for _, rows in _by_kind(again):
        first = min(rows, key=lambda each: each.since)
        for person in secretariat:
            work.tell(not_mended(person.id, first, len(rows), work.now))


def _by_kind(found: Sequence[Found]) -> list[tuple[Stuck, list[Found]]]:
    in_order = sorted(found, key=lambda each: each.what)
    return [(what, list(rows)) for what, rows in groupby(in_order, key=lambda each: each.what)]
