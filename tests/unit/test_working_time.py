"""When so much working time has passed, in Randers: Monday to Thursday 8–16, Friday 8–13."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days_off import danish_days_off
from core.kernel.town import Hours
from core.kernel.town.hours import ClosedDay
from core.kernel.working_time import NeverOpenError, WorkingTime

_ZONE = ZoneInfo("Europe/Copenhagen")
_DAY_OFF = danish_days_off()
_RANDERS = WorkingTime(Hours(), _ZONE, _DAY_OFF)
_CLOSED_AT_CHRISTMAS = WorkingTime(
    Hours(closed_days=(ClosedDay(day=date(2026, 12, 24), name="Juleaften"),)), _ZONE, _DAY_OFF
)
_AT_NIGHT = WorkingTime(Hours(sunday=(time(0), time(12))), _ZONE, lambda _: None)


def _at(written: str) -> datetime:
    """On the clocks of Randers, where the hour that is shown twice is the first."""
    return datetime.strptime(written, "%d/%m %Y %H:%M").replace(tzinfo=_ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("since", "minutes", "until"),
    [
        ("4/12 2026 12:30", 60, "7/12 2026 08:30"),
        ("30/11 2026 10:00", 60, "30/11 2026 11:00"),
        ("30/11 2026 10:00", 0, "30/11 2026 10:00"),
        ("30/11 2026 07:00", 60, "30/11 2026 09:00"),
        ("30/11 2026 19:00", 60, "1/12 2026 09:00"),
        ("30/11 2026 16:00", 0, "1/12 2026 08:00"),
        ("30/11 2026 15:00", 60, "1/12 2026 08:00"),
        ("5/12 2026 12:00", 240, "7/12 2026 12:00"),
        ("30/11 2026 10:00", 37 * 60, "7/12 2026 10:00"),
        ("24/3 2027 15:00", 120, "30/3 2027 09:00"),
        ("25/3 2027 10:00", 60, "30/3 2027 09:00"),
        ("23/12 2026 15:30", 60, "24/12 2026 08:30"),
        ("24/12 2026 15:30", 60, "28/12 2026 08:30"),
        ("23/10 2026 12:30", 60, "26/10 2026 08:30"),
        ("29/10 2027 12:30", 60, "1/11 2027 08:30"),
    ],
    ids=[
        *("over a weekend", "within a day", "none at work", "before they come", "after they went", "at closing"),
        *("the last minute", "on a Saturday", "a whole week", "over Easter", "on Maundy Thursday"),
        *("Christmas Eve is worked", "over Christmas", "over the autumn night of 2026", "over that of 2027"),
    ],
)
def test_so_much_working_time_has_passed(since: str, minutes: int, until: str) -> None:
    assert _RANDERS.after(_at(since), minutes) == _at(until)


def test_a_closed_day_is_no_working_time() -> None:
    assert _CLOSED_AT_CHRISTMAS.after(_at("23/12 2026 15:30"), 60) == _at("28/12 2026 08:30")
    assert _CLOSED_AT_CHRISTMAS.day_off(date(2026, 12, 24)) == "Juleaften"
    assert not _CLOSED_AT_CHRISTMAS.is_open(_at("24/12 2026 10:00"))
    assert _RANDERS.is_open(_at("24/12 2026 10:00"))


@pytest.mark.parametrize(
    ("since", "days", "until"),
    [
        ("30/11 2026 10:00", 1, "1/12 2026 10:00"),
        ("30/11 2026 10:00", 3, "3/12 2026 10:00"),
        ("30/11 2026 10:00", 0, "30/11 2026 10:00"),
        ("4/12 2026 10:00", 1, "7/12 2026 10:00"),
        ("3/12 2026 15:00", 1, "7/12 2026 08:00"),
        ("3/12 2026 13:00", 1, "7/12 2026 08:00"),
        ("5/12 2026 15:00", 1, "8/12 2026 08:00"),
        ("24/3 2027 10:00", 1, "30/3 2027 10:00"),
        ("23/10 2026 10:00", 1, "26/10 2026 10:00"),
    ],
    ids=[
        *("the next day", "three days", "none", "over a weekend", "they have gone by then", "they just went by then"),
        *("from a Saturday", "over Easter and the spring night", "over the autumn night"),
    ],
)
def test_so_many_working_days_later_is_the_same_hour_on_the_clock(since: str, days: int, until: str) -> None:
    assert _RANDERS.days_after(_at(since), days) == _at(until)


@pytest.mark.parametrize(
    ("moment", "morning"),
    [
        ("30/11 2026 07:59", "30/11 2026 08:00"),
        ("30/11 2026 08:00", "1/12 2026 08:00"),
        ("30/11 2026 20:00", "1/12 2026 08:00"),
        ("4/12 2026 09:00", "7/12 2026 08:00"),
        ("24/3 2027 09:00", "30/3 2027 08:00"),
        ("31/12 2026 09:00", "4/1 2027 08:00"),
    ],
)
def test_the_next_morning_is_on_a_working_day(moment: str, morning: str) -> None:
    assert _RANDERS.next_morning(_at(moment)) == _at(morning)


def test_the_list_of_the_morning_comes_when_the_town_says() -> None:
    hours = WorkingTime(Hours(morning=time(7, 30)), _ZONE, _DAY_OFF)
    assert hours.next_morning(_at("30/11 2026 07:45")) == _at("1/12 2026 07:30")


def test_a_night_on_which_the_clocks_change_is_as_long_as_it_is() -> None:
    assert _AT_NIGHT.after(_at("28/3 2027 00:00"), 180) == _at("28/3 2027 04:00")
    assert _AT_NIGHT.after(_at("31/10 2027 00:00"), 240) == _at("31/10 2027 03:00")
    assert _AT_NIGHT.after(_at("31/10 2027 00:00"), 180) == _at("31/10 2027 03:00") - timedelta(hours=1)
    assert _AT_NIGHT.after(_at("28/3 2027 00:00"), 11 * 60) == _at("29/3 2027 08:00")


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 1, 1), "Nytårsdag"),
        (date(2027, 3, 25), "Skærtorsdag"),
        (date(2027, 3, 26), "Langfredag"),
        (date(2027, 3, 29), "Anden påskedag"),
        (date(2027, 5, 6), "Kristi himmelfartsdag"),
        (date(2027, 5, 17), "Anden pinsedag"),
        (date(2026, 12, 25), "Juledag"),
        (date(2026, 12, 24), None),
        (date(2026, 12, 31), None),
        (date(2023, 5, 5), "Store bededag"),
        (date(2024, 4, 26), None),
        (date(2027, 4, 23), None),
    ],
)
def test_days_off_are_those_of_denmark_whatever_the_language_of_the_machine(
    day: date, name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LANGUAGE", "LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.setenv(variable, "en_US.UTF-8")
    assert danish_days_off()(day) == name
    assert _RANDERS.day_off(day) == name


def test_a_town_in_which_nobody_works_says_so_rather_than_search_for_ever() -> None:
    never = WorkingTime(Hours(), _ZONE, lambda _: "Lukket")
    monday = _at("30/11 2026 10:00")
    with pytest.raises(NeverOpenError):
        never.after(monday, 5)
    with pytest.raises(NeverOpenError):
        never.next_morning(monday)


_MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda since: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=since)
)
_MINUTES = st.integers(0, 6000)


@given(_MOMENTS, _MINUTES)
def test_working_time_ends_when_people_are_at_work_and_never_before_it_began(moment: datetime, minutes: int) -> None:
    until = _RANDERS.after(moment, minutes)
    assert _RANDERS.is_open(until)
    assert until >= moment + timedelta(minutes=minutes)
    assert _RANDERS.next_open(until) == until


@given(_MOMENTS, _MOMENTS, _MINUTES, _MINUTES)
def test_who_begins_later_or_waits_longer_is_never_done_earlier(
    one: datetime, other: datetime, fewer: int, more: int
) -> None:
    (one, other), (fewer, more) = sorted((one, other)), sorted((fewer, more))
    assert _RANDERS.after(one, fewer) <= _RANDERS.after(other, fewer)
    assert _RANDERS.after(one, fewer) <= _RANDERS.after(one, more)
    assert _RANDERS.days_after(one, fewer % 20) <= _RANDERS.days_after(other, fewer % 20)
    assert _RANDERS.next_morning(one) <= _RANDERS.next_morning(other)


@given(_MOMENTS, _MINUTES, _MINUTES)
def test_waiting_twice_is_waiting_for_both(moment: datetime, first: int, second: int) -> None:
    assert _RANDERS.after(_RANDERS.after(moment, first), second) == _RANDERS.after(moment, first + second)


@given(_MOMENTS, st.integers(0, 15))
def test_days_later_is_when_people_are_at_work_on_a_later_day(moment: datetime, days: int) -> None:
    until = _RANDERS.days_after(moment, days)
    assert _RANDERS.is_open(until)
    assert _RANDERS.day_of(until) >= _RANDERS.day_of(moment) + timedelta(days=days)
