"""Which rung would reach nobody, where and when: the pure rule."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.days_off import danish_days_off
from bot.town import load
from core.alerts.climbing.ladder import reach
from core.alerts.coverage import AHEAD, Gap, Watched, gaps
from core.kernel.town import Ladder, Ladders, Rung, Who
from core.kernel.working_time import WorkingTime
from core.people.absence import Absence, AbsenceKind
from core.people.duty_plan import Crew
from core.people.person import Person, Role

TOWN = load()
AREAS = tuple(area.key for area in TOWN.areas)
HOURS = WorkingTime(TOWN.hours, TOWN.zone, danish_days_off())
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)


def member(number: int, role: Role = Role.CARETAKER, *areas: str, lost: bool = False) -> Person:
    return Person(
        number, number, role, f"M{number}", "da", frozenset(areas), NOW - A_DAY, unreachable_since=NOW if lost else None
    )


def away(person: int, first: float, last: float, stand_in: int | None = None) -> Absence:
    return Absence(100 + person, person, AbsenceKind.HOLIDAY, NOW + first * A_DAY, NOW + last * A_DAY, stand_in)


def looked(staff: list[Person], *absences: Absence, ladders: Ladders = TOWN.ladders) -> tuple[Gap, ...]:
    return gaps(Crew(staff, absences, TOWN.routing.order), Watched(ladders, AREAS, HOURS), NOW)


KARL, JENS, LENE = member(1), member(2), member(9, Role.SECRETARIAT)


def test_two_caretakers_and_a_secretariat_reach_everybody() -> None:
    assert looked([KARL, JENS, LENE]) == ()


def test_one_caretaker_has_no_stand_in_which_is_a_warning() -> None:
    [gap] = looked([KARL, LENE])
    assert gap == Gap(Who.STAND_IN, AREAS, alone=1)
    assert not gap.serious


def test_a_town_without_anybody_misses_every_rung_and_the_serious_ones_come_first() -> None:
    assert [gap.who for gap in looked([])] == [Who.CARETAKER, Who.SECRETARIAT, Who.STAND_IN]


def test_an_absence_is_a_gap_from_its_beginning_to_its_end() -> None:
    found = looked([KARL, JENS, LENE], away(1, 2, 5), away(2, 4, 6))
    assert found == (
        Gap(Who.CARETAKER, AREAS, NOW + 4 * A_DAY, NOW + 5 * A_DAY, (1, 2)),
        Gap(Who.STAND_IN, AREAS, NOW + 2 * A_DAY, NOW + 4 * A_DAY, (1,), alone=2),
        Gap(Who.STAND_IN, AREAS, NOW + 4 * A_DAY, NOW + 5 * A_DAY, (1, 2)),
        Gap(Who.STAND_IN, AREAS, NOW + 5 * A_DAY, NOW + 6 * A_DAY, (2,), alone=1),
    )


def test_whoever_has_a_stand_in_needs_none_and_the_one_who_is_alone_is_known() -> None:
    [gap] = looked([KARL, JENS, LENE], away(1, 2, 5, stand_in=2))
    assert gap == Gap(Who.STAND_IN, AREAS, NOW + 2 * A_DAY, NOW + 5 * A_DAY, alone=2, instead_of=(1,))


def test_a_stand_in_along_the_chain_closes_the_gap() -> None:
    assert looked([KARL, JENS, LENE], away(1, 2, 5, stand_in=9)) == ()


def test_what_is_absent_now_began_when_they_went_so_it_is_the_same_finding_tomorrow() -> None:
    [gap, _] = looked([KARL, LENE], away(1, -3, 3))
    assert (gap.who, gap.begins_at, gap.ends_at) == (Who.CARETAKER, NOW - 3 * A_DAY, NOW + 3 * A_DAY)


def test_what_lies_further_ahead_than_fourteen_days_is_not_told_yet() -> None:
    assert looked([KARL, JENS, LENE], away(1, 15, 20)) == ()
    [gap] = looked([KARL, JENS, LENE], away(1, 13, 40))
    assert gap.ends_at == NOW + 40 * A_DAY


def test_whoever_has_blocked_the_bot_is_named() -> None:
    [gap, _] = looked([member(1, lost=True), LENE])
    assert (gap.who, gap.unreachable, gap.away) == (Who.CARETAKER, (1,), ())


def test_an_absent_secretariat_is_a_finding_though_it_would_be_rung_rather_than_nobody() -> None:
    [gap] = looked([KARL, JENS, LENE], away(9, 1, 2))
    assert (gap.who, gap.away, gap.serious) == (Who.SECRETARIAT, (9,), True)


def test_only_the_areas_concerned_are_named() -> None:
    mine = [member(1, Role.CARETAKER, "vangdalen"), member(2, Role.CARETAKER, *(set(AREAS) - {"vangdalen"})), LENE]
    rungs = (Rung(who=Who.STAND_IN), Rung(who=Who.SECRETARIAT, minutes=5))
    ladder = Ladder(at_any_hour=True, rungs=rungs, repeat=15, ask=30, answer=10, quiet_days=1)
    only = Ladders(acute=ladder, today=ladder, can_wait=ladder)
    order = tuple(step for step in TOWN.routing.order if step != "any")
    found = gaps(Crew(mine, (away(1, 1, 2),), order), Watched(only, AREAS, HOURS), NOW)
    assert {gap.who for gap in found} == {Who.STAND_IN}


def test_at_night_only_a_ladder_for_any_hour_matters() -> None:
    rungs = (Rung(who=Who.SECRETARIAT),)
    acute = Ladder(at_any_hour=True, rungs=rungs, repeat=15, ask=30, answer=10, quiet_days=1)
    today = Ladder(
        rungs=(Rung(who=Who.CARETAKER), Rung(who=Who.SECRETARIAT, minutes=60)),
        repeat=480,
        ask=60,
        answer=60,
        quiet_days=1,
    )
    ladders = Ladders(acute=acute, today=today, can_wait=today)
    night = Absence(7, 1, AbsenceKind.COURSE, NOW + timedelta(hours=8), NOW + timedelta(hours=14))
    assert looked([KARL, LENE], night, ladders=ladders) == ()
    day = Absence(7, 1, AbsenceKind.COURSE, NOW + timedelta(hours=20), NOW + timedelta(hours=26))
    assert [gap.who for gap in looked([KARL, LENE], day, ladders=ladders)] == [Who.CARETAKER]


@given(some.data())
def test_an_hour_is_in_a_gap_when_the_rung_reaches_nobody_then_and_only_then(data: some.DataObject) -> None:
    areas = some.sets(some.sampled_from(AREAS[:3]))
    count = data.draw(some.integers(0, 4))
    staff = [member(n, Role.CARETAKER, *data.draw(areas), lost=data.draw(some.booleans())) for n in range(1, count + 1)]
    staff += [LENE] if data.draw(some.booleans()) else []
    numbers = some.sampled_from([person.id for person in staff] or [1])
    goes = some.sampled_from([person.id for person in staff if person.reachable] or [1])
    days = some.integers(-3, 16)
    absences = [
        away(data.draw(goes), first, first + data.draw(some.integers(1, 6)), data.draw(some.none() | numbers))
        for first in data.draw(some.lists(days, max_size=4))
    ]
    absences = list({each.person: each for each in absences if each.stand_in != each.person}.values())
    found = looked(staff, *absences)
    crew = Crew(staff, absences, TOWN.routing.order)
    for hour in range(0, 14 * 24, 7):
        moment = NOW + timedelta(hours=hour)
        roster = crew.at(moment)
        for who in (Who.CARETAKER, Who.STAND_IN, Who.SECRETARIAT):
            for area in AREAS:
                told = any(_covers(gap, who, area, moment) for gap in found)
                people = roster.secretariat_there() if who is Who.SECRETARIAT else reach(who, area, roster)
                assert told is not bool(people)


def _covers(gap: Gap, who: Who, area: str, moment: datetime) -> bool:
    begun = gap.begins_at is None or gap.begins_at <= moment
    return gap.who is who and area in gap.areas and begun and (gap.ends_at is None or moment < gap.ends_at)


@pytest.mark.parametrize("absences", [20])
def test_fourteen_days_of_eight_areas_are_looked_at_in_fifty_milliseconds(absences: int) -> None:
    staff = [member(n, Role.CARETAKER, AREAS[n % len(AREAS)]) for n in range(1, 16)] + [LENE]
    gone = [away(n % 15 + 1, n * 0.6, n * 0.6 + 2, (n + 1) % 15 + 1) for n in range(absences)]
    assert len(AREAS) == 8
    assert AHEAD.days == 14
    took = []
    for _ in range(5):
        since = time.perf_counter()
        looked(staff, *gone)
        took.append(time.perf_counter() - since)
    assert min(took) < 0.05
