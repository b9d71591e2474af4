"""The names of a town's areas and streets, found in a text however they are spelled."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from core.alerts.reading.tokens import Message, Token, cut
from core.kernel.town import Area

_ABBREVIATED = {"gammel": "gl", "gamle": "gl", "gml": "gl", "sankt": "skt", "sct": "skt", "herman": "hermann"}
_TWO_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_GAPS_INSIDE_A_NAME = frozenset({" ", "-", ". ", ".", " - ", "  ", "\n", "–", "'"})
_LONGEST_ABBREVIATION = 3
_SHORTEST_MISSPELT_STREET = 7
_SHORTEST_MISSPELT_NAME = 9
_LONG = 11
_MOST_TYPOS = 2
_LINKED = 85


@dataclass(frozen=True)
class Name:
    """A known name and the street that it means, or that a house number behind it belongs to.

    `is_street` without `is_area`: the street was named; both: one word for the area and for the street that named it.
    """

    area: str
    street: str | None
    is_street: bool
    is_area: bool


@dataclass(frozen=True)
class Match:
    """A name in the text, from the token `start` up to but not including `end`; `typos` letters differ."""

    start: int
    end: int
    name: Name
    typos: int = 0


_Windows = dict[str, list[tuple[int, int]]]
"""Runs of words, written as one: where they start and end among the tokens."""


class Spellings:
    """Names without blanks, hyphens and case; one letter wrong is forgiven from 7 letters on, two from 11.

    Area names and aliases must be longer than streets to be forgiven: "i Randers" is not "Randers C".
    """

    def __init__(self, areas: Iterable[Area]) -> None:
        self._names: dict[str, Name] = {}
        self._forgiven: dict[int, list[str]] = defaultdict(list)
        self._most_words = 1
        self._longest = 0
        for area in areas:
            for street in area.streets:
                is_area = squashed(street) == squashed(area.name)
                self._add(street, Name(area.key, street, is_street=True, is_area=is_area), _SHORTEST_MISSPELT_STREET)
            for alias in (area.name, *area.aliases):
                name = Name(area.key, _linked_street(alias, area), is_street=False, is_area=True)
                self._add(alias, name, _SHORTEST_MISSPELT_NAME)

    def matches(self, message: Message) -> tuple[Match, ...]:
        """The names in the text, in its order, none overlapping; the better spelled one wins, then the longer."""
        windows = self._windows(message.tokens)
        found = [
            Match(start, end, self._names[spelled])
            for spelled in windows.keys() & self._names.keys()
            for start, end in windows[spelled]
        ]
        found.extend(_unambiguous(list(self._misspelt(windows))))
        found.sort(key=lambda match: (match.typos, match.start - match.end, match.start))
        chosen: list[Match] = []
        taken: set[int] = set()
        for match in found:
            words = range(match.start, match.end)
            if taken.isdisjoint(words):
                chosen.append(match)
                taken.update(words)
        return tuple(sorted(chosen, key=lambda match: match.start))

    def _add(self, spelled: str, name: Name, shortest_misspelt: int) -> None:
        tokens = cut(spelled).tokens
        words = _name_words(tokens)
        plain = "".join(words)
        if plain not in self._names and len(plain) >= shortest_misspelt:
            self._forgiven[len(plain)].append(plain)
        for variant in (plain, _in_one_word(tokens), *_variants(plain)):
            self._names.setdefault(variant, name)
        self._most_words = max(self._most_words, len(words) + 1)
        self._longest = max(self._longest, len(plain) + _MOST_TYPOS)

    def _windows(self, tokens: tuple[Token, ...]) -> _Windows:
        """Every run of words that could be one name, without blanks; a comma or a digit ends a run."""
        words = _name_words(tokens)
        joined = [False, *(_continues(before, token) for before, token in pairwise(tokens))]
        windows: _Windows = defaultdict(list)
        for start, word in enumerate(words):
            spelled, end = word, start + 1
            windows[spelled].append((start, end))
            while end < len(words) and joined[end] and end - start < self._most_words:
                spelled += words[end]
                end += 1
                if len(spelled) > self._longest:
                    break
                windows[spelled].append((start, end))
        return windows

    def _misspelt(self, windows: _Windows) -> Iterator[Match]:
        by_length: dict[int, list[str]] = defaultdict(list)
        for spelled in windows:
            by_length[len(spelled)].append(spelled)
        for length, names in self._forgiven.items():
            typos = _MOST_TYPOS if length >= _LONG else 1
            near = [each for close in range(length - typos, length + typos + 1) for each in by_length.get(close, ())]
            for plain in names if near else ():
                for spelled, distance, _ in process.extract(
                    plain, near, scorer=OSA.distance, score_cutoff=typos, limit=None
                ):
                    if distance:
                        name = self._names[plain]
                        yield from (Match(start, end, name, int(distance)) for start, end in windows[spelled])


def _unambiguous(matches: list[Match]) -> Iterator[Match]:
    """Without the words that are as near to a name of one area as to a name of another: better to ask."""
    areas: dict[tuple[int, int, int], set[str]] = defaultdict(set)
    for match in matches:
        areas[match.start, match.end, match.typos].add(match.name.area)
    yield from (match for match in matches if len(areas[match.start, match.end, match.typos]) == 1)


def squashed(text: str) -> str:
    """The text's letters and digits, folded, without anything between them."""
    return "".join(_name_words(cut(text).tokens))


def _name_words(tokens: Iterable[Token]) -> list[str]:
    """Danish letters as two each, so that in "Vangdaen" one letter is missing and not an æ to be seen."""
    return [_ABBREVIATED.get(token.word, token.word).translate(_TWO_LETTERS) for token in tokens]


def _in_one_word(tokens: Iterable[Token]) -> str:
    """ "Gammeljennumparken" has no word in it that could be abbreviated."""
    return "".join(token.word.translate(_TWO_LETTERS) for token in tokens)


def _continues(before: Token, token: Token) -> bool:
    if token.is_number or before.is_number or token.gap not in _GAPS_INSIDE_A_NAME:
        return False
    return "." not in token.gap or len(before.word) <= _LONGEST_ABBREVIATION


def _variants(plain: str) -> tuple[str, ...]:
    """How a name changes in a sentence and on an envelope: "Energivejs", "Energivejen", "Energiv."."""
    if plain.endswith("vej"):
        return plain + "s", plain + "en", plain + "ens", plain.removesuffix("ej")
    if plain.endswith("gade"):
        return plain + "s", plain + "n", plain + "ns", plain.removesuffix("ade")
    return (plain + "s",)


def _linked_street(alias: str, area: Area) -> str | None:
    """The street that an alias is another spelling of: "Jennumparken 4" is a house in Gl. Jennumparken."""
    ratings = {street: fuzz.partial_ratio(squashed(alias), squashed(street)) for street in area.streets}
    best = max(ratings, key=ratings.__getitem__, default=None)
    return best if best is not None and ratings[best] >= _LINKED else None
