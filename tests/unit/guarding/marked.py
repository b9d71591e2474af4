"""Lists of examples, one a line; in those to be masked «» stands around what must be gone."""

from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Example:
    """A text in which something of this kind must be masked, and what is to be gone from it in UTF-16 places."""

    kind: str
    text: str
    gone: frozenset[int]


def units(text: str) -> list[str]:
    """The character at each place that Telegram counts."""
    return [sign for sign in text for _ in range(len(sign.encode("utf-16-le")) // 2)]


def left_alone(name: str) -> list[str]:
    return (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def to_be_masked(name: str) -> list[Example]:
    return [_example(line) for line in left_alone(name)]


def _example(line: str) -> Example:
    kind, _, marked = line.partition("|")
    gone: set[int] = set()
    place, inside = 0, False
    for sign in marked:
        if sign in "«»":
            inside = sign == "«"
            continue
        width = len(units(sign))
        gone |= set(range(place, place + width)) if inside and sign.isalnum() else set()
        place += width
    return Example(kind, marked.replace("«", "").replace("»", ""), frozenset(gone))
