"""Promises about the words: Danish is complete, and what people write is shown as they typed it."""

import re
import string
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest
from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir

import handlers
from bot.town import load
from handlers.words import Words, shown

KEYWORDS = {"_": None, "words": None, "plain": None, "plural": (1, 2), "marked": None}
ZONE = load().zone


def sources() -> set[str | tuple[str, ...]]:
    """Every string that the handlers say, as it stands in the code."""
    folder = str(Path(handlers.__file__).parent)
    return {found[2] for found in extract_from_dir(folder, keywords=KEYWORDS)}


def danish() -> Catalog:
    file = resources.files("handlers").joinpath("locale/da/LC_MESSAGES/opgang.po")
    with file.open("rb") as opened:
        return pofile.read_po(opened, locale="da")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_string_has_danish_words() -> None:
    catalogue = danish()
    found = sources()
    assert len(found) > 150
    missing = [source for source in found if not (message := catalogue.get(source)) or not message.string]
    assert missing == []


def test_no_danish_words_are_left_over_or_doubtful() -> None:
    catalogue = danish()
    assert {message.id for message in catalogue if message.id} - sources() == set()
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert not catalogue.obsolete


def sides(message: Message) -> list[str]:
    """Source and translation, each with its plural if it has one."""
    both = (message.id, message.string)
    return [str(text) for side in both for text in ([side] if isinstance(side, str) else side or [])]


def test_translations_hold_the_same_facts_and_the_same_marks() -> None:
    for message in danish():
        if message.id:
            texts = sides(message)
            assert len({frozenset(placeholders(text)) for text in texts}) == 1, texts
            assert len({tuple(re.findall(r"</?\w+>", text)) for text in texts}) == 1, texts


LABELS = {
    "Report a concern": "Meld en bekymring",
    "Acute – now": "Akut – nu",
    "Today": "I dag",
    "Can wait": "Kan vente",
    "Continue": "Videre",
    "Send": "Send",
    "Change": "Ret",
    "Cancel": "Fortryd",
    "Hide my name": "Skjul mit navn",
    "Received": "Modtaget",
    "In hand": "I gang",
    "Passed on": "Videregivet",
    "Closed": "Afsluttet",
    "Add": "Tilføj",
    "Withdraw": "Træk tilbage",
    "I'll take it": "Jeg tager den",
    "Show details": "Vis detaljer",
    "Close": "Luk",
    "Advice given": "Råd givet",
    "Guidance course": "Vejledningsforløb",
    "Referred": "Henvist",
    "Handed over to the municipality": "Overgivet til kommunen",
    "No concern": "Ingen bekymring",
    "Not our task": "Ikke vores opgave",
    "Duplicate": "Dublet",
}


@pytest.mark.parametrize(("source", "label"), LABELS.items())
def test_the_labels_people_have_learnt_stay(source: str, label: str) -> None:
    assert Words("da", ZONE).plain(source) == label


def test_markup_that_people_type_is_shown_as_typed() -> None:
    typed = "<b>Fru O'Hara & søn</b> {reference} </code>"
    said = Words("da", ZONE)("Added to <b>{reference}</b>.", reference=typed)
    assert "<b>Fru" not in said
    assert shown(said) == f"Tilføjet til {typed}."


def test_the_hour_is_the_towns_and_another_day_is_named() -> None:
    words, now = Words("da", ZONE), datetime(2026, 11, 3, 20, 0, tzinfo=UTC)
    assert words.moment(datetime(2026, 11, 3, 13, 2, tzinfo=UTC), now) == "14:02"
    assert words.moment(datetime(2026, 7, 2, 22, 30, tzinfo=UTC), now) == "3. jul. 00:30"


def test_a_language_without_words_of_its_own_speaks_english() -> None:
    assert Words("xx", ZONE).plain("I'll take it") == "I'll take it"
