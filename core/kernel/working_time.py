"""Working time: when people are at work, and when so much of it has passed."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.kernel.town import Hours

DayOff = Callable[[date], str | None]
"""The name of the public holiday that a local day is, or None."""

_A_DAY = timedelta(days=1)
_NOTHING = timedelta(0)
_DAYS_AHEAD = 400
"""A town that is closed for longer than this has made a mistake in its file."""


class NeverOpenError(ValueError):
    """Nobody works for more than a year."""


class WorkingTime:
    """The town's hours. Moments go in and come out aware, in UTC; days begin and end on the town's own clock."""

    def __init__(self, hours: Hours, zone: ZoneInfo, day_off: DayOff) -> None:
        self._hours = hours
        self._zone = zone
        self._day_off = day_off
        self._closed = {closed.day: closed.name for closed in hours.closed_days}

    def day_off(self, day: date) -> str | None:
        """Why nobody works on a local day that would else be a working day, or None."""
        return self._closed.get(day) or self._day_off(day)

    def hours_of(self, day: date) -> tuple[datetime, datetime] | None:
        """From and until when people work on a local day; None on a free one."""
        hours = self._hours.week[day.weekday()]
        if hours is None or self.day_off(day) is not None:
            return None
        return self.at(day, hours[0]), self.at(day, hours[1])

    def at(self, day: date, clock: time) -> datetime:
        """The moment at which the town's clock shows this."""
        return datetime.combine(day, clock, self._zone).astimezone(UTC)

    def day_of(self, moment: datetime) -> date:
        """The local day on which a moment falls."""
        return moment.astimezone(self._zone).date()

    def is_open(self, moment: datetime) -> bool:
        hours = self.hours_of(self.day_of(moment))
        return hours is not None and hours[0] <= moment < hours[1]

    def next_open(self, moment: datetime) -> datetime:
        """The moment itself while people are at work, else when they are there next."""
        return self.after(moment, 0)

    def after(self, moment: datetime, minutes: int) -> datetime:
        """When so many minutes of working time have passed and people are at work: what would be at the very end of a
        day is when they come next."""
        left = timedelta(minutes=minutes)
        for begins, ends in self._shifts(moment):
            here = max(moment, begins)
            if here + left < ends:
                return here + left
            left -= max(ends - here, _NOTHING)
        raise NeverOpenError

    def days_after(self, moment: datetime, days: int) -> datetime:
        """The same hour on the clock so many working days later; when people come next if they have gone by then."""
        begun = self.next_open(moment)
        clock = begun.astimezone(self._zone).time()
        for number, (begins, _) in enumerate(self._shifts(begun)):
            if number == days:
                return self.next_open(max(self.at(self.day_of(begins), clock), begins))
        raise NeverOpenError

    def next_morning(self, moment: datetime) -> datetime:
        """When the next list of the morning is sent: the first after this moment, on a working day."""
        for begins, _ in self._shifts(moment):
            morning = self.at(self.day_of(begins), self._hours.morning)
            if morning > moment:
                return morning
        raise NeverOpenError

    def _shifts(self, since: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The hours of each working day, from the day on which a moment falls."""
        day = self.day_of(since)
        for ahead in range(_DAYS_AHEAD):
            hours = self.hours_of(day + ahead * _A_DAY)
            if hours is not None:
                yield hours
