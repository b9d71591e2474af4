"""When people work: the hours of each weekday, and the days on which the town is closed."""

from datetime import date, time
from typing import Self

from pydantic import model_validator

from core.kernel.town.values import Section, Words

_MONDAY_TO_THURSDAY = (time(8), time(16))
_FRIDAY = (time(8), time(13))


class ClosedDay(Section):
    """A day on which nobody works though it is no public holiday."""

    day: date
    name: Words


class Hours(Section):
    """From and until on the town's own clock; a weekday without hours is free. The default is 37 hours a week, the
    caretaker's own. `morning` is when the list of the day is sent."""

    monday: tuple[time, time] | None = _MONDAY_TO_THURSDAY
    tuesday: tuple[time, time] | None = _MONDAY_TO_THURSDAY
    wednesday: tuple[time, time] | None = _MONDAY_TO_THURSDAY
    thursday: tuple[time, time] | None = _MONDAY_TO_THURSDAY
    friday: tuple[time, time] | None = _FRIDAY
    saturday: tuple[time, time] | None = None
    sunday: tuple[time, time] | None = None
    morning: time = time(8)
    closed_days: tuple[ClosedDay, ...] = ()

    @property
    def week(self) -> tuple[tuple[time, time] | None, ...]:
        """Monday first."""
        return (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday)

    @model_validator(mode="after")
    def _can_be_worked(self) -> Self:
        if not any(self.week):
            raise ValueError("at least one weekday needs hours")
        if any(hours is not None and hours[0] >= hours[1] for hours in self.week):
            raise ValueError("each day begins before it ends, for example [08:00:00, 16:00:00]")
        return self
