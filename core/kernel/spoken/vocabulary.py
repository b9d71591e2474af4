"""The words for days, months, numbers and parts of the day, and the form in which text is read."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

_LONGEST = 80
"""Characters; nobody needs as many to name a time."""

_SPELLINGS = (
    (r"[\u2010-\u2015\u2212]", "-"),
    (r"\b([ap])\.\s?m\b\.?", r"\1m"),
    (r"\bt\.\s?o\.\s?m\b\.?", "til og med"),
    (r"(?<=[^\W\d_])[.,]|,(?![0-9])|[!?]+$", " "),
    (r"\b(?:kl|klokken)\b:?|\bkl(?=[0-9])", "kl "),
    (r"\bd\s*(?=[0-9])", "den "),
    (r"(?<=[0-9]) (?=(?:st|nd|rd|th)\b)", ""),
    (r"\bi(?=dag\b|morgen\b|overmorgen\b|aften\b)", "i "),
)

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mandag man monday mon",
            "tirsdag tirs tir tuesday tues tue",
            "onsdag ons wednesday wed",
            "torsdag tors tor thursday thurs thur thu",
            "fredag fre friday fri",
            "lørdag lør lørd lordag loerdag saturday sat",
            "søndag søn sønd sondag soendag sunday sun",
        )
    )
    for name in names.split()
}
"""Monday is 0."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan january",
            "februar feb february",
            "marts mar march",
            "april apr",
            "maj may",
            "juni jun june",
            "juli jul july",
            "august aug",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}

NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "en et én ét a an one",
            "to two",
            "tre three",
            "fire four",
            "fem five",
            "seks six",
            "syv seven",
            "otte eight",
            "ni nine",
            "ti ten",
            "elleve eleven",
            "tolv twelve",
            "tretten thirteen",
            "fjorten fourteen",
        ),
        1,
    )
    for name in names.split()
}


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """When it usually is meant, and the hours (until is not one of them) that belong to it."""

    usual: time
    since: int
    until: int


_MORNING = PartOfDay(time(8), 5, 12)
_FORENOON = PartOfDay(time(10), 8, 12)
_NOON = PartOfDay(time(12), 11, 14)
_AFTERNOON = PartOfDay(time(13), 12, 18)
_EVENING = PartOfDay(time(19), 17, 24)

_PARTS = {
    **dict.fromkeys(("tidlig", "tidligt", "morgen", "om morgenen", "morning", "in the morning", "early"), _MORNING),
    **dict.fromkeys(("formiddag", "om formiddagen"), _FORENOON),
    **dict.fromkeys(("middag", "ved middag", "ved middagstid", "noon", "at noon"), _NOON),
    **dict.fromkeys(("eftermiddag", "om eftermiddagen", "afternoon", "in the afternoon"), _AFTERNOON),
    **dict.fromkeys(("aften", "om aftenen", "evening", "in the evening"), _EVENING),
}
PARTS_OF_A_DAY = dict(sorted(_PARTS.items(), key=lambda each: -len(each[0])))
"""What may follow a day, or an hour; the longest first."""

PARTS_OF_TODAY = {
    "i formiddag": _FORENOON,
    "i middag": _NOON,
    **dict.fromkeys(("i eftermiddag", "this afternoon"), _AFTERNOON),
    **dict.fromkeys(("i aften", "this evening", "tonight"), _EVENING),
}


def plain(words: str) -> str | None:
    """Small letters, single blanks, no dots after abbreviations; None for what is too long to be a time."""
    if len(words) > _LONGEST:
        return None
    text = unicodedata.normalize("NFC", words).casefold()
    for spelling, instead in _SPELLINGS:
        text = re.sub(spelling, instead, text)
    return " ".join(text.split())


def one_of(names: Iterable[str]) -> str:
    """A pattern for any of these, the longest first."""
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def number_in(word: str) -> int:
    """What a number in digits or in words is; `word` matched NUMBER."""
    return NUMBERS[word] if word in NUMBERS else int(word)


WEEKDAY = f"(?P<weekday>{one_of(WEEKDAYS)})"
MONTH = f"(?P<month>{one_of(MONTHS)})"
NUMBER = f"(?P<number>[0-9]{{1,3}}|{one_of(NUMBERS)})"
