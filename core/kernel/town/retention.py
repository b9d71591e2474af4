"""How long what is kept stays, from when an alert has ended; drafts and invitations have their own limits."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import model_validator

from core.kernel.months import months_later
from core.kernel.town.values import Count, Section

_SHORTEST_MONTH = 28
"""Days."""
WITHDRAWN = "withdrawn"
"""Instead of an outcome."""


@dataclass(frozen=True, slots=True)
class Period:
    """So many days, or so many months of the calendar."""

    days: int = 0
    months: int = 0

    def after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The same hour on the town's clock when it is over. In and out aware, UTC."""
        local = months_later(moment, self.months, zone).astimezone(zone)
        return (local + timedelta(days=self.days)).astimezone(UTC)


class Retention(Section):
    """Months are those of the calendar. What was a duplicate stays at least as long as what it is a duplicate of, as
    far as that has ended."""

    no_concern_days: Count = 30
    not_our_task_days: Count = 30
    duplicate_days: Count = 30
    withdrawn_days: Count = 30
    advice_months: Count = 6
    course_months: Count = 24
    referred_months: Count = 24
    municipality_months: Count = 24
    identity_months: Count = 6
    """Who reported it, unless the alert itself goes before that."""
    audit_months: Count = 60
    """Who looked at what."""
    warn_days: Count = 14
    """So long before it goes, the caretaker is told."""
    grace_days: Count = 30
    """So long it stays at least after something new came in."""
    longer_months: tuple[Count, ...] = (3, 6, 12)
    """What can be chosen when something is kept longer."""
    parked_days: Count = 30
    """Messages that could not be handled."""
    notices_days: Count = 90
    """What is known about messages that were sent: whom they went to, and which record they were about."""
    strangers_days: Count = 30
    """Somebody who was met and never sent a report."""

    def period(self, outcome: str) -> Period:
        """How long an alert with this outcome (or WITHDRAWN) stays after it has ended; KeyError for any other."""
        return {
            "no_concern": Period(days=self.no_concern_days),
            "not_our_task": Period(days=self.not_our_task_days),
            "duplicate": Period(days=self.duplicate_days),
            WITHDRAWN: Period(days=self.withdrawn_days),
            "advice": Period(months=self.advice_months),
            "course": Period(months=self.course_months),
            "referred": Period(months=self.referred_months),
            "municipality": Period(months=self.municipality_months),
        }[outcome]

    @property
    def shortest_days(self) -> int:
        """The least that any ended alert stays."""
        days = (self.no_concern_days, self.not_our_task_days, self.duplicate_days, self.withdrawn_days)
        months = (self.advice_months, self.course_months, self.referred_months, self.municipality_months)
        return min(*days, min(months) * _SHORTEST_MONTH)

    @model_validator(mode="after")
    def _warns_before_the_end(self) -> Self:
        if self.warn_days >= self.shortest_days:
            raise ValueError("warn_days must be less than every period, so that there is time to answer")
        if not self.longer_months:
            raise ValueError("longer_months needs at least one choice")
        return self
