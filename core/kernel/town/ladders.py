"""Whom an alert rings, and when, until somebody has taken it."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from core.kernel.town.values import Count, Section

Wait = Annotated[int, Field(ge=0, strict=True)]


class Who(StrEnum):
    """The people of a rung."""

    CARETAKER = "caretaker"
    STAND_IN = "stand_in"
    SECRETARIAT = "secretariat"
    ALL = "all"


class Rung(Section):
    """Who is rung, so long after the ladder began: either `minutes`, or `days`, or on the next `morning` list."""

    who: Who
    minutes: Wait = 0
    days: Wait = 0
    morning: bool = False

    @model_validator(mode="after")
    def _waits_in_one_way(self) -> Self:
        if sum((self.minutes > 0, self.days > 0, self.morning)) > 1:
            raise ValueError("say minutes, days or morning, not several of them")
        return self


class Ladder(Section):
    """`at_any_hour`: minutes are minutes. Otherwise they are minutes of working time, and days are working days; nobody
    is rung out of hours. After the last rung all of them are rung again every `repeat`. Whoever has taken it and gives
    no sign of life is `ask`ed, and after `answer` without one it is on the ladder again; after a sign of life the
    question comes again when `quiet_days` working days have passed without another."""

    at_any_hour: bool = False
    rungs: Annotated[tuple[Rung, ...], Field(min_length=1)]
    repeat: Count
    ask: Count
    answer: Count
    quiet_days: Count

    @model_validator(mode="after")
    def _climbs(self) -> Self:
        if self.rungs[-1].who not in (Who.SECRETARIAT, Who.ALL):
            raise ValueError("the last rung must be secretariat, so that no alert is left with nobody")
        for lower, higher in zip(self.rungs, self.rungs[1:], strict=False):
            if (higher.days, higher.minutes) < (lower.days, lower.minutes):
                raise ValueError("each rung comes after the one before it")
        if self.at_any_hour and any(rung.days or rung.morning for rung in self.rungs):
            raise ValueError("a ladder at any hour counts in minutes")
        return self


_ACUTE = Ladder(
    at_any_hour=True,
    rungs=(
        Rung(who=Who.CARETAKER),
        Rung(who=Who.CARETAKER, minutes=5),
        Rung(who=Who.STAND_IN, minutes=10),
        Rung(who=Who.SECRETARIAT, minutes=20),
    ),
    repeat=15,
    ask=30,
    answer=10,
    quiet_days=1,
)
_TODAY = Ladder(
    rungs=(
        Rung(who=Who.CARETAKER),
        Rung(who=Who.CARETAKER, minutes=60),
        Rung(who=Who.STAND_IN, minutes=120),
        Rung(who=Who.SECRETARIAT, minutes=240),
    ),
    repeat=480,
    ask=240,
    answer=60,
    quiet_days=5,
)
_CAN_WAIT = Ladder(
    rungs=(
        Rung(who=Who.CARETAKER, morning=True),
        Rung(who=Who.CARETAKER, days=1),
        Rung(who=Who.SECRETARIAT, days=3),
    ),
    repeat=1440,
    ask=240,
    answer=60,
    quiet_days=10,
)


class Ladders(Section):
    """One for each urgency."""

    acute: Ladder = _ACUTE
    today: Ladder = _TODAY
    can_wait: Ladder = _CAN_WAIT
