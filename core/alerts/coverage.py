"""Which rung of which ladder would reach nobody, where and when: known before it matters.

Nothing changes between one absence's beginning or end and the next, so only those moments are looked at; areas that are
the same people's are looked at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from core.alerts.climbing.ladder import reach
from core.kernel.town import Ladders, Who
from core.kernel.working_time import WorkingTime
from core.people.absence import changes
from core.people.duty_plan import Crew
from core.people.person import Person, Role
from core.people.roster import Roster

AHEAD = timedelta(days=14)
FAR = timedelta(days=400)
"""Beyond this nobody asks when a gap ends."""

Unreached = Mapping[tuple[Who, int | None], tuple[str, ...]]
"""Areas by the rung that reaches nobody there and, for the stand-in's, by who is alone (id)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Who is not reached, for which areas (keys, in the town's order). Without `begins_at` it is so whoever is there;
    else it is because of absences, from their beginning to their end (None: not within a year). `away` are those who
    would be reached if they were there and for whom nobody stands in, `unreachable` those whose messages do not arrive.
    Where only a stand-in is missing, `alone` is who is rung, `instead_of` for whom they stand in (ids). Aware, UTC."""

    who: Who
    areas: tuple[str, ...]
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    away: tuple[int, ...] = ()
    unreachable: tuple[int, ...] = ()
    alone: int | None = None
    instead_of: tuple[int, ...] = ()

    @property
    def serious(self) -> bool:
        """Without a stand-in the next rung comes at once; without one of the others it may be that nobody comes."""
        return self.who is not Who.STAND_IN

    @property
    def name(self) -> str:
        """Equal for equal findings."""
        moments = (moment.isoformat() if moment else "" for moment in (self.begins_at, self.ends_at))
        people = (self.away, self.unreachable, self.alone, self.instead_of)
        return "|".join((self.who, ",".join(self.areas), *moments, *map(str, people)))


@dataclass(frozen=True, slots=True)
class Watched:
    """What must reach somebody: the ladders' rungs for these areas (keys), when people are at work or always."""

    ladders: Ladders
    areas: Sequence[str]
    hours: WorkingTime


def gaps(crew: Crew, watched: Watched, now: datetime) -> tuple[Gap, ...]:
    """Every rung that reaches nobody at some time in the next 14 days: what matters most first, then by time."""
    always = _unreached(replace(crew, absences=()).at(now), watched, now, now + FAR)
    lasting = [
        Gap(who, areas, unreachable=_lost(who, crew.staff), alone=alone) for (who, alone), areas in always.items()
    ]
    passing = [gap for gap in _passing(crew, watched, always, now) if _matters(gap, now)]
    return tuple(sorted((*lasting, *passing), key=lambda gap: (not gap.serious, gap.begins_at or now, gap.who)))


def _passing(crew: Crew, watched: Watched, always: Unreached, now: datetime) -> list[Gap]:
    """Those that absences make, from the beginning of the first that covers this moment."""
    begins = min((each.begins_at for each in crew.absences if each.covers(now)), default=now)
    lasting = {(who, area) for (who, _), areas in always.items() for area in areas}
    found: dict[tuple[Who, int | None, tuple[str, ...]], list[Gap]] = {}
    for since, until in pairwise((*changes(crew.absences, begins), now + FAR)):
        roster = crew.at(since)
        for (who, alone), areas in _unreached(roster, watched, since, until).items():
            here = tuple(area for area in areas if (who, area) not in lasting)
            if here:
                _add(found.setdefault((who, alone, here), []), _gap(who, alone, here, roster, until))
    return [gap for listed in found.values() for gap in listed]


def _matters(gap: Gap, now: datetime) -> bool:
    return (gap.begins_at is None or gap.begins_at < now + AHEAD) and (gap.ends_at is None or gap.ends_at > now)


def _unreached(roster: Roster, watched: Watched, since: datetime, until: datetime) -> Unreached:
    """By rung the areas for which it reaches nobody in this time. When it holds no working time, only the rungs of a
    ladder for any hour count."""
    wanted = _rungs(watched.ladders, at_work=watched.hours.next_open(since) < until)
    alike = _alike(roster.staff, watched.areas)
    found: dict[tuple[Who, int | None], set[str]] = {}
    for who in wanted:
        for areas in alike:
            if not _reaches(who, areas[0], roster):
                found.setdefault((who, _alone(who, areas[0], roster)), set()).update(areas)
    return {rung: tuple(area for area in watched.areas if area in missed) for rung, missed in found.items()}


def _alone(who: Who, area: str, roster: Roster) -> int | None:
    """Who is rung where nobody is next after them."""
    in_charge = roster.caretakers(area) if who is Who.STAND_IN else ()
    return in_charge[0].id if in_charge else None


def _reaches(who: Who, area: str, roster: Roster) -> bool:
    """Whoever is away does not count, though all of an absent secretariat is rung rather than nobody."""
    return bool(roster.secretariat_there() if who is Who.SECRETARIAT else reach(who, area, roster))


def _rungs(ladders: Ladders, *, at_work: bool) -> tuple[Who, ...]:
    """Where all of them are rung, the secretariat is."""
    every = (ladders.acute, ladders.today, ladders.can_wait)
    rung = (each.who for ladder in every if ladder.at_any_hour or at_work for each in ladder.rungs)
    return tuple(dict.fromkeys(Who.SECRETARIAT if who is Who.ALL else who for who in rung))


def _alike(staff: Sequence[Person], areas: Sequence[str]) -> list[list[str]]:
    """Areas that are the same people's."""
    groups: dict[tuple[int, ...], list[str]] = {}
    for area in areas:
        groups.setdefault(tuple(person.id for person in staff if area in person.areas), []).append(area)
    return list(groups.values())


def _gap(who: Who, alone: int | None, areas: tuple[str, ...], roster: Roster, until: datetime) -> Gap:
    gone = [person for person in _members(who, roster.staff) if roster.is_away(person.id)]
    away = tuple(dict.fromkeys(filter(None, (roster.unreplaced(person.id) for person in gone))))
    stood_in = [(person.id, roster.in_place_of(person)) for person in gone] if alone is not None else []
    instead_of = tuple(person for person, found in stood_in if found is not None and found.id == alone)
    return Gap(who, areas, roster.at, until, away, _lost(who, roster.staff), alone, instead_of)


def _members(who: Who, staff: Sequence[Person]) -> list[Person]:
    role = Role.SECRETARIAT if who is Who.SECRETARIAT else Role.CARETAKER
    return [person for person in staff if person.role is role]


def _lost(who: Who, staff: Sequence[Person]) -> tuple[int, ...]:
    return tuple(person.id for person in _members(who, staff) if not person.reachable)


def _add(listed: list[Gap], gap: Gap) -> None:
    """What goes on without a break is one finding."""
    if listed and listed[-1].ends_at == gap.begins_at:
        away = tuple(dict.fromkeys((*listed[-1].away, *gap.away)))
        instead_of = tuple(dict.fromkeys((*listed[-1].instead_of, *gap.instead_of)))
        listed[-1] = replace(listed[-1], ends_at=gap.ends_at, away=away, instead_of=instead_of)
    else:
        listed.append(gap)
