"""Absences: chains of stand-ins, days on buttons, and who is on duty from one change to the next."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.days_off import danish_days_off
from bot.town import load
from core.kernel.working_time import WorkingTime
from core.people.absence import (
    Absence,
    AbsenceKind,
    StandInIsAway,
    StandsInInACircle,
    chain_from,
    changes,
    refuse_stand_in,
)
from core.people.being_away.entering import Days, days_on
from core.people.duty_plan import Crew, end_of_next_week, plan
from core.people.person import Person, Role

TOWN = load()
AREAS = tuple(area.key for area in TOWN.areas)
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)


def away(person: int, first: float, last: float, stand_in: int | None = None) -> Absence:
    return Absence(100 + person, person, AbsenceKind.HOLIDAY, NOW + first * A_DAY, NOW + last * A_DAY, stand_in)


def test_a_circle_is_refused_however_long_it_is() -> None:
    others = [away(2, 0, 9, 3), away(3, 0, 9, 1)]
    with pytest.raises(StandsInInACircle):
        refuse_stand_in(away(1, 1, 2), 2, others)


def test_a_circle_on_a_single_day_is_refused_and_its_day_named() -> None:
    with pytest.raises(StandsInInACircle) as refused:
        refuse_stand_in(away(1, 0, 10), 2, [away(2, 9, 12, 1)])
    assert refused.value.at == NOW + 9 * A_DAY


def test_two_who_are_away_one_after_the_other_may_stand_in_for_each_other() -> None:
    refuse_stand_in(away(1, 0, 5), 2, [away(2, 5, 9, 1)])


def test_somebody_away_may_be_named_only_when_somebody_stands_in_for_them() -> None:
    refuse_stand_in(away(1, 0, 5), 2, [away(2, 1, 3, 4)])
    with pytest.raises(StandInIsAway) as refused:
        refuse_stand_in(away(1, 0, 5), 2, [away(2, 1, 3)])
    assert refused.value.who == 2
    with pytest.raises(StandInIsAway) as refused:
        refuse_stand_in(away(1, 0, 5), 2, [away(2, 1, 3, 4), away(4, 2, 3)])
    assert refused.value.who == 4


@given(some.lists(some.tuples(some.integers(1, 5), some.integers(1, 5), some.integers(0, 6)), max_size=8))
def test_whoever_is_accepted_is_there_in_the_end_at_every_moment(named: list[tuple[int, int, int]]) -> None:
    known: dict[int, Absence] = {}
    for person, stand_in, first in named:
        absence = away(person, first, first + 3)
        others = [
            each
            for each in known.values()
            if each.person != person and each.overlaps(absence.begins_at, absence.ends_at)
        ]
        if person == stand_in or person in known:
            continue
        try:
            refuse_stand_in(absence, stand_in, others)
        except (StandsInInACircle, StandInIsAway):
            continue
        known[person] = away(person, first, first + 3, stand_in)
    for moment in changes(known.values(), NOW):
        covering = {each.person: each for each in known.values() if each.covers(moment)}
        for person in covering:
            assert chain_from(person, covering)[-1] not in covering


@pytest.mark.parametrize(
    ("button", "today", "first", "last"),
    [
        (Days.TODAY, date(2026, 11, 30), date(2026, 11, 30), date(2026, 11, 30)),
        (Days.TOMORROW, date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 1)),
        (Days.REST_OF_WEEK, date(2026, 12, 2), date(2026, 12, 2), date(2026, 12, 4)),
        (Days.REST_OF_WEEK, date(2026, 12, 5), date(2026, 12, 5), date(2026, 12, 5)),
        (Days.NEXT_WEEK, date(2026, 12, 6), date(2026, 12, 7), date(2026, 12, 11)),
    ],
)
def test_the_buttons_mean_the_days_they_say(button: Days, today: date, first: date, last: date) -> None:
    assert days_on(button, today) == (first, last)


def test_the_plan_goes_to_the_end_of_next_week_on_the_towns_clock_across_the_change_to_summer_time() -> None:
    hours = WorkingTime(TOWN.hours, TOWN.zone, danish_days_off())
    assert end_of_next_week(datetime(2027, 3, 23, 9, tzinfo=UTC), hours) == datetime(2027, 4, 4, 22, tzinfo=UTC)


def test_the_plan_has_no_holes_and_changes_only_where_somebody_else_is_on_duty() -> None:
    staff = [Person(n, n, Role.CARETAKER, f"M{n}", joined_at=NOW) for n in (1, 2)]
    crew = Crew(staff, [away(1, 1, 3, 2), away(2, 2, 4)], TOWN.routing.order)
    duties = plan(crew, AREAS, NOW, NOW + 7 * A_DAY)
    assert [[person.id for person in each.groups[0][0]] for each in duties] == [[1, 2], [2], [], [1], [1, 2]]
    assert duties[0].begins_at == NOW
    assert duties[-1].ends_at == NOW + 7 * A_DAY
    assert all(before.ends_at == after.begins_at for before, after in pairwise(duties))
