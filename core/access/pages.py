"""A statement as messages: as many as it needs, none longer than Telegram takes, and the same however often they are
made."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.access.statement import Looked, Said

_ROOM = 3600
"""Telegram takes 4096, counted as it counts: characters beyond the first plane are two."""
_HEADING = 160
_AT_ONCE = 1500
"""Characters of one entry that stand together."""
_LOOKS = 10
"""Lines of who looked in one message; each is at most a third of what fits there."""
LONGEST_REASON = 200


def pages_of_words(said: Sequence[Said]) -> list[list[Said]]:
    """Every entry, the long ones in pieces."""
    pages: list[list[Said]] = []
    room = 0
    for piece in _pieces(said):
        needs = _HEADING + len(piece.words.encode("utf-16-le")) // 2
        if not pages or needs > room:
            pages.append([])
            room = _ROOM
        pages[-1].append(piece)
        room -= needs
    return pages


def pages_of_looks(looked: Sequence[Looked]) -> list[Sequence[Looked]]:
    """So many lines at a time."""
    return [looked[start : start + _LOOKS] for start in range(0, len(looked), _LOOKS)]


def _pieces(said: Sequence[Said]) -> Iterator[Said]:
    for each in said:
        for start in range(0, len(each.words), _AT_ONCE):
            yield replace(each, words=each.words[start : start + _AT_ONCE])
