"""Somebody has gone in somewhere, and how far it has come: inside, asked, others told, over."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.kernel.refusal import Refused


class VisitStep(StrEnum):
    """Where a visit is on its way."""

    PLANNED = "planned"
    """It is known where, not yet for how long: nobody asks yet."""
    INSIDE = "inside"
    ASKED = "asked"
    """The time is over, and they were asked."""
    STAND_IN = "stand_in"
    """No answer: asked again, and a stand-in knows."""
    ALARMED = "alarmed"
    """No answer still: everybody knows, and hears it again and again."""
    OVER = "over"


_PATIENCE = timedelta(minutes=10)
"""So long a visit waits for somebody to say how long it lasts."""


@dataclass(eq=False)
class VisitOver(Refused):
    """It had ended already; `by` has said so. `at` is aware, UTC."""

    by: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """`ends_at` is when they are asked, `next_step_at` when something happens by itself. `place` is in somebody's own
    words, and gone when it is over, as is the alert. `ended_by` said that it is. Moments: aware, UTC."""

    id: int
    person: int
    began_at: datetime
    ends_at: datetime
    place: str | None
    alert: int | None = None
    step: VisitStep = VisitStep.PLANNED
    next_step_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: int | None = None

    @property
    def is_planned(self) -> bool:
        return self.step is VisitStep.PLANNED

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None

    @property
    def is_asked(self) -> bool:
        """Whether their time is over and nobody has answered."""
        return self.step in (VisitStep.ASKED, VisitStep.STAND_IN, VisitStep.ALARMED)


def planned(number: int, person: int, place: str | None, alert: int | None, now: datetime) -> Visit:
    """It is known where; without an answer to how long it is forgotten."""
    return Visit(number, person, now, now, place, alert, next_step_at=now + _PATIENCE)


def inside(visit: Visit, minutes: int, now: datetime) -> Visit:
    """Inside for so long from now on, whatever was asked before; VisitOver when it is over."""
    still_on(visit)
    began, ends = now if visit.is_planned else visit.began_at, now + timedelta(minutes=minutes)
    return replace(visit, step=VisitStep.INSIDE, began_at=began, ends_at=ends, next_step_at=ends)


def waiting(visit: Visit, step: VisitStep, minutes: int, now: datetime) -> Visit:
    """On this step, until so many minutes have passed without an answer."""
    return replace(visit, step=step, next_step_at=now + timedelta(minutes=minutes))


def over(visit: Visit, by: int, now: datetime) -> Visit:
    """Ended, and no longer anywhere; VisitOver when it was before."""
    still_on(visit)
    gone: dict[str, None] = dict.fromkeys(("place", "alert", "next_step_at"))
    return replace(visit, **gone, step=VisitStep.OVER, ended_at=now, ended_by=by)  # type: ignore[arg-type]  # each may be None


def still_on(visit: Visit) -> None:
    """Refuse with VisitOver what has ended."""
    if visit.ended_at is not None:
        raise VisitOver(visit.ended_by, visit.ended_at)
