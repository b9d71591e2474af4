"""How long somebody stays inside, as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.visits.length import cut_length, read_length


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("45", 45),
        (" 45 ", 45),
        ("45 min", 45),
        ("45min.", 45),
        ("45 minutter", 45),
        ("1 time", 60),
        ("en time", 60),
        ("1t", 60),
        ("2 timer", 120),
        ("halvanden time", 90),
        ("Halvanden time!", 90),
        ("en halv time", 30),
        ("et kvarter", 15),
        ("tre kvarter", 45),
        ("1,5 time", 90),
        ("1½ time", 90),
        ("1 time og 15 min", 75),
        ("1 time 15 min", 75),
        ("an hour", 60),
        ("half an hour", 30),
        ("90 minutes", 90),
    ],
)
def test_a_length_is_read_as_people_write_it(words: str, minutes: int) -> None:
    assert read_length(words) == minutes


@pytest.mark.parametrize("words", ["", "0", "ved ikke", "kl. 14", "i morgen", "-5", "45 46 47", "Vangdalen 4", "1 uge"])
def test_what_is_no_length_is_none(words: str) -> None:
    assert read_length(words) is None


@pytest.mark.parametrize(
    ("words", "place", "minutes"),
    [
        ("Vangdalen 4 30", "Vangdalen 4", 30),
        ("Vangdalen 4, 2. tv 30", "Vangdalen 4, 2. tv", 30),
        ("Vangdalen 4 i 30 min", "Vangdalen 4", 30),
        ("Vangdalen 4, 1 time", "Vangdalen 4", 60),
        ("Vangdalen 4 halvanden time", "Vangdalen 4", 90),
        ("Vangdalen 4 en halv time", "Vangdalen 4", 30),
        ("kælderen 1 time og 15 min", "kælderen", 75),
        ("Vangdalen 30", "Vangdalen 30", None),
        ("Vangdalen 4 2", "Vangdalen 4 2", None),
        ("Vangdalen 4, 8900", "Vangdalen 4, 8900", None),
        ("hos fru Hansen", "hos fru Hansen", None),
        ("45", "45", None),
        ("", "", None),
        ("  Vangdalen \n 4 ", "Vangdalen 4", None),
    ],
)
def test_a_length_behind_a_place_is_told_from_a_house_number(words: str, place: str, minutes: int | None) -> None:
    assert cut_length(words, 480) == (place, minutes)


@given(words=st.text(max_size=300))
def test_whatever_is_written_a_place_is_never_lost(words: str) -> None:
    place, minutes = cut_length(words, 480)
    assert bool(place) == bool(words.split())
    assert minutes is None or minutes > 0
