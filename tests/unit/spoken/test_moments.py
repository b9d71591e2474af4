"""Moments."""

from datetime import UTC, datetime, timedelta

import pytest

from core.kernel.spoken import read_moment
from tests.unit.spoken.when import NOW, ZONE, moment

MOMENTS = (
    ("torsdag kl. 10", "3/12 10:00"),
    ("på torsdag klokken 10.30", "3/12 10:30"),
    ("tors 10", "3/12 10:00"),
    ("tors. kl.10", "3/12 10:00"),
    ("Torsdag  KL 10.", "3/12 10:00"),
    ("til torsdag kl. 10", "3/12 10:00"),
    ("torsdag, kl. 9.15", "3/12 09:15"),
    ("torsdag 10.30.", "3/12 10:30"),
    ("kl. 10 på torsdag", "3/12 10:00"),
    ("torsdag", "3/12 08:00"),
    ("torsdag eftermiddag", "3/12 13:00"),
    ("torsdag eftermiddag kl. 2", "3/12 14:00"),
    ("torsdag formiddag", "3/12 10:00"),
    ("torsdag kl. 8 om aftenen", "3/12 20:00"),
    ("fre kl 1130", "4/12 11:30"),
    ("mandag", "7/12 08:00"),
    ("mandag kl. 11", "30/11 11:00"),
    ("mandag kl. 10", "7/12 10:00"),
    ("lordag kl. 9", "5/12 09:00"),
    ("næste torsdag", "10/12 08:00"),
    ("torsdag i næste uge kl. 12", "10/12 12:00"),
    ("torsdag i uge 51", "17/12 08:00"),
    ("i dag kl. 15", "30/11 15:00"),
    ("idag kl 15", "30/11 15:00"),
    ("i morgen", "1/12 08:00"),
    ("imorgen kl 9", "1/12 09:00"),
    ("i morgen kl 9", "1/12 09:00"),
    ("i morgen 9", "1/12 09:00"),
    ("i morgen tidlig", "1/12 08:00"),
    ("i morgen eftermiddag", "1/12 13:00"),
    ("i overmorgen", "2/12 08:00"),
    ("i overmorgen kl. 16", "2/12 16:00"),
    ("i middag", "30/11 12:00"),
    ("i eftermiddag", "30/11 13:00"),
    ("i eftermiddag kl. 3", "30/11 15:00"),
    ("i aften", "30/11 19:00"),
    ("i aften kl. 8", "30/11 20:00"),
    ("om 2 timer", "30/11 12:00"),
    ("om to timer", "30/11 12:00"),
    ("2 timer", "30/11 12:00"),
    ("om en time", "30/11 11:00"),
    ("om halvanden time", "30/11 11:30"),
    ("om en halv time", "30/11 10:30"),
    ("om 1½ time", "30/11 11:30"),
    ("om 2,5 timer", "30/11 12:30"),
    ("om et kvarter", "30/11 10:15"),
    ("om 45 min.", "30/11 10:45"),
    ("om to dage", "2/12 08:00"),
    ("om to dage kl. 14", "2/12 14:00"),
    ("om en uge", "7/12 08:00"),
    ("om 14 dage", "14/12 08:00"),
    ("om en måned", "30/12 08:00"),
    ("næste uge", "7/12 08:00"),
    ("efter weekenden", "7/12 08:00"),
    ("uge 50", "7/12 08:00"),
    ("i uge 50", "7/12 08:00"),
    ("mandag d. 7. december kl. 13", "7/12 13:00"),
    ("mandag den 7/12 kl. 13", "7/12 13:00"),
    ("d.7/12 kl 13.05", "7/12 13:05"),
    ("7. dec. kl. 13", "7/12 13:00"),
    ("1. december", "1/12 08:00"),
    ("27/11 kl. 8", "27/11 2027 08:00"),
    ("27. november kl. 10", "27/11 2027 10:00"),
    ("27.11.", "27/11 2027 08:00"),
    ("3. jan", "3/1 2027 08:00"),
    ("3. januar 2028", "3/1 2028 08:00"),
    ("den 5.", "5/12 08:00"),
    ("den 30. kl. 9", "30/12 09:00"),
    ("24/12-2026", "24/12 08:00"),
    ("24.12.26 kl. 10", "24/12 10:00"),
    ("24/12/2026", "24/12 08:00"),
    ("2026-12-24 10:00", "24/12 10:00"),
    ("29/2", "29/2 2028 08:00"),
    ("kl. 10", "1/12 10:00"),
    ("kl. 10.01", "30/11 10:01"),
    ("10:30", "30/11 10:30"),
    ("kl 14.15", "30/11 14:15"),
    ("kl. halv ti", "1/12 09:30"),
    ("kvart over ti", "30/11 10:15"),
    ("klokken tolv", "30/11 12:00"),
    ("kl. 02", "1/12 02:00"),
    ("thursday at 10", "3/12 10:00"),
    ("at 10 on Thursday", "3/12 10:00"),
    ("next Thursday", "10/12 08:00"),
    ("tomorrow", "1/12 08:00"),
    ("tomorrow morning", "1/12 08:00"),
    ("tomorrow at noon", "1/12 12:00"),
    ("this afternoon", "30/11 13:00"),
    ("tonight at 8", "30/11 20:00"),
    ("in 2 hours", "30/11 12:00"),
    ("in half an hour", "30/11 10:30"),
    ("in two days", "2/12 08:00"),
    ("next week", "7/12 08:00"),
    ("week 50", "7/12 08:00"),
    ("7 December 1 pm", "7/12 13:00"),
    ("December 7th at 9 a.m.", "7/12 09:00"),
    ("7th of December", "7/12 08:00"),
    ("2 pm", "30/11 14:00"),
)

