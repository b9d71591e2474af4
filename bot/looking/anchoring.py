"""Once a day it is put down outside the database where the log of who looked ends; and what is older than the log is
kept goes."""

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path

import structlog

from bot.house import House
from core.kernel.months import months_later
from core.privacy.chain import BEGINNING, Anchor, AnchorKind, Finding, Flaw
from storage.anchors import AnchorFile, Anchors, anchor_of, written
from storage.looks import Written
from storage.unit_of_work import UnitOfWork
from storage.vault.vault import Vault

log = structlog.get_logger()


class Anchoring:
    """Asked at each tick; does something at the first one of a day. A day on which nothing ran has no line: the next
    one vouches for its entries too."""

    def __init__(self, built: House, file: AnchorFile) -> None:
        self._store = built.store
        self._vault = built.vault
        self._clock = built.clock
        self._town = built.town
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
        there = await anchors_of(self._file, self._vault)
        if there.flaws:
            log.error("the anchors of the log are not as they were written", lines=sorted({*_lines(there)}))
        head = there.newest_head
        if head is None or head.on < today:
            await self._anchor(there, today)

    async def _anchor(self, there: Anchors, today: date) -> None:
        """The newest line is kept in the vault, too, once it is in the file: one that only the file has is no flaw. And
        the line that allows a cut is on disk before anything is cut: a kill in between cuts nothing, and tomorrow it
        is cut."""
        first, last, kept = await self._store.read(self._ends)
        new: list[Anchor] = []
        if there.newest_begin is None:
            new.append(_line(there, new, today, AnchorKind.BEGIN, first))
        if kept is not None:
            new.append(_line(there, new, today, AnchorKind.BEGIN, kept))
        new.append(_line(there, new, today, AnchorKind.HEAD, last))
        await asyncio.to_thread(self._file.add, there, new)
        await asyncio.to_thread(self._vault.keep_anchor, written(new[-1]))
        if kept is not None:
            await self._store.write(lambda work: work.looks.cut(kept.number))

    def _ends(self, work: UnitOfWork) -> tuple[Written, Written, Written | None]:
        """With what the log begins, with what it ends, and with what it is to begin, when something is too old."""
        first = next(iter(work.looks.chain(0, 1)), None)
        oldest = months_later(work.now, -self._town.retention.audit_months, self._town.zone)
        begins = Written(first.number, first.before) if first else Written(1, BEGINNING)
        return begins, work.looks.last(), work.looks.first_since(oldest)


def anchor_file(built: House, other: Path | None = None) -> AnchorFile:
    """That of this data folder, or a copy of it that is kept elsewhere."""
    return AnchorFile(other or built.settings.data / "anchors" / "looks.txt", built.keys.vouch)


async def anchors_of(file: AnchorFile, vault: Vault, *, copied: bool = False) -> Anchors:
    """What file and vault say, and what is wrong with the file by what the vault knows; of a copy, by itself."""
    return await asyncio.to_thread(_anchors_of, file, vault, copied=copied)


def _anchors_of(file: AnchorFile, vault: Vault, *, copied: bool) -> Anchors:
    """When nobody can tell any more how many lines there were, the next leaves out a number, so that it is found later
    that nobody could."""
    known = vault.newest_anchor
    newest = anchor_of(known) if known else None
    there = file.read(0 if copied or newest is None else newest.line)
    if known is None:
        changed = Finding(Flaw.VAULT_CHANGED)
        return replace(there, flaws=[*there.flaws, changed], written=there.written + 1)
    if newest is not None and newest not in there.lines:
        return replace(there, lines=[*there.lines, newest])
    return there


def _line(there: Anchors, new: list[Anchor], on: date, kind: AnchorKind, entry: Written) -> Anchor:
    return Anchor(there.written + len(new) + 1, on, kind, entry.number, entry.hash)


def _lines(there: Anchors) -> list[int]:
    return [each.number for each in there.flaws]
