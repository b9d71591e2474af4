"""When the lists of the morning are sent."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days_off import danish_days_off
from core.kernel.town import Hours
from core.kernel.working_time import WorkingTime
from core.mornings.sending import is_time, look_again_at

RANDERS = ZoneInfo("Europe/Copenhagen")
HOURS = WorkingTime(Hours(), RANDERS, danish_days_off())
EIGHT = time(8)


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, RANDERS).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "clock", "morning", "sent"),
    [
        (date(2026, 11, 30), time(7, 59, 59), EIGHT, False),
        (date(2026, 11, 30), time(8), EIGHT, True),
        (date(2026, 11, 30), time(11, 59, 59), EIGHT, True),
        (date(2026, 11, 30), time(12), EIGHT, False),
        (date(2026, 12, 5), time(8), EIGHT, False),
        (date(2026, 12, 25), time(8), EIGHT, False),
        (date(2027, 3, 29), time(8), EIGHT, False),
        (date(2026, 11, 30), time(13, 30), time(13), True),
        (date(2026, 11, 30), time(14), time(13), False),
    ],
)
def test_on_working_days_from_that_hour_until_noon(day: date, clock: time, morning: time, sent: bool) -> None:
    assert is_time(at(day, clock), morning, HOURS) is sent


@given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 1), timezones=st.just(UTC)))  # noqa: DTZ001 — the strategy adds it
def test_it_is_looked_at_again_within_a_day_and_never_misses_a_morning(now: datetime) -> None:
    again = look_again_at(now, HOURS)
    assert now < again <= now + timedelta(hours=25)
    assert again <= HOURS.next_morning(now)
