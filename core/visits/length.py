"""How long somebody stays inside, as people write it."""

import re
from dataclasses import dataclass

from core.kernel.refusal import Refused
from core.kernel.spoken.clocks import while_meant
from core.kernel.spoken.vocabulary import plain

_SHORTEST_BARE = 5
"""A smaller number behind a place belongs to the place: a floor, a door."""
_WORDS_AT_MOST = 5
_UNITS = {"t": "timer", "h": "hours", "m": "minutter", "min": "minutter"}
_UNIT = re.compile(rf"(?<=[0-9½]) ?({'|'.join(_UNITS)})\b")
_QUARTERS = re.compile(r"(?:tre kvarter|three quarters of an hour)")
_AND = re.compile(r" (?:og|and) | (?=[0-9])")
_BEFORE_A_LENGTH = re.compile(r"[\s,;:–-]*(?:\b(?:i|om|for|in))?[\s,;:–-]*$", re.IGNORECASE)


@dataclass(eq=False)
class VisitTooLong(Refused):
    """Nobody would be missed for so long: `longest` minutes at the most."""

    longest: int


def read_length(words: str) -> int | None:
    """Whole minutes: "45", "45 min", "1 time", "halvanden time", "1 time og 15 min"; None for what is no length."""
    text = plain(words) or ""
    if re.fullmatch(r"[0-9]{1,4}", text):
        return int(text) or None
    parts = [_one(part) for part in _AND.split(_UNIT.sub(lambda found: f" {_UNITS[found[1]]}", text))]
    minutes = [part for part in parts if part is not None]
    return sum(minutes) or None if len(minutes) == len(parts) <= 2 else None


def cut_length(words: str, longest: int) -> tuple[str, int | None]:
    """A place, and how long, when that stands behind it: "Vangdalen 4 30". A figure alone is only taken for minutes
    where a house number stands before it, and where they may be as many (`longest`)."""
    said = words.split()
    for behind in range(min(_WORDS_AT_MOST, len(said) - 1), 0, -1):
        place, length = " ".join(said[:-behind]), " ".join(said[-behind:])
        minutes = read_length(length)
        if minutes is None or (length.isdecimal() and not _may_be_minutes(minutes, place, longest)):
            continue
        return _BEFORE_A_LENGTH.sub("", place) or place, minutes
    return " ".join(said), None


def _one(part: str) -> int | None:
    if _QUARTERS.fullmatch(part):
        return 45
    span = while_meant(part)
    return None if span is None else round(span.total_seconds() / 60)


def _may_be_minutes(minutes: int, place: str, longest: int) -> bool:
    return any(each.isdecimal() for each in place) and _SHORTEST_BARE <= minutes <= longest
