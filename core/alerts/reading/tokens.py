"""A message cut into words and numbers that can be compared whatever the keyboard and the spelling of æ, ø and å."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_PIECE = re.compile(r"\d+|[^\W\d_]+(?:['’´`][^\W\d_]+)*")
_APOSTROPHES = re.compile("['’´`]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SENTENCE_END = re.compile(r"[.!?;\n]")
_NEIGHBOURING_ALPHABETS = str.maketrans("äö", "æø")
_DANISH = frozenset("æøå")
_LONGEST_LETTER = 3


class Token(NamedTuple):
    """One word or number: `word` folded, `raw` as written, `gap` what stood between it and the token before."""

    word: str
    raw: str
    gap: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Digits only; letters and digits never share a token, so that "14B" is two of them without a gap."""
        return self.word.isdecimal()

    @property
    def is_letter(self) -> bool:
        """One letter from A to Z, as house and door letters are."""
        return len(self.word) == 1 and "a" <= self.word <= "z"

    @property
    def follows_a_pause(self) -> bool:
        """More than a blank stands before this word: a comma, a dash, a full stop."""
        return bool(self.gap.strip())

    @property
    def opens_a_sentence(self) -> bool:
        """The punctuation before this word ends what was said before."""
        return _SENTENCE_END.search(self.gap) is not None


class Message(NamedTuple):
    """The text in composed letters, and its tokens, whose positions point into it."""

    text: str
    tokens: tuple[Token, ...]

    def word(self, at: int) -> str:
        """The folded word there; empty before the beginning and after the end."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""


def cut(text: str) -> Message:
    """Cuts any text, also the broken half of a surrogate pair; the time taken grows with the length alone."""
    composed = _INVISIBLE.sub("", _composed(text))
    tokens = []
    end = 0
    for piece in _PIECE.finditer(composed):
        raw, start = piece.group(), piece.start()
        tokens.append(Token(fold(raw), raw, composed[end:start], start, piece.end()))
        end = piece.end()
    return Message(composed, tuple(tokens))


def fold(word: str) -> str:
    """Lower case, one spelling for å/aa, æ/ae/ä and ø/oe/ö, no other diacritics, no apostrophes."""
    plain = word if word.isalnum() else _APOSTROPHES.sub("", word)
    folded = plain.casefold()
    if not folded.isascii():
        nordic = folded.translate(_NEIGHBOURING_ALPHABETS)
        folded = "".join(letter if letter in _DANISH else _bare(letter) for letter in nordic)
    return folded.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")


def _composed(text: str) -> str:
    """Compatibility forms (full-width letters, superscripts) too, unless one sign would swell to a sentence."""
    composed = unicodedata.normalize("NFKC", text)
    return composed if len(composed) <= 2 * len(text) else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=2048)
def _bare(letter: str) -> str:
    """The letter without its marks; a sign that stands for a whole word (U+FDFA) stays one sign."""
    decomposed = unicodedata.normalize("NFKD", letter)
    bare = "".join(part for part in decomposed if not unicodedata.combining(part))
    return bare if len(bare) <= _LONGEST_LETTER else letter
