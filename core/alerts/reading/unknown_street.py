"""Streets that no configuration knows but that are clearly streets: a Danish street name with a house number."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.alerts.reading.house_number import Door, door
from core.alerts.reading.tokens import Message

_CERTAIN_ENDING = re.compile(r"\w{2,40}(?:gade|gaden|vej|vejen|stræde|strædet|alle|alleen|boulevard|boulevarden)$")
_CAPITALISED_ENDING = re.compile(
    r"\w{3,40}(?:vænge|vænget|torv|torvet|plads|pladsen|park|parken|toft|toften|bakke|bakken|dal|dalen|have|haven|"
    r"eng|engen|sti|stien|gyde|gyden|brink|brinken|krog|krogen|kaj|kajen|ager|ageren|mark|marken|lund|lunden|"
    r"skrænten|gård|gården|høj|højen|vang|vangen)$"
)
_BARE = frozenset({"gade", "vej", "stræde", "alle", "boulevard", "plads", "torv", "vænge", "kaj", "park"})
_QUALIFYING_WORDS = "gl gammel ny nye store lille nordre søndre vestre østre vester øster nørre sønder sankt skt sct"
_QUALIFIERS = frozenset(_QUALIFYING_WORDS.split())
_ORDINARY_WORDS = """
    udvej omvej genvej afvej motorvej landevej hovedvej vildvej adgangsvej cykelvej sidevej sidegade baggade gågade
    parkeringsplads legeplads arbejdsplads byggeplads boldplads politigården
"""
_NO_STREETS = frozenset(_ORDINARY_WORDS.split())


class UnknownStreet(NamedTuple):
    """The name as written, and what follows it; it always has a house number."""

    name: str
    door: Door


def unknown_streets(message: Message) -> Iterator[UnknownStreet]:
    """The streets in the text, in its order; a street without a house number is not told from other words."""
    for at, token in enumerate(message.tokens):
        start = _street_start(message, at)
        if start is None:
            continue
        behind = door(message, at + 1)
        if behind.house_number is not None:
            yield UnknownStreet(message.text[message.tokens[start].start : token.end], behind)


def _street_start(message: Message, at: int) -> int | None:
    """The first token of the street name that ends here; None when no street name ends here."""
    token = message.tokens[at]
    if token.word in _NO_STREETS:
        return None
    if token.word in _BARE:
        return _start_of_capitals(message, at) if token.raw[0].isupper() else None
    capitalised = token.raw[0].isupper() and _CAPITALISED_ENDING.match(token.word)
    if not capitalised and not _CERTAIN_ENDING.match(token.word):
        return None
    qualified = at > 0 and message.word(at - 1) in _QUALIFIERS and token.gap in {" ", ". "}
    return at - 1 if qualified else at


def _start_of_capitals(message: Message, at: int) -> int | None:
    """ "Skt. Peders Gade": up to three capitalised words before a bare "Gade"; the first must not be missing."""
    start = at
    while start > max(0, at - 3) and message.tokens[start].gap in {" ", ". "}:
        before = message.tokens[start - 1]
        if before.is_number or not before.raw[0].isupper():
            break
        start -= 1
    return start if start < at else None
