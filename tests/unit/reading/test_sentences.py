"""What people write is understood: each line of danish.txt and english.txt is one promise."""

from pathlib import Path
from typing import NamedTuple

import pytest

from bot.town import load
from core.alerts.reading import Gazetteer, Sign, Urgency, Vocabulary, read

_HERE = Path(__file__).parent
_GAZETTEER = Gazetteer(load().areas)
_VOCABULARY = Vocabulary.shipped()


class Understood(NamedTuple):
    """What a line promises, and what the bot makes of its text, in the same form."""

    area: str
    address: str
    signs: frozenset[Sign]
    urgency: Urgency | None
    danger: bool
    child: bool


def _lines(language: str) -> list[str]:
    lines = (_HERE / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _promised(line: str) -> tuple[str, Understood]:
    text, place, signs, urgency, also = (part.strip() for part in line.split(" | "))
    area, _, address = ("" if part == "-" else part for part in (*map(str.strip, place.partition(";")),))
    return text, Understood(
        area,
        address,
        frozenset() if signs == "-" else frozenset(Sign(sign.strip()) for sign in signs.split(",")),
        None if urgency == "-" else Urgency(urgency),
        "danger" in also,
        "child" in also,
    )


def _understood(text: str) -> Understood:
    reading = read(text, _GAZETTEER, _VOCABULARY)
    place = reading.place
    return Understood(
        place.area or "", place.described(), reading.signs, reading.urgency, reading.danger, reading.child
    )


@pytest.mark.parametrize("line", _lines("danish"))
def test_a_danish_sentence_is_understood(line: str) -> None:
    text, promised = _promised(line)
    assert _understood(text) == promised


@pytest.mark.parametrize("line", _lines("english"))
def test_an_english_sentence_is_understood(line: str) -> None:
    text, promised = _promised(line)
    assert _understood(text) == promised


@pytest.mark.parametrize("line", _lines("danish"))
def test_capitals_and_missing_danish_letters_do_not_hide_a_danger(line: str) -> None:
    text, promised = _promised(line)
    typed_abroad = text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    assert _understood(text.upper()).danger == promised.danger
    assert _understood(typed_abroad).danger == promised.danger


def test_there_are_enough_sentences_in_both_languages_and_with_every_sign() -> None:
    assert len(_lines("danish")) >= 120
    assert len(_lines("english")) >= 40
    promised = [_promised(line)[1] for line in _lines("danish") + _lines("english")]
    assert frozenset().union(*(each.signs for each in promised)) == frozenset(Sign)