NOT_UNDERSTOOD = (
    *("", " ", "snart", "måske torsdag", "torsdag eller fredag", "når hun er hjemme", "i går", "10", "5.", "kl."),
    *("kl. 25", "kl. 10.75", "31/2", "32. december", "13 pm", "om timer", "uge 54", "en to tre", "2026"),
    *("x" * 5000, "torsdag " * 9, "💐", "torsdag kl. 10 hos hende", "om 2 timer kl. 10", "i morgen i aften"),
)
OVER = ("1/1-2020", "24.12.2025", "i dag kl. 9", "i dag", "i formiddag", "om 0 timer", "uge 49")
DOUBTFUL = ("10.11", "kl. 2", "torsdag kl. 3", "torsdag 10.", "den 27. 11", "tirsdag 7. december", "at 5")


@pytest.mark.parametrize(("words", "meant"), MOMENTS)
def test_a_moment_is_read_as_it_is_meant(words: str, meant: str) -> None:
    read = read_moment(words, NOW, ZONE)
    assert read is not None
    assert read == moment(meant)
    assert read.utcoffset() == timedelta(0)


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_what_is_not_understood_whole_is_no_moment(words: str) -> None:
    assert read_moment(words, NOW, ZONE) is None


@pytest.mark.parametrize("words", OVER)
def test_what_is_over_is_no_moment(words: str) -> None:
    assert read_moment(words, NOW, ZONE) is None


@pytest.mark.parametrize("words", DOUBTFUL)
def test_what_is_in_doubt_is_asked_again_rather_than_got_wrong(words: str) -> None:
    assert read_moment(words, NOW, ZONE) is None


@pytest.mark.parametrize(
    ("words", "now", "meant"),
    [
        ("torsdag kl. 10", "3/12 09:59", "3/12 10:00"),
        ("torsdag kl. 10", "3/12 10:00", "10/12 10:00"),
        ("torsdag", "3/12 07:00", "3/12 08:00"),
        ("torsdag", "3/12 12:00", "10/12 08:00"),
        ("kl. 10", "3/12 23:30", "4/12 10:00"),
        ("i morgen", "31/12 23:59", "1/1 2027 08:00"),
        ("efter weekenden", "6/12 10:00", "7/12 08:00"),
        ("i eftermiddag", "3/12 12:59", "3/12 13:00"),
        ("i eftermiddag", "3/12 13:00", None),
        ("om 2 timer", "3/12 23:00", "4/12 01:00"),
    ],
)
def test_a_moment_is_the_next_such_one(words: str, now: str, meant: str | None) -> None:
    assert read_moment(words, moment(now).astimezone(UTC), ZONE) == (meant and moment(meant))


@pytest.mark.parametrize(
    ("words", "now", "meant"),
    [
        ("kl. 02.30", datetime(2027, 3, 27, 23, tzinfo=UTC), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        ("søndag kl. 02.30", datetime(2027, 10, 30, 12, tzinfo=UTC), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        ("om 2 timer", datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 2, 30, tzinfo=UTC)),
        ("om 2 timer", datetime(2027, 10, 30, 23, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)),
        ("i morgen kl. 8", datetime(2027, 3, 27, 12, tzinfo=UTC), datetime(2027, 3, 28, 6, tzinfo=UTC)),
        ("om en uge kl. 8", datetime(2027, 10, 27, 12, tzinfo=UTC), datetime(2027, 11, 3, 7, tzinfo=UTC)),
    ],
    ids=["skipped: as much later", "twice: the first", "hours in spring", "hours in autumn", "spring", "autumn"],
)
def test_the_nights_on_which_the_clocks_change_are_read_right(words: str, now: datetime, meant: datetime) -> None:
    assert read_moment(words, now, ZONE) == meant
