"""The words that give away signs, urgency, danger to life, and children; in Danish and English, kept as data."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.alerts.reading.phrase_book import Entry, PhraseBook
from core.alerts.reading.phrases import Phrase, Span
from core.alerts.reading.signs import Sign, Urgency
from core.alerts.reading.tokens import Message, fold

DANGER = "danger"
CHILD = "child"
_NEGATION = "negation"
_SHORTEST_MISSPELT = 9


class Vocabulary:
    """Phrases by topic. A topic is a `Sign`, an `Urgency`, `DANGER` or `CHILD`.

    A phrase counts unless it shares a word with an exception of its own section ("brænder for" and "brænder"), or a
    negation stands right before it ("ingen brand"). Dangers of one long word are understood with one letter wrong.
    """

    def __init__(self, entries: Iterable[Entry], respelled: dict[str, str]) -> None:
        entries = tuple(entries)
        self._respelled = {fold(word): fold(meant) for word, meant in respelled.items()}
        self._book = PhraseBook(entries)
        self._known = frozenset(_topic(entry.section) for entry in entries if not entry.excepts) - {_NEGATION}
        self._long_dangers = tuple(
            sorted({word for entry in entries for word in _one_word_danger(entry) if len(word) >= _SHORTEST_MISSPELT})
        )

    @classmethod
    @cache
    def shipped(cls) -> "Vocabulary":
        """The vocabulary that comes with the bot; it is built once."""
        return cls.parse((files("core.alerts.reading") / "vocabulary.toml").read_text(encoding="utf-8"))

    @classmethod
    def parse(cls, text: str) -> "Vocabulary":
        """Reads a vocabulary file; refuses unknown topics and malformed phrases with `ValueError`."""
        content = tomllib.loads(text)
        entries = [Entry(Phrase.parse(written), _NEGATION, excepts=False) for written in content["negations"]]
        for section, table in _sections(content):
            entries.extend(_entries(section, table))
        return cls(entries, content["respelled"])

    def topics_known(self) -> frozenset[str]:
        """Every topic that this vocabulary has words for."""
        return self._known

    def topics(self, message: Message) -> frozenset[str]:
        """What the message speaks of."""
        message = self._spelled_out(message)
        said: list[tuple[str, Span]] = []
        excepted: dict[str, list[Span]] = defaultdict(list)
        negated: set[int] = set()
        for entry, span in self._book.found(message):
            if entry.section == _NEGATION:
                negated.add(span.end)
            elif entry.excepts:
                excepted[entry.section].append(span)
            else:
                said.append((entry.section, span))
        meant = frozenset(
            _topic(section)
            for section, span in said
            if (span.start not in negated or message.tokens[span.start].follows_a_pause)
            and not any(span.overlaps(exception) for exception in excepted[section])
        )
        understood = {at for section, span in said if _topic(section) == DANGER for at in range(*span)}
        return meant | self._misspelt_danger(message, understood)

    def _spelled_out(self, message: Message) -> Message:
        """Spoken forms as the phrases have them: "ik" is "ikke", "can't" is "cannot"."""
        tokens = message.tokens
        if self._respelled.keys().isdisjoint(token.word for token in tokens):
            return message
        respelled = (token._replace(word=self._respelled.get(token.word, token.word)) for token in tokens)
        return message._replace(tokens=tuple(respelled))

    def _misspelt_danger(self, message: Message, understood: set[int]) -> frozenset[str]:
        """A missed danger is worse than a false one: "bevidsløs", "selvmrod" and "unconcious" are understood."""
        for at, token in enumerate(message.tokens):
            if at in understood or len(token.word) < _SHORTEST_MISSPELT - 1:
                continue
            if process.extractOne(token.word, self._long_dangers, scorer=OSA.distance, score_cutoff=1):
                return frozenset({DANGER})
        return frozenset()


def _entries(section: str, table: dict[str, list[str]]) -> Iterator[Entry]:
    if unknown := table.keys() - {"danish", "english", "except"}:
        raise ValueError(f"{section} knows danish, english and except, not {', '.join(sorted(unknown))}")
    for language in ("danish", "english"):
        yield from (Entry(Phrase.parse(written), section, excepts=False) for written in table[language])
    for written in table.get("except", ()):
        yield Entry(Phrase.parse(written, in_one_clause=True), section, excepts=True)


def _one_word_danger(entry: Entry) -> Iterator[str]:
    if _topic(entry.section) == DANGER and not entry.excepts and len(entry.phrase.elements) == 1:
        yield from entry.phrase.elements[0].words
        yield from entry.phrase.elements[0].stems


def _sections(content: dict[str, Any]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Every section of the file under its topic's name; the dangers as "danger.fire", "danger.fall" and so on."""
    for sign, table in content["signs"].items():
        yield Sign(sign), table
    for urgency, table in content["urgency"].items():
        yield Urgency(urgency), table
    for kind, table in content["danger"].items():
        yield f"{DANGER}.{kind}", table
    yield CHILD, content["child"]


def _topic(section: str) -> str:
    return section.partition(".")[0]
