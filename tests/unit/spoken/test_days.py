"""Days, from the first to the last."""

import pytest

from core.kernel.spoken import read_days
from tests.unit.spoken.when import TODAY, moment

SPANS = (
    ("i dag", "30/11", "30/11"),
    ("I dag.", "30/11", "30/11"),
    ("hele dagen", "30/11", "30/11"),
    ("i morgen", "1/12", "1/12"),
    ("i overmorgen", "2/12", "2/12"),
    ("torsdag", "3/12", "3/12"),
    ("mandag", "30/11", "30/11"),
    ("d. 24/12", "24/12", "24/12"),
    ("i dag og i morgen", "30/11", "1/12"),
    ("24. og 25. december", "24/12", "25/12"),
    ("24.-28. december", "24/12", "28/12"),
    ("24. – 28. december", "24/12", "28/12"),
    ("24/12-28/12", "24/12", "28/12"),
    ("24/12 - 28/12", "24/12", "28/12"),
    ("24.12.-28.12.", "24/12", "28/12"),
    ("24-28/12", "24/12", "28/12"),
    ("28/12-3/1", "28/12", "3/1 2027"),
    ("28. til 3. januar", "28/12", "3/1 2027"),
    ("24/12-2026 til 3/1-2027", "24/12", "3/1 2027"),
    ("fra 24. december 2026 til 3. januar 2027", "24/12", "3/1 2027"),
    ("fra mandag til fredag", "30/11", "4/12"),
    ("mandag til onsdag", "30/11", "2/12"),
    ("onsdag-mandag", "2/12", "7/12"),
    ("fra i dag til fredag", "30/11", "4/12"),
    ("fra i morgen til i overmorgen", "1/12", "2/12"),
    ("fra onsdag til 24/12", "2/12", "24/12"),
    ("fra den 5. til den 9.", "5/12", "9/12"),
    ("5.-9.", "5/12", "9/12"),
    ("fra 20/11 til 5/12", "30/11", "5/12"),
    ("til fredag", "30/11", "4/12"),
    ("til og med fredag", "30/11", "4/12"),
    ("t.o.m. 4/12", "30/11", "4/12"),
    ("3 dage", "30/11", "2/12"),
    ("de næste 3 dage", "30/11", "2/12"),
    ("tre dage fra onsdag", "2/12", "4/12"),
    ("en uge", "30/11", "6/12"),
    ("14 dage", "30/11", "13/12"),
    ("resten af ugen", "30/11", "4/12"),
    ("næste uge", "7/12", "11/12"),
    ("hele næste uge", "7/12", "11/12"),
    ("i weekenden", "5/12", "6/12"),
    ("uge 49", "30/11", "4/12"),
    ("uge 42", "18/10 2027", "22/10 2027"),
    ("uge 51-52", "14/12", "25/12"),
    ("uge 51 og 52", "14/12", "25/12"),
    ("fra 1. juli til 21. juli", "1/7 2027", "21/7 2027"),
    ("1. til 21. juli", "1/7 2027", "21/7 2027"),
    ("today", "30/11", "30/11"),
    ("tomorrow", "1/12", "1/12"),
    ("from Monday to Friday", "30/11", "4/12"),
    ("until Friday", "30/11", "4/12"),
    ("through 4 December", "30/11", "4/12"),
    ("next week", "7/12", "11/12"),
    ("the rest of the week", "30/11", "4/12"),
    ("3 days", "30/11", "2/12"),
    ("two weeks", "30/11", "13/12"),
    ("July 1 to July 21", "1/7 2027", "21/7 2027"),
    ("1-21 July", "1/7 2027", "21/7 2027"),
    ("week 42", "18/10 2027", "22/10 2027"),
)
NO_DAYS = (
    *("", "snart", "fra torsdag", "mandag til mandag", "mandag og fredag", "28/12-24/12", "5-9", "1/1-2020"),
    *("fredag eftermiddag", "fra i går til i dag", "uge 49 og 51", "uge 54", "0 dage", "fra 24/12 til i morgen"),
    *("24/12 og så hjem", "x" * 5000),
)


@pytest.mark.parametrize(("words", "first", "last"), SPANS)
def test_days_are_read_as_they_are_meant(words: str, first: str, last: str) -> None:
    assert read_days(words, TODAY) == (moment(f"{first} 00:00").date(), moment(f"{last} 00:00").date())


@pytest.mark.parametrize("words", NO_DAYS)
def test_days_that_are_in_doubt_are_asked_again(words: str) -> None:
    assert read_days(words, TODAY) is None
