"""What a time written by a person means: on Monday 30 November 2026 at 10:00 unless a row says otherwise."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.kernel.spoken import read_days, read_moment

_ZONE = ZoneInfo("Europe/Copenhagen")
_TODAY = date(2026, 11, 30)
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november"),
    "december",
)

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


def _moment(written: str) -> datetime:
    """ "7/12 13:00", with the year after the date when it is another than 2026; on the clocks of Randers."""
    day, *year, clock = written.split()
    return datetime.strptime(f"{day} {year[0] if year else 2026} {clock}", "%d/%m %Y %H:%M").replace(tzinfo=_ZONE)


_NOW = _moment("30/11 10:00").astimezone(UTC)


@pytest.mark.parametrize(("words", "meant"), MOMENTS)
def test_a_moment_is_read_as_it_is_meant(words: str, meant: str) -> None:
    read = read_moment(words, _NOW, _ZONE)
    assert read is not None
    assert read == _moment(meant)
    assert read.utcoffset() == timedelta(0)


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_what_is_not_understood_whole_is_no_moment(words: str) -> None:
    assert read_moment(words, _NOW, _ZONE) is None


@pytest.mark.parametrize("words", OVER)
def test_what_is_over_is_no_moment(words: str) -> None:
    assert read_moment(words, _NOW, _ZONE) is None


@pytest.mark.parametrize("words", DOUBTFUL)
def test_what_is_in_doubt_is_asked_again_rather_than_got_wrong(words: str) -> None:
    assert read_moment(words, _NOW, _ZONE) is None


@pytest.mark.parametrize(("words", "first", "last"), SPANS)
def test_days_are_read_as_they_are_meant(words: str, first: str, last: str) -> None:
    assert read_days(words, _TODAY) == (_moment(f"{first} 00:00").date(), _moment(f"{last} 00:00").date())


@pytest.mark.parametrize("words", NO_DAYS)
def test_days_that_are_in_doubt_are_asked_again(words: str) -> None:
    assert read_days(words, _TODAY) is None


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
    assert read_moment(words, _moment(now).astimezone(UTC), _ZONE) == (meant and _moment(meant))


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
    assert read_moment(words, now, _ZONE) == meant


_SOME_MOMENT = st.integers(0, 4 * 365 * 86_400).map(
    lambda since: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(0, since)
)
_OF_THE_WORK = [words for words, _ in MOMENTS] + [words for words, *_ in SPANS]
_PIECES = st.sampled_from(sorted({piece for words in _OF_THE_WORK for piece in words.split()} | {"0", "99", ".", "-"}))
_ANYTHING = st.one_of(
    st.text(max_size=90),
    st.lists(_PIECES, max_size=7).map(" ".join),
    st.lists(_PIECES, max_size=5).map("".join),
)


@given(_ANYTHING, _SOME_MOMENT)
@example("½", datetime(2026, 2, 28, tzinfo=UTC))
@example("٣ dage", datetime(2026, 2, 28, tzinfo=UTC))
def test_any_text_is_read_to_something_ahead_or_not_at_all(words: str, now: datetime) -> None:
    today = now.astimezone(_ZONE).date()
    moment, days = read_moment(words, now, _ZONE), read_days(words, today)
    assert moment is None or (moment > now and moment.utcoffset() == timedelta(0))
    assert days is None or today <= days[0] <= days[1]


def _ways_to_write(moment: datetime) -> list[str]:
    day, clock = moment.date(), moment.strftime("%H.%M")
    weekday, month = _WEEKDAYS[day.weekday()], _MONTHS[day.month - 1]
    return [
        f"{weekday} d. {day.day}. {month} {day.year} kl. {clock}",
        f"den {day.day}. {month[:3]} {day.year}, {clock}",
        f"{day.day}/{day.month}-{day.year} kl. {clock}",
        f"{day:%Y-%m-%d} {moment:%H:%M}",
        f"kl. {clock} d. {day.day}.{day.month}.{day.year}",
        f"{moment:%I}.{moment:%M} {moment:%p} {day:%B} {day.day}, {day.year}",
    ]


@given(_SOME_MOMENT, st.integers(1, 600 * 24 * 60), st.integers(0, 5))
def test_a_moment_that_is_written_out_is_read_back(now: datetime, minutes: int, way: int) -> None:
    meant = (now.replace(second=0, microsecond=0) + timedelta(minutes=minutes + 1)).astimezone(_ZONE)
    written = _ways_to_write(meant)[way]
    assert read_moment(written, now, _ZONE) == meant.replace(fold=0)


@given(_SOME_MOMENT, st.integers(1, 7), st.integers(0, 23), st.integers(0, 59))
def test_the_next_such_weekday_is_at_most_a_week_ahead(now: datetime, ahead: int, hour: int, minute: int) -> None:
    day = now.astimezone(_ZONE).date() + timedelta(days=ahead)
    read = read_moment(f"{_WEEKDAYS[day.weekday()]} {hour:02}:{minute:02}", now, _ZONE)
    assert read is not None
    wanted = [datetime.combine(each, time(hour, minute), _ZONE).astimezone(UTC) for each in (day, day - timedelta(7))]
    assert read == min(moment for moment in wanted if moment > now)


@given(_SOME_MOMENT.map(datetime.date), st.integers(0, 150), st.integers(0, 20))
def test_days_that_are_written_out_are_read_back(today: date, ahead: int, long: int) -> None:
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=long)
    assert read_days(f"{first.day}/{first.month}-{last.day}/{last.month}", today) == (first, last)
    assert read_days(f"fra d. {first.day}.{first.month}.{first.year} til {last:%Y-%m-%d}", today) == (first, last)
