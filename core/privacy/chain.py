"""Is the log of who looked whole? Each entry holds the hash of the one before, and anchors outside the database hold
the hash of an entry for each day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

BEGINNING = "0" * 32
"""What stands before the first entry of all."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as the chain sees it. `sound`: its hash is that of what it says by now."""

    number: int
    before: str
    hash: str
    sound: bool


@dataclass(frozen=True, slots=True)
class Head:
    """Where the log says that it ends. `genuine`: nobody else wrote that."""

    number: int
    genuine: bool


class AnchorKind(StrEnum):
    """What an anchor vouches for."""

    BEGIN = "begin"
    """The log may begin with this entry, and this hash stands before it: what was older is gone by right."""
    HEAD = "head"
    """On that day the log ended with this entry, which has this hash."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A line outside the database. Its own number counts from 1; `on` is a day of the town's."""

    line: int
    on: date
    kind: AnchorKind
    number: int
    hash: str


class Flaw(StrEnum):
    """What can be wrong. The first numbers an entry, unless it says a line."""

    CHANGED = "changed"
    """It does not say any more what it said when it was written."""
    GAP = "gap"
    """Entries before this one are missing."""
    BROKEN = "broken"
    """It does not follow the one before."""
    FALSE_BEGINNING = "false_beginning"
    """The log begins with it, and no anchor allows that."""
    CUT = "cut"
    """It was the last one once, and is gone."""
    REWRITTEN = "rewritten"
    """It is sound, and not the one that the anchor vouches for."""
    HEAD_MISSING = "head_missing"
    """Where the log ends is not written down, or not by the bot."""
    NO_ANCHORS = "no_anchors"
    """The file is gone, or empty."""
    ANCHOR_CHANGED = "anchor_changed"
    """This line is not as the bot wrote it."""
    ANCHORS_GONE = "anchors_gone"
    """The lines up to this one are gone."""
    ANCHORS_CUT = "anchors_cut"
    """There was a line of this number, and the file ends before it."""
    MADE_UP = "made_up"
    """Its number is none that the bot gives."""
    VAULT_CHANGED = "vault_changed"
    """What the vault knows of the newest line is gone, or not as the bot wrote it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, with the number of the entry or of the line, and the anchor's day where one tells."""

    flaw: Flaw
    number: int = 0
    on: date | None = None


class Walk:
    """Goes along the log once, entry after entry; holds no more than the anchors."""

    def __init__(self, anchors: Sequence[Anchor], since: Anchor | None = None) -> None:
        """`since`: begin with the entry that this anchor vouches for, and take its word for all before."""
        begins = {(anchor.number, anchor.hash) for anchor in anchors if anchor.kind is AnchorKind.BEGIN}
        self._begins = begins or {(1, BEGINNING)}
        heads = [anchor for anchor in anchors if anchor.kind is AnchorKind.HEAD and anchor.number > 0]
        self._anchored: Mapping[int, Sequence[Anchor]] = {
            number: [anchor for anchor in heads if anchor.number == number]
            for number in {anchor.number for anchor in heads}
        }
        self._last: tuple[int, str] | None = None
        self._since = since.number if since and since.number > 0 else None
        self.walked = 0

    @property
    def after(self) -> int:
        """The next entry is the first behind this number."""
        return self._last[0] if self._last else (self._since or 1) - 1

    def take(self, link: Link) -> Iterator[Finding]:
        """The next entry: what is wrong with it."""
        self.walked += 1
        if not link.sound:
            yield Finding(Flaw.CHANGED, link.number)
        misplaced = self._first(link) if self._last is None else _follows(link, *self._last)
        if misplaced is not None:
            yield Finding(misplaced, link.number)
        for anchor in self._anchored.get(link.number, ()):
            if anchor.hash != link.hash:
                yield Finding(Flaw.REWRITTEN, link.number, anchor.on)
        self._last = (link.number, link.hash)

    def end(self, head: Head | None) -> Iterator[Finding]:
        """There is no further entry; the log says that it ends at this head."""
        last = self._last[0] if self._last else 0
        known = max(self._anchored, default=0)
        if known > last:
            yield Finding(Flaw.CUT, known, self._anchored[known][0].on)
        elif head is None or not head.genuine or head.number < last:
            yield Finding(Flaw.HEAD_MISSING, last)
        elif head.number > last:
            yield Finding(Flaw.CUT, head.number)

    def _first(self, link: Link) -> Flaw | None:
        if self._since is not None:
            return None if link.number == self._since else Flaw.GAP
        return None if (link.number, link.before) in self._begins else Flaw.FALSE_BEGINNING


def _follows(link: Link, number: int, hashed: str) -> Flaw | None:
    """What is wrong with it as the one behind the entry of this number, which has this hash."""
    if link.number != number + 1:
        return Flaw.GAP
    return None if link.before == hashed else Flaw.BROKEN
