"""Somebody is away, from when until when, and who stands in for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AbsenceKind(StrEnum):
    """Why somebody is away, as far as colleagues are told."""

    SICK = "sick"
    HOLIDAY = "holiday"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Absence:
    """From `begins_at` up to, not including, `ends_at`. The three `told` moments record what was said: the stand-in at
    the start, everybody at the return, and the reminder that nobody stands in. Moments: aware, UTC."""

    id: int
    person: int
    kind: AbsenceKind
    begins_at: datetime
    ends_at: datetime
    stand_in: int | None = None
    begin_told_at: datetime | None = None
    return_told_at: datetime | None = None
    reminded_at: datetime | None = None

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
