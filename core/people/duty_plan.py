"""Who is on duty where, from one change to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from core.kernel.town import RoutingStep
from core.kernel.working_time import WorkingTime
from core.people.absence import Absence, changes
from core.people.person import Person
from core.people.roster import Roster

Everywhere = tuple[tuple[tuple[Person, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """From one moment to another the same people are on duty: each group of them with the keys of its areas. Nobody is
    an empty group. Moments: aware, UTC."""

    begins_at: datetime
    ends_at: datetime
    groups: Everywhere


@dataclass(frozen=True, slots=True)
class Crew:
    """Who there is to be on duty: caretakers and secretariat in the order in which they joined, and their absences."""

    staff: Sequence[Person]
    absences: Sequence[Absence]
    order: Sequence[RoutingStep]

    def at(self, moment: datetime) -> Roster:
        return Roster(self.staff, self.absences, self.order, moment)


def plan(crew: Crew, areas: Sequence[str], begins_at: datetime, ends_at: datetime) -> tuple[Duty, ...]:
    """One after the other, without gaps; neighbours differ."""
    moments = (*changes(crew.absences, begins_at, ends_at), ends_at)
    duties: list[Duty] = []
    for begins, ends in pairwise(moments):
        groups = _groups(crew.at(begins), areas)
        if duties and duties[-1].groups == groups:
            duties[-1] = Duty(duties[-1].begins_at, ends, groups)
        else:
            duties.append(Duty(begins, ends, groups))
    return tuple(duties)


def end_of_next_week(now: datetime, hours: WorkingTime) -> datetime:
    """The midnight after its Sunday, on the town's clock."""
    today = hours.day_of(now)
    return hours.at(today + timedelta(days=14 - today.weekday()), time(0))


def _groups(roster: Roster, areas: Sequence[str]) -> Everywhere:
    found: dict[tuple[Person, ...], list[str]] = {}
    for area in areas:
        found.setdefault(roster.on_duty(area), []).append(area)
    return tuple((people, tuple(theirs)) for people, theirs in found.items())
