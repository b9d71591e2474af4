"""House numbers, and what tells them from hours, telephone numbers, floors and things that are counted."""

from typing import NamedTuple

from core.alerts.reading.counted import counts_something
from core.alerts.reading.floor import GROUND_WORDS, floor_and_side, floor_at, named_floor, side_at
from core.alerts.reading.tokens import Message, Token

_NUMBER_WORDS = frozenset({"nr", "nummer", "no", "number", "opgang", "opg", "husnummer", "blok"})
_SERVICE_NUMBERS = frozenset({"112", "113", "114"})


class Door(NamedTuple):
    """What follows a street: each part may be missing; `end` is the first token that does not belong to it."""

    house_number: str | None
    floor: str | None
    side: str | None
    end: int


def door(message: Message, at: int) -> Door:
    """House number, floor and side from this token on."""
    house_number, at = _house_number(message, at)
    floor, side, at = floor_and_side(message, at, after_number=house_number is not None)
    return Door(house_number, floor, side, at)


def number_before(message: Message, at: int) -> str | None:
    """The English order: "14B Energivej"; not the hour in "kl. 14 Energivej"."""
    tokens = message.tokens
    if not 0 < at < len(tokens) or tokens[at].gap != " ":
        return None
    letter = ""
    last = at - 1
    if last > 0 and tokens[last].is_letter and tokens[last].gap == "" and tokens[last - 1].is_number:
        letter = tokens[last].word.upper()
        last -= 1
    if not _is_house_number(tokens[last]) or message.word(last - 1) in {"kl", "klokken", "ca", "d", "den"}:
        return None
    return f"{int(tokens[last].word)}{letter}"


def announced_number(message: Message) -> tuple[str, int] | None:
    """A house number that is named as one, wherever it stands: "i nr. 14", "opgang 14"; and what comes after it."""
    for at, token in enumerate(message.tokens):
        if token.word in _NUMBER_WORDS:
            number, end = _house_number(message, at)
            if number is not None and number not in _SERVICE_NUMBERS:
                return number, end
    return None


def _house_number(message: Message, at: int) -> tuple[str | None, int]:
    start = at
    while message.word(at) in _NUMBER_WORDS and at < start + 2:
        at += 1
    if at >= len(message.tokens) or not _is_house_number(message.tokens[at]):
        return None, start
    if _is_time_or_telephone(message, at) or counts_something(message, at) or _is_really_a_floor(message, at):
        return None, start
    number = str(int(message.word(at)))
    letter = _house_letter(message, at + 1)
    return number + letter, at + 1 + len(letter)


def _is_house_number(token: Token) -> bool:
    return token.is_number and len(token.word) <= 3 and int(token.word) > 0 and token.gap.strip() in {"", ",", ".", ":"}


def _is_time_or_telephone(message: Message, at: int) -> bool:
    if at + 1 >= len(message.tokens) or not message.tokens[at + 1].is_number:
        return False
    following = message.tokens[at + 1]
    if following.gap == ":":
        return True
    pair = len(following.word) > 1 and following.gap in {".", " "}
    return pair and floor_at(message, at + 1, after_number=False)[0] is None


def _is_really_a_floor(message: Message, at: int) -> bool:
    """ "Energivej 2. tv" has a floor and no number, "Energivej 14. tv" a number; no house here has ten floors."""
    if named_floor(message, at)[0] is not None:
        return True
    dotted = at + 1 < len(message.tokens) and message.tokens[at + 1].gap.startswith(".")
    return dotted and len(message.word(at)) == 1 and side_at(message, at + 1, after_floor=False)[0] is not None


def _house_letter(message: Message, at: int) -> str:
    """The B of "14B" and "22 B"; not the preposition of "14 i opgangen" nor the article of "14 A man"."""
    if at >= len(message.tokens) or not message.tokens[at].is_letter:
        return ""
    if side_at(message, at, after_floor=False)[0] is not None:
        return ""
    token = message.tokens[at]
    if token.gap == "":
        return token.word.upper()
    if token.gap != " " or token.word == "i":
        return ""
    certain = token.raw.isupper() and token.word != "a"
    return token.word.upper() if certain or _something_ends(message, at + 1) else ""


def _something_ends(message: Message, at: int) -> bool:
    """The text is over, or a comma, a full stop, a number or a floor follows."""
    if at >= len(message.tokens):
        return True
    token = message.tokens[at]
    return bool(token.gap.strip()) or token.is_number or token.word in GROUND_WORDS
