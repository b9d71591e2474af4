"""The small language of the vocabulary: phrases as people say them, with a few signs for what may vary.

blød*              any ending: bløder, blødende
slår|sparker       either word
slår .. hende      up to four words in between, within one sentence
søn på <age>       a number from 0 to 17, in digits or in words
"""

from dataclasses import dataclass
from typing import NamedTuple

from core.alerts.reading.tokens import Message, Token, fold

_MOST_WORDS_BETWEEN = 4
_SHORTEST_WITHOUT_DANISH_LETTERS = 6
_WITHOUT_DANISH_LETTERS = str.maketrans("æøå", "aoa")
# Without "en", "et", "to" and "one": in a sentence they are articles and small words far more often than ages.
_AGE_WORDS = """
    tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
"""
_AGE = frozenset([*_AGE_WORDS.split(), *(str(age) for age in range(18))])


class Element(NamedTuple):
    """One word of a phrase: the whole words and the beginnings that it accepts."""

    words: frozenset[str]
    stems: tuple[str, ...]

    def accepts(self, word: str) -> bool:
        """The word, folded, may stand here."""
        return word in self.words or word.startswith(self.stems)


class Span(NamedTuple):
    """The tokens that a phrase was found in, `end` not included."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """They share a word."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Phrase:
    """A phrase of the vocabulary, ready to be compared; `far` says before which elements other words may come.

    `in_one_clause`: `..` does not even reach over a comma. "Jeg så efter ham, han er død" is not "efter .. død".
    """

    elements: tuple[Element, ...]
    far: tuple[bool, ...]
    in_one_clause: bool

    @classmethod
    def parse(cls, written: str, *, in_one_clause: bool = False) -> "Phrase":
        """Reads the small language; refuses an empty phrase and one that begins or ends with `..`."""
        parts = written.split()
        if not parts or ".." in (parts[0], parts[-1]):
            raise ValueError(f"the phrase {written!r} has no word at its beginning or end")
        elements = tuple(_element(part) for part in parts if part != "..")
        far = tuple(at > 0 and parts[at - 1] == ".." for at, part in enumerate(parts) if part != "..")
        return cls(elements, far, in_one_clause)

    def found_at(self, message: Message, start: int) -> Span | None:
        """Where the phrase is, when its first word, which the caller has compared, is the token `start`."""
        end = self._end(message, start + 1, 1)
        return None if end is None else Span(start, end)

    def _end(self, message: Message, at: int, element: int) -> int | None:
        """Tries the nearest word first; `..` never reaches over the end of a sentence."""
        if element == len(self.elements):
            return at
        wanted, far = self.elements[element], self.far[element]
        for candidate in range(at, min(at + 1 + _MOST_WORDS_BETWEEN * far, len(message.tokens))):
            if far and self._is_out_of_reach(message.tokens[candidate]):
                return None
            if wanted.accepts(message.tokens[candidate].word):
                end = self._end(message, candidate + 1, element + 1)
                if end is not None:
                    return end
        return None

    def _is_out_of_reach(self, token: Token) -> bool:
        return token.follows_a_pause if self.in_one_clause else token.opens_a_sentence


def _element(part: str) -> Element:
    words: set[str] = set()
    stems: set[str] = set()
    for choice in part.split("|"):
        if choice == "<age>":
            words |= {fold(word) for word in _AGE}
        else:
            (stems if choice.endswith("*") else words).update(_spellings(choice.removesuffix("*"), part))
    return Element(frozenset(words), tuple(sorted(stems)))


def _spellings(choice: str, part: str) -> set[str]:
    """The word, and as a keyboard without æ, ø and å writes it, where that is no other word: "bevidstlos"."""
    word = fold(choice)
    if not word.isalnum():
        raise ValueError(f"{part!r} is not one word; write phrases with blanks and nothing else between the words")
    bare = word.translate(_WITHOUT_DANISH_LETTERS)
    return {word, bare} if len(word) >= _SHORTEST_WITHOUT_DANISH_LETTERS else {word}
