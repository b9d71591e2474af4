"""Somebody is away, from when until when, and who stands in for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.kernel.refusal import Refused

TIME_TO_NAME = timedelta(minutes=2)
"""Whoever says that they are away is asked who stands in; so long nothing of theirs goes to anybody else, and the
secretariat hears nothing yet."""


class AbsenceKind(StrEnum):
    """Why somebody is away, as far as colleagues are told."""

    SICK = "sick"
    HOLIDAY = "holiday"
    COURSE = "course"


@dataclass(eq=False)
class StandsInInACircle(Refused):
    """Whoever is named would in the end be stood in for by the one who goes. `at`: when that would be; aware, UTC."""

    named: int
    at: datetime


@dataclass(eq=False)
class StandInIsAway(Refused):
    """Whoever is named is away meanwhile, and nobody stands in for `who` then. Moments: aware, UTC."""

    who: int
    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Absence:
    """From `begins_at` up to, not including, `ends_at`. `handed_on` are the alerts that were theirs when it began. The
    three `told` moments record what was said: the stand-in at the start, everybody at the return, and the reminder that
    nobody stands in. Moments: aware, UTC."""

    id: int
    person: int
    kind: AbsenceKind
    begins_at: datetime
    ends_at: datetime
    stand_in: int | None = None
    begin_told_at: datetime | None = None
    return_told_at: datetime | None = None
    reminded_at: datetime | None = None
    handed_on: tuple[int, ...] = ()

    def covers(self, moment: datetime) -> bool:
        """Whether they are away then."""
        return self.begins_at <= moment < self.ends_at

    def overlaps(self, begins_at: datetime, ends_at: datetime) -> bool:
        """Whether any of that time is theirs."""
        return self.begins_at < ends_at and begins_at < self.ends_at


def chain_from(person: int, away: Mapping[int, Absence]) -> tuple[int, ...]:
    """Who stands in for whom, beginning with the stand-in of this person; it ends with somebody who is not away, with
    nobody named, or where it would begin anew. `away`: the absence of everybody who is away, by person."""
    chain: list[int] = []
    absence = away.get(person)
    while absence is not None and absence.stand_in is not None and absence.stand_in not in (person, *chain):
        chain.append(absence.stand_in)
        absence = away.get(absence.stand_in)
    return tuple(chain)


def changes(absences: Iterable[Absence], begins_at: datetime, ends_at: datetime | None = None) -> tuple[datetime, ...]:
    """The beginning, and every moment after it (and before the end) at which somebody goes or comes back."""
    moments = {moment for each in absences for moment in (each.begins_at, each.ends_at)}
    later = {moment for moment in moments if moment > begins_at and (ends_at is None or moment < ends_at)}
    return (begins_at, *sorted(later))


def refuse_stand_in(absence: Absence, named: int, others: Iterable[Absence]) -> None:
    """Refuse whoever cannot stand in, or be stood in for, all the time of this absence. `others`: the absences of
    everybody else that overlap it."""
    known = [*(each for each in others if each.id != absence.id), replace(absence, stand_in=named)]
    for moment in changes(known, absence.begins_at, absence.ends_at):
        away = {each.person: each for each in known if each.covers(moment)}
        _refuse_at(moment, absence.person, named, away)


def _refuse_at(moment: datetime, person: int, named: int, away: Mapping[int, Absence]) -> None:
    met, next_one = {person}, named
    while next_one in away:
        if next_one in met:
            raise StandsInInACircle(named, moment)
        met.add(next_one)
        theirs = away[next_one]
        if theirs.stand_in is None:
            raise StandInIsAway(next_one, theirs.begins_at, theirs.ends_at)
        next_one = theirs.stand_in
