"""What is handed out about somebody tells nothing about others that a machine can recognise: who reported it, telephone
numbers, addresses of mail. Names of others in running text it cannot: somebody reads it through."""

import re
from collections.abc import Iterable, Iterator

MASK = "▮▮▮"
_MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]{2,}")
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = rf"(?<!\d[./-])(?:{_DAY}[./-]{_MONTH}[./-]{_YEAR}|{_YEAR}-{_MONTH}-{_DAY})(?![./-]?\d)"
_NUMBER = re.compile(rf"(?<![\w+])(?:(?P<date>{_DATE})|(?:\+|00)?(?:\d[ .-]?){{7,14}}\d)(?!\w)")
_SHORTEST_NAME, _MAY_BE_A_WORD = 2, 4
"""Letters: names up to this long are words as well (Bo, Per, Hans), but for their capital."""


def masked(words: str, names: Iterable[str | None]) -> str:
    """The words without these names, numbers and addresses; never longer than before."""
    words = _NUMBER.sub(lambda found: found["date"] or MASK, _MAIL.sub(MASK, words))
    return without_names(words, names)


def without_names(words: str, names: Iterable[str | None]) -> str:
    """The words without these names, each part of them by itself: short ones where they are written with a capital,
    longer ones however they are written."""
    parts = {part for name in names for part in _parts_of(name or "")}
    if not parts:
        return words
    anywhere = "|".join(_spelled(part) for part in sorted(parts, key=len, reverse=True))
    return re.sub(rf"\b(?:{anywhere})[sS]?\b", lambda found: MASK[: len(found[0])], words)


def _parts_of(name: str) -> Iterator[str]:
    """Not what stands small between others: de, la, von."""
    for part in re.findall(r"\w+", name):
        between = len(part) <= _MAY_BE_A_WORD and part.islower() and not name.islower()
        if len(part) >= _SHORTEST_NAME and not between:
            yield part


def _spelled(part: str) -> str:
    if len(part) > _MAY_BE_A_WORD:
        return f"(?i:{re.escape(part)})"
    return "|".join(map(re.escape, (part.upper(), part[0].upper() + part[1:])))
