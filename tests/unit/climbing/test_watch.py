"""Whoever has taken an alert is asked when they give no sign of life."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.watch import alive, asked, watched
from core.alerts.reading import Urgency
from core.kernel.town import Ladder, Ladders
from tests.unit.climbing.office import HOURS, KIRSTEN, MONDAY_AT_TEN, alert, at, shown

_LADDERS = Ladders()


def _taken(urgency: Urgency, moment: datetime) -> Alert:
    return replace(alert(urgency, moment), state=AlertState.TAKEN, taken_by=KIRSTEN.id, taken_at=moment)


def _next(alert: Alert) -> str:
    assert alert.next_step_at is not None
    return shown(alert.next_step_at)


@pytest.mark.parametrize(
    ("urgency", "ladder", "taken_at", "asked_at", "free_at"),
    [
        (Urgency.ACUTE, _LADDERS.acute, MONDAY_AT_TEN, "30/11 10:30", "30/11 10:40"),
        (Urgency.ACUTE, _LADDERS.acute, "5/12 2026 23:45", "06/12 00:15", "06/12 00:25"),
        (Urgency.TODAY, _LADDERS.today, MONDAY_AT_TEN, "30/11 14:00", "30/11 15:00"),
        (Urgency.TODAY, _LADDERS.today, "4/12 2026 11:00", "07/12 10:00", "07/12 11:00"),
        (Urgency.CAN_WAIT, _LADDERS.can_wait, "30/11 2026 13:30", "01/12 09:30", "01/12 10:30"),
    ],
)
def test_without_a_sign_of_life_they_are_asked_after_4_working_hours_or_30_minutes_and_then_it_is_free(
    urgency: Urgency, ladder: Ladder, taken_at: str, asked_at: str, free_at: str
) -> None:
    now = watched(_taken(urgency, at(taken_at)), ladder, at(taken_at), HOURS)
    assert _next(now) == asked_at
    assert now.next_step_at is not None
    then = asked(now, ladder, now.next_step_at, HOURS)
    assert then.asked_at == now.next_step_at
    assert _next(then) == free_at


@pytest.mark.parametrize(
    ("ladder", "quiet_until"),
    [(_LADDERS.acute, "01/12 10:20"), (_LADDERS.today, "07/12 10:20"), (_LADDERS.can_wait, "14/12 10:20")],
    ids=["acute", "today", "can wait"],
)
def test_after_a_sign_of_life_they_are_asked_only_when_it_has_been_quiet_for_days(
    ladder: Ladder, quiet_until: str
) -> None:
    began = at(MONDAY_AT_TEN)
    waiting = asked(watched(_taken(Urgency.TODAY, began), ladder, began, HOURS), ladder, began, HOURS)
    now = alive(waiting, ladder, began + timedelta(minutes=20), HOURS)
    assert now.asked_at is None
    assert now.alive_at == began + timedelta(minutes=20)
    assert _next(now) == quiet_until


def test_a_sign_of_life_does_not_end_a_postponement() -> None:
    began, until = at(MONDAY_AT_TEN), at("3/12 2026 10:00")
    waiting = replace(_taken(Urgency.TODAY, began), postponed_until=until, next_step_at=until)
    assert alive(waiting, _LADDERS.today, began, HOURS).next_step_at == until


def test_what_turns_out_to_be_acute_is_put_off_no_longer() -> None:
    began, until = at(MONDAY_AT_TEN), at("3/12 2026 10:00")
    waiting = replace(_taken(Urgency.ACUTE, began), postponed_until=until, postponed_by=KIRSTEN.id, next_step_at=until)
    now = watched(waiting, _LADDERS.acute, began, HOURS)
    assert _next(now) == "30/11 10:30"
    assert now.postponed_until is None
    assert now.postponed_by is None


def test_a_sign_of_life_for_what_nobody_has_moves_no_rung() -> None:
    began = at(MONDAY_AT_TEN)
    nobodys = alert(Urgency.ACUTE, began)
    assert alive(nobodys, _LADDERS.acute, began + timedelta(minutes=1), HOURS) == nobodys


def test_what_follows_another_is_watched_with_that_one_alone() -> None:
    began = at(MONDAY_AT_TEN)
    following = replace(_taken(Urgency.TODAY, began), joined_to=3, next_step_at=None)
    assert alive(following, _LADDERS.today, began, HOURS).next_step_at is None
