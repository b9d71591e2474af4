"""Is the log of who looked whole, and as its anchors know it?"""

from collections.abc import Callable, Sequence
from datetime import date

from bot.house import House
from bot.looking.anchoring import anchors_of
from core.privacy.chain import Finding, Flaw, Head, Link, Walk
from storage.anchors import AnchorFile, Anchors
from storage.unit_of_work import UnitOfWork

_PAGE = 2_000
"""Entries in memory at a time."""

_SENTENCES = {
    Flaw.CHANGED: "Entry {number} does not say any more what it said when it was written.",
    Flaw.GAP: "Entries are missing before entry {number}.",
    Flaw.BROKEN: "Entry {number} does not follow the one before it: something was taken out or put in.",
    Flaw.FALSE_BEGINNING: "The log begins with entry {number}, and no anchor allows that: what was older was cut off.",
    Flaw.CUT: "Entry {number} was the last one{on}, and is gone: the end was cut off, or an older copy was put back.",
    Flaw.REWRITTEN: "Entry {number} is not the one that the anchor{on} knows: the log was written anew.",
    Flaw.HEAD_MISSING: "The note of where the log ends was changed: entries behind it may be missing or made up.",
    Flaw.NO_ANCHORS: "The file of anchors is gone ({number} lines). Put back your copy of it.",
    Flaw.ANCHOR_CHANGED: "Line {number} of the anchors is not as the bot wrote it.",
    Flaw.ANCHORS_GONE: "The anchors up to line {number} are gone; what came before is vouched for by the chain alone.",
    Flaw.ANCHORS_CUT: "The file of anchors had {number} lines once, and ends before that.",
    Flaw.MADE_UP: "There is an entry {number}: the bot never gives that number, somebody made the entry up.",
    Flaw.VAULT_CHANGED: "What the vault knows of the newest anchor was changed or taken away.",
}


class Verification:
    """Goes through the log page by page, beside a running bot too."""

    def __init__(self, built: House, file: AnchorFile, *, copied: bool = False) -> None:
        """`copied`: the file is a copy from some day, and need not have all the lines."""
        self._built = built
        self._file = file
        self._copied = copied
        self.entries = 0
        self.anchors = Anchors((), (), 0, "")

    async def whole(self, tell: Callable[[int], None] = lambda walked: None) -> Sequence[Finding]:
        """Everything from the beginning. `tell` hears now and then how many entries are behind it."""
        self.anchors = await anchors_of(self._file, self._built.vault, copied=self._copied)
        return await self._walk(Walk(self.anchors.lines), tell)

    async def since_the_last_anchor(self) -> Sequence[Finding]:
        """Only what nobody outside vouches for yet."""
        self.anchors = await anchors_of(self._file, self._built.vault, copied=self._copied)
        return await self._walk(Walk(self.anchors.lines, self.anchors.newest_head), lambda walked: None)

    async def _walk(self, walk: Walk, tell: Callable[[int], None]) -> Sequence[Finding]:
        store = self._built.store
        strays = await store.read(lambda work: work.looks.strays(_PAGE))
        found = [*self.anchors.flaws, *(Finding(Flaw.MADE_UP, number) for number in strays)]
        over = False
        while not over:
            links, head, over = await store.read(lambda work: _page(walk.after, work))
            for link in links:
                found += walk.take(link)
            tell(walk.walked)
        found += walk.end(head)
        self.entries = walk.walked
        if self.entries and not self.anchors.lines and not found:
            found.append(Finding(Flaw.NO_ANCHORS))
        return found


def sentence(found: Finding) -> str:
    """What is wrong, for the operator."""
    return _SENTENCES[found.flaw].format(number=found.number, on=_on(found.on))


def _page(after: int, work: UnitOfWork) -> tuple[Sequence[Link], Head | None, bool]:
    """The next entries, and whether they are the last; then with what the log says about its end in that moment."""
    links = work.looks.chain(after, _PAGE)
    over = len(links) < _PAGE or links[-1].number <= after
    return links, work.looks.head() if over else None, over


def _on(day: date | None) -> str:
    return f" on {day.isoformat()}" if day else ""
