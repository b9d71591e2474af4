"""How long something stays, counted on the town's own clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.alerts.alert import Outcome
from core.kernel.town.retention import WITHDRAWN, Period, Retention

_ZONE = ZoneInfo("Europe/Copenhagen")


def test_days_end_at_the_same_hour_when_the_clocks_are_changed_meanwhile() -> None:
    closed = datetime(2026, 3, 20, 9, tzinfo=UTC)  # 10:00 in winter
    assert Period(days=30).after(closed, _ZONE).astimezone(_ZONE).isoformat() == "2026-04-19T10:00:00+02:00"


def test_months_are_those_of_the_calendar() -> None:
    closed = datetime(2026, 8, 31, 10, tzinfo=UTC)
    assert Period(months=6).after(closed, _ZONE).astimezone(_ZONE).date().isoformat() == "2027-02-28"
    assert Period(months=24).after(closed, _ZONE).astimezone(_ZONE).date().isoformat() == "2028-08-31"


@pytest.mark.parametrize("outcome", [*Outcome, WITHDRAWN])
def test_there_is_a_period_for_every_way_in_which_an_alert_can_end(outcome: str) -> None:
    period = Retention().period(outcome)
    assert period.days or period.months
