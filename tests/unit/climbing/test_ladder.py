"""Whom the ladder rings and when, as the town has it by default."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.alerts.climbing.ladder import eased, ladder_for
from core.alerts.reading import Urgency
from core.kernel.town import Ladders
from tests.unit.climbing.office import (
    HOURS,
    LONG_AGO,
    MONDAY_AT_TEN,
    alert,
    at,
    names,
    rung_until,
    shown,
    step,
)


@pytest.mark.parametrize("began", [MONDAY_AT_TEN, "5/12 2026 23:50", "24/12 2026 22:00"])
def test_acute_rings_now_after_5_10_and_20_minutes_and_then_all_every_15_at_any_hour(began: str) -> None:
    rung = rung_until(alert(Urgency.ACUTE, at(began)), at(began) + timedelta(minutes=65))
    minutes = {0: "Kirsten", 5: "Kirsten", 10: "Søren", 20: "Birgit"}
    minutes |= dict.fromkeys((35, 50, 65), "Kirsten Søren Birgit")
    assert rung == [(shown(at(began) + timedelta(minutes=each)), who) for each, who in minutes.items()]


def test_today_rings_now_after_60_minutes_2_hours_and_4_hours_of_working_time() -> None:
    assert rung_until(alert(Urgency.TODAY, at(MONDAY_AT_TEN)), at("2/12 2026 07:00")) == [
        ("30/11 10:00", "Kirsten"),
        ("30/11 11:00", "Kirsten"),
        ("30/11 12:00", "Søren"),
        ("30/11 14:00", "Birgit"),
        ("01/12 14:00", "Kirsten Søren Birgit"),
    ]


def test_today_goes_on_after_the_weekend_where_it_stood_on_friday() -> None:
    assert rung_until(alert(Urgency.TODAY, at("4/12 2026 11:30")), at("7/12 2026 16:00")) == [
        ("04/12 11:30", "Kirsten"),
        ("04/12 12:30", "Kirsten"),
        ("07/12 08:30", "Søren"),
        ("07/12 10:30", "Birgit"),
    ]


def test_today_that_comes_in_the_evening_rings_when_people_are_at_work_again() -> None:
    assert rung_until(alert(Urgency.TODAY, at("4/12 2026 19:00")), at("7/12 2026 10:00")) == [
        ("07/12 08:00", "Kirsten"),
        ("07/12 09:00", "Kirsten"),
        ("07/12 10:00", "Søren"),
    ]


def test_what_can_wait_is_on_the_next_mornings_list_reminded_of_after_a_day_and_with_the_secretariat_after_three() -> (
    None
):
    assert rung_until(alert(Urgency.CAN_WAIT, at(MONDAY_AT_TEN)), at("8/12 2026 16:00")) == [
        ("01/12 08:00", "Kirsten"),
        ("01/12 10:00", "Kirsten"),
        ("03/12 10:00", "Birgit"),
        ("08/12 13:00", "Kirsten Søren Birgit"),
    ]


def test_what_can_wait_waits_over_easter() -> None:
    assert rung_until(alert(Urgency.CAN_WAIT, at("24/3 2027 10:00")), at("1/4 2027 16:00")) == [
        ("30/03 08:00", "Kirsten"),
        ("30/03 10:00", "Kirsten"),
        ("01/04 10:00", "Birgit"),
    ]


def test_after_an_outage_there_is_one_step_for_all_the_rungs_that_were_missed() -> None:
    # Given an acute alert whose first rung was climbed before the outage
    began = at(MONDAY_AT_TEN)
    first = step(alert(Urgency.ACUTE, began), began)
    # When the next tick comes after 22 minutes
    later = step(first.alert, began + timedelta(minutes=22))
    # Then everybody is rung once, and the ladder goes on from there
    assert names(later) == "Kirsten Søren Birgit"
    assert later.alert.rung == 4
    assert later.alert.next_step_at == began + timedelta(minutes=37)


@pytest.mark.parametrize(("hours", "rung"), [(0, "Kirsten"), (3, "Kirsten Søren Birgit"), (25, "Kirsten Søren Birgit")])
def test_an_outage_from_the_start_leaves_nobody_out_and_rings_nobody_twice(hours: int, rung: str) -> None:
    began = at(MONDAY_AT_TEN)
    assert names(step(alert(Urgency.ACUTE, began), began + timedelta(hours=hours))) == rung


def test_an_outage_over_the_night_does_not_ring_before_people_are_at_work() -> None:
    waiting = step(alert(Urgency.TODAY, at("30/11 2026 15:30")), at("30/11 2026 15:30")).alert
    at_night = step(waiting, at("1/12 2026 03:00"))
    assert not at_night.reached
    assert at_night.alert.rung == waiting.rung
    assert shown(at_night.alert.next_step_at or LONG_AGO) == "01/12 08:00"
    assert names(step(at_night.alert, at("1/12 2026 10:00"))) == "Kirsten Søren"


def test_the_ladder_in_force_is_copied_and_a_later_change_of_the_towns_does_not_touch_it() -> None:
    began = at(MONDAY_AT_TEN)
    running = alert(Urgency.ACUTE, began)
    slower = Ladders(acute=running.ladder.model_copy(update={"repeat": 60})) if running.ladder else Ladders()
    assert running.ladder == Ladders().acute
    assert ladder_for(Urgency.ACUTE, slower).repeat == 60
    rung = rung_until(running, began + timedelta(minutes=35))
    assert rung[-1] == ("30/11 10:35", "Kirsten Søren Birgit")


def test_what_is_less_urgent_than_it_was_goes_on_with_the_second_rung_because_those_in_charge_know_of_it() -> None:
    began = at(MONDAY_AT_TEN)
    calmer = eased(alert(Urgency.ACUTE, began), Ladders().today, began, HOURS)
    assert calmer.round == 2
    assert rung_until(calmer, at("30/11 2026 13:00")) == [("30/11 11:00", "Kirsten"), ("30/11 12:00", "Søren")]


_MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda since: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=since)
)


@given(_MOMENTS, st.integers(0, 20_000), st.sampled_from([Urgency.TODAY, Urgency.CAN_WAIT]), st.integers(0, 5))
def test_out_of_hours_nothing_rings_that_is_not_acute(began: datetime, later: int, urgency: Urgency, rung: int) -> None:
    moment = began + timedelta(minutes=later)
    taken = step(replace(alert(urgency, began), rung=rung), moment)
    assert HOURS.is_open(moment) or not taken.reached
    assert taken.alert.next_step_at is not None
    assert taken.alert.next_step_at > moment
    assert HOURS.is_open(taken.alert.next_step_at)
