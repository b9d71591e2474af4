"""What is handed out about somebody tells nothing about others that a machine can recognise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access.masking import MASK, masked
from core.access.pages import pages_of_words
from core.access.statement import Said
from core.alerts.journal import EntryKind
from tests.unit.handlers.stage import NOON

_ROOM = 4096 - 200


@pytest.mark.parametrize(
    "words",
    [
        "Ring på 12 34 56 78 efter kl. 10",
        "Ring på 12345678",
        "Ring på +45 12 34 56 78.",
        "Skriv til nadia@example.org",
        "Hilsen Nadia",
        "Hilsen NADIA NORDKVIST, Nadias mor",
    ],
)
def test_names_of_who_reported_numbers_and_addresses_are_masked(words: str) -> None:
    told = masked(words, ["Nadia Nordkvist", None])
    assert MASK in told
    assert not any(each in told.casefold() for each in ("nadia", "nordkvist", "34", "example"))


@pytest.mark.parametrize(
    "words", ["Energivej 14, 3. tv", "Den 3. november kl. 10.30", "Han bor i 8920 Randers", "Om natten, kl. 22-23"]
)
def test_places_times_and_dates_stay(words: str) -> None:
    assert masked(words, ["Ida Om"]) == words


@given(st.text(), st.text())
def test_masking_never_makes_words_longer(words: str, name: str) -> None:
    assert len(masked(words, [name])) <= len(words)


@given(st.lists(st.text(min_size=1, max_size=5000), max_size=12))
def test_every_word_is_on_a_page_and_no_page_is_too_long(written: list[str]) -> None:
    pages = pages_of_words([Said("ABC-234", NOON, EntryKind.NOTED, "Kirsten", words) for words in written])
    assert "".join(piece.words for page in pages for piece in page) == "".join(written)
    assert all(sum(len(piece.words.encode("utf-16-le")) // 2 for piece in page) <= _ROOM for page in pages)
