"""What is handed out about somebody tells nothing about others that a machine can recognise: who reported it, telephone
numbers, addresses of mail. Names of others in running text it cannot: somebody reads it through."""

import re
from collections.abc import Iterable

MASK = "▮▮▮"
_MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]{2,}")
_PHONE = re.compile(r"(?<![\w+])(?:\+|00)?(?:\d[ .-]?){7,14}\d(?!\w)")
_SHORTEST_NAME = 3


def masked(words: str, names: Iterable[str | None]) -> str:
    """The words without these names (each part of them by itself), numbers and addresses; never longer than before."""
    words = _PHONE.sub(MASK, _MAIL.sub(MASK, words))
    parts = {part for name in names for part in re.findall(r"\w+", name or "") if len(part) >= _SHORTEST_NAME}
    if not parts:
        return words
    anywhere = "|".join(sorted(map(re.escape, parts), key=len, reverse=True))
    return re.sub(rf"\b(?:{anywhere})s?\b", MASK, words, flags=re.IGNORECASE)
