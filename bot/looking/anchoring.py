"""Once a day it is put down outside the database where the log of who looked ends; and what is older than the log is
kept goes."""

import asyncio
from datetime import date
from pathlib import Path

import structlog

from bot.keys import Keys
from core.kernel.clock import Clock
from core.kernel.months import months_later
from core.kernel.town import Town
from core.privacy.chain import BEGINNING, Anchor, AnchorKind
from storage.anchors import AnchorFile, Anchors
from storage.looks import Written
from storage.store import Store
from storage.unit_of_work import UnitOfWork

_LINES = "anchors"
"""The setting that holds how many lines the file ever had."""

log = structlog.get_logger()


class Anchoring:
    """Asked at each tick; does something at the first one of a day. A day on which nothing ran has no line: the next
    one vouches for its entries too."""

    def __init__(self, store: Store, clock: Clock, town: Town, file: AnchorFile) -> None:
        self._store = store
        self._clock = clock
        self._town = town
        self._file = file
        self._done: date | None = None
        self._writing = asyncio.Lock()

    async def tend(self) -> None:
        """Put down today's line, once. What is wrong with the file is logged, and the file goes on all the same: what
        comes now is to be vouched for too."""
        today = self._clock.now().astimezone(self._town.zone).date()
        async with self._writing:
            if self._done is None or self._done < today:
                await self._put_down(today)
                self._done = today

    async def _put_down(self, today: date) -> None:
        there = await anchors_of(self._file, self._store)
        if there.flaws:
            log.error("the anchors of the log are not as they were written", lines=sorted({*_lines(there)}))
        head = there.newest_head
        if head is None or head.on < today:
            await self._anchor(there, today)

    async def _anchor(self, there: Anchors, today: date) -> None:
        """The line that allows a cut is on disk before anything is cut: a kill in between cuts nothing, and tomorrow
        it is cut."""
        first, last, kept = await self._store.read(self._ends)
        new: list[Anchor] = []
        if there.newest_begin is None:
            new.append(_line(there, new, today, AnchorKind.BEGIN, first))
        if kept is not None:
            new.append(_line(there, new, today, AnchorKind.BEGIN, kept))
        new.append(_line(there, new, today, AnchorKind.HEAD, last))
        await asyncio.to_thread(self._file.add, there, new)
        await self._store.write(lambda work: _settle(new[-1].line, kept, work))

    def _ends(self, work: UnitOfWork) -> tuple[Written, Written, Written | None]:
        """With what the log begins, with what it ends, and with what it is to begin, when something is too old."""
        first = next(iter(work.looks.chain(0, 1)), None)
        oldest = months_later(work.now, -self._town.retention.audit_months, self._town.zone)
        begins = Written(first.number, first.before) if first else Written(1, BEGINNING)
        return begins, work.looks.last(), work.looks.first_since(oldest)


def anchor_file(data: Path, keys: Keys, other: Path | None = None) -> AnchorFile:
    """That of this data folder, or a copy of it that is kept elsewhere."""
    return AnchorFile(other or data / "anchors" / "looks.txt", keys.vouch)


async def anchors_of(file: AnchorFile, store: Store, *, copied: bool = False) -> Anchors:
    """What the file says, and what is wrong with it by what the database knows; of a copy, by itself."""
    written = 0 if copied else await store.read(lambda work: int(work.settings.get(_LINES) or 0))
    return await asyncio.to_thread(file.read, written)


def _line(there: Anchors, new: list[Anchor], on: date, kind: AnchorKind, entry: Written) -> Anchor:
    return Anchor(there.written + len(new) + 1, on, kind, entry.number, entry.hash)


def _settle(lines: int, kept: Written | None, work: UnitOfWork) -> None:
    work.settings.set(_LINES, str(lines))
    if kept is not None:
        work.looks.cut(kept.number)


def _lines(there: Anchors) -> list[int]:
    return [each.number for each in there.flaws]
