"""Who is told at which step of a visit that nobody answers for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kernel.town import RoutingStep, Visits
from core.people.absence import Absence, AbsenceKind
from core.people.person import Person, Role
from core.people.roster import Roster
from core.visits.turn import Turn, next_turn, waits_for_nobody
from core.visits.visit import Visit, VisitOver, VisitStep, inside, over, planned

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
AGREED = Visits()


def member(number: int, role: Role = Role.CARETAKER, *areas: str, reachable: bool = True) -> Person:
    gone = None if reachable else NOW
    return Person(number, number, role, str(number), "da", frozenset(areas), NOW, gone)


ME, KARL, LENE = member(1), member(2), member(9, Role.SECRETARIAT)


def roster(*staff: Person, away: Sequence[Person] = ()) -> Roster:
    day = timedelta(days=1)
    absences = [Absence(each.id, each.id, AbsenceKind.SICK, NOW - day, NOW + day) for each in away]
    return Roster(staff, absences, tuple(RoutingStep), NOW)


def on(step: VisitStep) -> Visit:
    visit = inside(planned(7, ME.id, "Vangdalen 4", None, NOW - timedelta(hours=1)), 60, NOW - timedelta(hours=1))
    return replace(visit, step=step, next_step_at=NOW)


def turn(step: VisitStep, staff: Roster, *told: Person, person: Person = ME, area: str | None = None) -> Turn:
    return next_turn(on(step), person, told, area, staff, AGREED)


def test_at_the_end_they_alone_are_asked() -> None:
    taken = turn(VisitStep.INSIDE, roster(ME, KARL, LENE))
    assert (taken.visit.step, taken.told, taken.called) == (VisitStep.ASKED, (), ())
    assert taken.visit.next_step_at == NOW + timedelta(minutes=3)


def test_then_a_stand_in_is_told_and_nobody_is_called() -> None:
    taken = turn(VisitStep.ASKED, roster(ME, KARL, LENE))
    assert (taken.visit.step, taken.told, taken.called) == (VisitStep.STAND_IN, (KARL,), ())
    assert taken.visit.next_step_at == NOW + timedelta(minutes=3)


@pytest.mark.parametrize("step", [VisitStep.STAND_IN, VisitStep.ALARMED])
def test_then_everybody_is_told_and_called_every_five_minutes(step: VisitStep) -> None:
    taken = turn(step, roster(ME, KARL, LENE), KARL)
    assert (taken.visit.step, taken.told, taken.called) == (VisitStep.ALARMED, (KARL, LENE), (KARL, LENE))
    assert taken.visit.next_step_at == NOW + timedelta(minutes=5)


def test_whoever_went_in_is_never_their_own_stand_in() -> None:
    assert turn(VisitStep.ASKED, roster(ME, LENE)).told == (LENE,)
    secretary = member(9, Role.SECRETARIAT)
    taken = next_turn(on(VisitStep.ASKED), secretary, (), None, roster(secretary), AGREED)
    assert (taken.visit.step, taken.told) == (VisitStep.ALARMED, ())


def test_a_person_whom_the_question_cannot_reach_is_not_waited_for() -> None:
    me = member(1, reachable=False)
    taken = turn(VisitStep.INSIDE, roster(me, KARL, LENE), person=me)
    assert (taken.visit.step, taken.told) == (VisitStep.STAND_IN, (KARL,))


def test_without_anybody_to_stand_in_the_secretariat_is_told_at_once() -> None:
    for staff in (roster(ME, LENE), roster(ME, KARL, LENE, away=[KARL]), roster(ME, member(2, reachable=False), LENE)):
        taken = turn(VisitStep.ASKED, staff)
        assert (taken.visit.step, taken.told) == (VisitStep.ALARMED, (LENE,))


def test_the_stand_in_of_the_alerts_area_comes_first() -> None:
    near, nearer = member(3, Role.CARETAKER, "vangdalen"), member(4, Role.CARETAKER, "vangdalen")
    taken = turn(VisitStep.ASKED, roster(ME, KARL, near, nearer), area="vangdalen")
    assert taken.told == (nearer,)


def test_a_secretariat_that_telegram_does_not_reach_is_called_all_the_same() -> None:
    lene = member(9, Role.SECRETARIAT, reachable=False)
    taken = turn(VisitStep.ASKED, roster(ME, lene))
    assert (taken.visit.step, taken.told, taken.called) == (VisitStep.ALARMED, (), (lene,))


def test_whoever_is_no_member_any_longer_is_told_no_more() -> None:
    assert turn(VisitStep.ALARMED, roster(ME, LENE), replace(KARL, role=Role.NEIGHBOUR), LENE).told == (LENE,)


def test_a_step_that_nobody_can_hear_is_not_waited_for() -> None:
    deaf, staff = member(2, reachable=False), roster(ME, KARL, LENE)
    assert waits_for_nobody(on(VisitStep.ASKED), member(1, reachable=False), (), None, staff)
    assert waits_for_nobody(on(VisitStep.STAND_IN), ME, (deaf,), None, staff)
    assert waits_for_nobody(on(VisitStep.ALARMED), ME, (), None, staff)
    assert not waits_for_nobody(on(VisitStep.ALARMED), ME, (), None, roster(ME))
    assert not waits_for_nobody(on(VisitStep.STAND_IN), ME, (KARL,), None, staff)
    assert not waits_for_nobody(on(VisitStep.INSIDE), member(1, reachable=False), (), None, staff)


def test_what_is_over_is_nowhere_and_stays_over() -> None:
    ended = over(on(VisitStep.ALARMED), KARL.id, NOW)
    assert (ended.place, ended.alert, ended.next_step_at, ended.ended_by) == (None, None, None, KARL.id)
    with pytest.raises(VisitOver):
        over(ended, ME.id, NOW)
    with pytest.raises(VisitOver):
        inside(ended, 15, NOW)


@given(
    reachable=st.lists(st.booleans(), min_size=4, max_size=4),
    away=st.sets(st.integers(0, 3)),
    told=st.sets(st.integers(1, 3)),
)
def test_whoever_is_missing_the_next_step_is_never_more_than_five_minutes_away(
    reachable: list[bool], away: set[int], told: set[int]
) -> None:
    roles = (Role.CARETAKER, Role.CARETAKER, Role.CARETAKER, Role.SECRETARIAT)
    staff = [member(n + 1, role, reachable=reachable[n]) for n, role in enumerate(roles)]
    crew = roster(*staff, away=[staff[n] for n in away])
    visit, known = on(VisitStep.INSIDE), [staff[n] for n in told]
    for _ in range(4):
        taken = next_turn(visit, staff[0], known, None, crew, AGREED)
        assert taken.visit.next_step_at is not None
        assert NOW < taken.visit.next_step_at <= NOW + timedelta(minutes=5)
        assert staff[0] not in (*taken.told, *taken.called)
        assert all(each.reachable for each in taken.told)
        visit = taken.visit
    # And whoever of the secretariat can be reached at all knows by then
    assert visit.step is VisitStep.ALARMED
    assert not staff[3].reachable or staff[3] in taken.told
