"""Each figure in one place: what is counted, by which date, in which groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

UNKNOWN = "unknown"
"""The row "uoplyst": always shown, so that the parts add up to the whole."""

WITHDRAWN = "withdrawn"
"""The row of concerns that nobody closed, because their reporters took them back."""

HELPED = "helped"
"""Answers to “Did it help?”, which staff and professionals are asked some weeks after an alert was closed; its deciding
date is the month in which it was answered, in the town's own time. Nobody who was not asked is counted."""

_YEAR_BEGINS_IN = 8


class Grouping(StrEnum):
    """What concerns are counted by. A concern is a sent report, also a joined or withdrawn one or a duplicate;
    its deciding date is the day it was sent, in the town's own time."""

    SOURCE = "source"
    AREA = "area"
    URGENCY = "urgency"
    OUTCOME = "outcome"
    """How it was closed; WITHDRAWN when its reporter took it back before anybody had it."""
    DESTINATION = "destination"
    """Only concerns with the outcome "referred"; the deciding date is still the day the concern was sent."""


class Span(StrEnum):
    """The periods that stand side by side."""

    MONTH = "month"
    YEAR = "year"
    YEAR_BEFORE = "year_before"


@dataclass(frozen=True, slots=True)
class Period:
    """From `begins` up to, not including, `ends`: local days."""

    begins: date
    ends: date

    def instants(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Its two midnights in the town, as aware moments."""
        return (
            datetime(self.begins.year, self.begins.month, self.begins.day, tzinfo=zone),
            datetime(self.ends.year, self.ends.month, self.ends.day, tzinfo=zone),
        )


def agreement_year(day: date) -> Period:
    """The year of the agreement, 1 August – 31 July, that a local day falls in."""
    first = day.year if day.month >= _YEAR_BEGINS_IN else day.year - 1
    return Period(date(first, _YEAR_BEGINS_IN, 1), date(first + 1, _YEAR_BEGINS_IN, 1))


def month(day: date) -> Period:
    """The calendar month that a local day falls in."""
    begins = day.replace(day=1)
    return Period(begins, date(begins.year + begins.month // 12, begins.month % 12 + 1, 1))


def periods(day: date) -> dict[Span, Period]:
    """This month, this agreement year and the one before, seen from a local day."""
    year = agreement_year(day)
    before = Period(date(year.begins.year - 1, _YEAR_BEGINS_IN, 1), year.begins)
    return {Span.MONTH: month(day), Span.YEAR: year, Span.YEAR_BEFORE: before}


@dataclass(frozen=True, slots=True)
class Group:
    """How many concerns share these properties in a period; None where a property is not known (yet)."""

    count: int
    properties: Mapping[Grouping, str | None]
