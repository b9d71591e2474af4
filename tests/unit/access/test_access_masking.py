"""What is handed out about somebody tells nothing about others that a machine can recognise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access.pages import pages_of_words
from core.access.statement import Said
from core.alerts.journal import EntryKind
from core.privacy.masking import MASK, masked
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
        "hilsen nadia",
    ],
)
def test_names_of_who_reported_numbers_and_addresses_are_masked(words: str) -> None:
    told = masked(words, ["Nadia Nordkvist", None])
    assert MASK in told
    assert not any(each in told.casefold() for each in ("nadia", "nordkvist", "34", "example"))


@pytest.mark.parametrize(
    "words",
    [
        "Energivej 14, 3. tv",
        "Den 3. november kl. 10.30",
        "Han bor i 8920 Randers",
        "Hun kom om natten, kl. 22-23",
        "Siden 30.11.2026 har hun grædt",
        "Siden 2026-11-28 kl. 10.30",
        "Fra 3/11-2026 til 30-11-2026, 4 gange",
    ],
)
def test_places_times_and_dates_stay(words: str) -> None:
    assert masked(words, ["Ida Om"]) == words


@pytest.mark.parametrize("words", ["20.30.40.50", "Den 30.11.2026 12 34 56 78", "31.12.19.99", "Nr. 20.12.2026.50"])
def test_a_number_is_masked_though_it_looks_like_a_date_or_stands_behind_one(words: str) -> None:
    assert masked(words, []).endswith(MASK)


@pytest.mark.parametrize(("words", "name"), [("Hilsen Bo", "Bo Ib"), ("Ibs mor", "Bo Ib"), ("hilsen HANS", "Hans")])
def test_short_names_are_masked_when_they_are_written_like_names(words: str, name: str) -> None:
    assert masked(words, [name]) in ("Hilsen ▮▮", "▮▮▮ mor", "hilsen ▮▮▮")


@pytest.mark.parametrize(
    ("words", "name"), [("Det er hans bil", "Hans"), ("Hvor de bor og bo", "Bo"), ("De er fra Lyon", "Ana de la Cruz")]
)
def test_a_word_that_is_a_short_name_as_well_stays_when_it_is_written_like_a_word(words: str, name: str) -> None:
    assert masked(words, [name]) == words


@given(st.text(), st.text())
def test_masking_never_makes_words_longer(words: str, name: str) -> None:
    assert len(masked(words, [name])) <= len(words)


@given(st.lists(st.text(min_size=1, max_size=5000), max_size=12))
def test_every_word_is_on_a_page_and_no_page_is_too_long(written: list[str]) -> None:
    pages = pages_of_words([Said("ABC-234", NOON, EntryKind.NOTED, "Kirsten", words) for words in written])
    assert "".join(piece.words for page in pages for piece in page) == "".join(written)
    assert all(sum(len(piece.words.encode("utf-16-le")) // 2 for piece in page) <= _ROOM for page in pages)
