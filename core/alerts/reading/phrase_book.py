"""Many phrases at once: which of them a message holds, in time that grows with the message and hardly with the book."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.alerts.reading.phrases import Element, Phrase, Span
from core.alerts.reading.tokens import Message


class Entry(NamedTuple):
    """A phrase and its section of the vocabulary; `excepts`: it takes back what another phrase of its section says."""

    phrase: Phrase
    section: str
    excepts: bool


class PhraseBook:
    """Looks each word up once, and compares only phrases all of whose words the message holds.

    Elements go by number here: the same element of two phrases is one number.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._numbers: dict[Element, int] = {}
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_stem: dict[str, set[int]] = defaultdict(set)
        self._opened_by: dict[int, list[tuple[frozenset[int], Entry]]] = defaultdict(list)
        for entry in entries:
            numbers = [self._number(element) for element in entry.phrase.elements]
            self._opened_by[numbers[0]].append((frozenset(numbers), entry))
        self._stem_lengths = sorted({len(stem) for stem in self._by_stem})

    def found(self, message: Message) -> Iterator[tuple[Entry, Span]]:
        """Every phrase that the message holds, wherever it begins; one beginning has one span."""
        positions: dict[str, list[int]] = defaultdict(list)
        for at, token in enumerate(message.tokens):
            positions[token.word].append(at)
        accepting = {word: self._accepting(word) for word in positions}
        present = frozenset[int]().union(*accepting.values())
        for number in present & self._opened_by.keys():
            possible = [entry for wanted, entry in self._opened_by[number] if wanted <= present]
            if possible:
                words = (word for word, numbers in accepting.items() if number in numbers)
                yield from _spans(possible, message, [at for word in words for at in positions[word]])

    def _number(self, element: Element) -> int:
        if element not in self._numbers:
            number = self._numbers[element] = len(self._numbers)
            for word in element.words:
                self._by_word[word].add(number)
            for stem in element.stems:
                self._by_stem[stem].add(number)
        return self._numbers[element]

    def _accepting(self, word: str) -> set[int]:
        """The elements that accept this word; most words of a message are accepted by none."""
        accepting = self._by_word.get(word, set())
        for length in self._stem_lengths:
            if length > len(word):
                break
            stem = self._by_stem.get(word[:length])
            if stem:
                accepting = accepting | stem
        return accepting


def _spans(entries: list[Entry], message: Message, beginnings: list[int]) -> Iterator[tuple[Entry, Span]]:
    for entry in entries:
        for at in beginnings:
            span = entry.phrase.found_at(message, at)
            if span is not None:
                yield entry, span
