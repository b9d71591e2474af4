"""Whom a rung rings: those who are there and can be reached, each once."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.alerts.climbing.ladder import Step, climb
from core.alerts.reading import Urgency
from core.kernel.town import Who
from core.people.person import Person, Role
from tests.unit.climbing.office import (
    BIRGIT,
    HOURS,
    KIRSTEN,
    LONG_AGO,
    MONDAY_AT_TEN,
    OFFICE,
    SOREN,
    alert,
    at,
    away,
    names,
    roster,
    rung_until,
    step,
    unreachable,
)


def test_a_rung_without_a_stand_in_is_skipped_at_once_to_the_next_and_noted() -> None:
    began, two = at(MONDAY_AT_TEN), (KIRSTEN, BIRGIT)
    assert rung_until(alert(Urgency.ACUTE, began), began + timedelta(minutes=26), two) == [
        ("30/11 10:00", "Kirsten"),
        ("30/11 10:05", "Kirsten"),
        ("30/11 10:10", "Birgit"),
        ("30/11 10:25", "Kirsten Birgit"),
    ]
    before = step(step(alert(Urgency.ACUTE, began), began, two).alert, began + timedelta(minutes=5), two).alert
    assert step(before, began + timedelta(minutes=10), two).skipped == (Who.STAND_IN,)


def test_without_any_caretaker_the_secretariat_is_rung_at_once() -> None:
    began = at(MONDAY_AT_TEN)
    first = step(alert(Urgency.ACUTE, began), began, (BIRGIT,))
    assert names(first) == "Birgit"
    assert first.skipped == (Who.CARETAKER, Who.CARETAKER, Who.STAND_IN)


def test_when_nobody_at_all_can_be_reached_it_stays_where_it_is_and_is_tried_again() -> None:
    began = at(MONDAY_AT_TEN)
    nobody = [unreachable(person) for person in OFFICE]
    tried = step(alert(Urgency.ACUTE, began), began, nobody)
    assert not tried.reached
    assert tried.skipped == (Who.ALL,), "noted once, however many rungs there are"
    assert tried.alert.rung == 0
    assert tried.alert.next_step_at == began + timedelta(minutes=15)
    assert names(step(tried.alert, began + timedelta(minutes=15))) == "Kirsten Søren"


def test_everybody_in_charge_sees_it_but_only_the_first_of_them_is_rung() -> None:
    began = at(MONDAY_AT_TEN)
    first = step(alert(Urgency.ACUTE, began), began)
    assert names(first) == "Kirsten"
    assert first.shows == (SOREN,)
    assert step(first.alert, began + timedelta(minutes=5)).shows == ()


def test_whoever_is_not_to_be_rung_first_is_left_out_of_the_first_step_alone() -> None:
    began = at(MONDAY_AT_TEN)
    fresh = alert(Urgency.ACUTE, began)
    assert fresh.ladder is not None
    first = climb(fresh, fresh.ladder, roster(began), HOURS, but=[KIRSTEN.id])
    assert names(first) == "Søren"
    assert rung_until(first.alert, began + timedelta(minutes=35)) == [
        ("30/11 10:20", "Birgit"),
        ("30/11 10:35", "Kirsten Søren Birgit"),
    ]


def test_whoever_is_away_is_not_rung_and_their_stand_in_is_in_their_place() -> None:
    began = at(MONDAY_AT_TEN)
    for person, stand_in in ((KIRSTEN, SOREN), (SOREN, KIRSTEN), (KIRSTEN, BIRGIT), (BIRGIT, KIRSTEN)):
        rung = rung_until(
            alert(Urgency.ACUTE, began), began + timedelta(minutes=60), absences=(away(person, stand_in),)
        )
        assert not [each for _, each in rung if str(person.name) in each], (person.name, rung)
        assert len(rung) >= 5


def test_chains_of_stand_ins_are_followed_to_somebody_who_is_there() -> None:
    began = at(MONDAY_AT_TEN)
    ida = Person(4, 4, Role.CARETAKER, "Ida", areas=frozenset({"dronningborg"}), joined_at=LONG_AGO)
    absences = (away(KIRSTEN, SOREN), away(SOREN, ida))
    first = step(alert(Urgency.ACUTE, began), began, (*OFFICE, ida), absences)
    assert names(first) == "Ida"


def test_whoever_let_it_go_is_rung_at_once_when_it_is_acute_and_there_is_nobody_else() -> None:
    began = at(MONDAY_AT_TEN)
    for urgency, rung in ((Urgency.ACUTE, "Kirsten"), (Urgency.TODAY, "")):
        fresh = alert(urgency, began)
        assert fresh.ladder is not None
        assert names(climb(fresh, fresh.ladder, roster(began, (KIRSTEN,)), HOURS, but=[KIRSTEN.id])) == rung


def test_an_absence_counts_from_its_beginning_to_its_end() -> None:
    began = at(MONDAY_AT_TEN)
    holiday = away(KIRSTEN, since=began + timedelta(minutes=5), until=began + timedelta(minutes=35))
    assert rung_until(alert(Urgency.ACUTE, began), began + timedelta(minutes=35), absences=(holiday,)) == [
        ("30/11 10:00", "Kirsten"),
        ("30/11 10:05", "Søren"),
        ("30/11 10:10", "Birgit"),
        ("30/11 10:25", "Søren Birgit"),
    ]


def test_the_caretaker_of_the_area_comes_before_those_of_all_areas_and_each_in_the_order_in_which_they_joined() -> None:
    began = at(MONDAY_AT_TEN)
    ida, karl = (
        Person(number, number, Role.CARETAKER, name, areas=frozenset({"vangdalen"}), joined_at=LONG_AGO)
        for number, name in ((4, "Ida"), (5, "Karl"))
    )
    rung = rung_until(alert(Urgency.ACUTE, began), began + timedelta(minutes=10), (*OFFICE, ida, karl))
    assert [who for _, who in rung] == ["Ida", "Ida", "Karl"]
    alone = rung_until(alert(Urgency.ACUTE, began), began + timedelta(minutes=10), (*OFFICE, ida))
    assert [who for _, who in alone] == ["Ida", "Ida", "Kirsten"]


_STAFF = st.lists(
    st.builds(
        Person,
        st.integers(1, 6),
        st.just(1),
        st.sampled_from([Role.CARETAKER, Role.SECRETARIAT]),
        areas=st.sampled_from([frozenset(), frozenset({"vangdalen"}), frozenset({"dronningborg"})]),
        unreachable_since=st.sampled_from([None, None, LONG_AGO]),
    ),
    max_size=6,
    unique_by=lambda person: person.id,
)
_STAND_INS = st.dictionaries(st.integers(1, 6), st.none() | st.integers(1, 6), max_size=6)


@given(_STAFF, _STAND_INS, st.integers(0, 6), st.integers(0, 600))
def test_an_acute_alert_rings_each_once_and_nobody_who_is_away_while_anybody_is_there(
    staff: list[Person], stand_ins: dict[int, int | None], rung: int, later: int
) -> None:
    began = at(MONDAY_AT_TEN)
    absences = [replace(away(KIRSTEN), id=who, person=who, stand_in=instead) for who, instead in stand_ins.items()]
    taken = step(replace(alert(Urgency.ACUTE, began), rung=rung), began + timedelta(minutes=later), staff, absences)
    assert len(set(taken.rings)) == len(taken.rings)
    assert all(person.reachable for person in taken.rings)
    there = [person for person in taken.rings if person.id not in stand_ins]
    assert there == list(taken.rings) or all(
        person.role is Role.SECRETARIAT for person in set(taken.rings) - set(there)
    )
    assert taken.alert.next_step_at is not None
    assert taken.alert.next_step_at <= began + timedelta(minutes=later + 20)
    _reaches_somebody_whenever_it_can(taken, staff)


def _reaches_somebody_whenever_it_can(taken: Step, staff: list[Person]) -> None:
    """The secretariat is rung even on its holiday when nobody else is left."""
    if any(person.reachable and person.role is Role.SECRETARIAT for person in staff):
        assert taken.reached
