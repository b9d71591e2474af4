"""What stands on somebody's list of the morning: its lines come from sources, each for one kind of work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from typing import Protocol

from core.mornings.needs import MorningWork
from core.people.person import Person


class Section(StrEnum):
    """The parts of the list, each with the source it comes from."""

    OFFERED = "offered"
    """Somebody waits for their yes or no."""
    POSTPONED = "postponed"
    """Put off until today: promised for today."""
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Line:
    """`about` is the record it speaks of."""

    section: Section
    about: int


class Source(Protocol):
    """At most so many lines for this person, today."""

    def __call__(self, person: Person, at_most: int, work: MorningWork) -> Sequence[Line]: ...


def offers(person: Person, at_most: int, work: MorningWork) -> Sequence[Line]:
    """What a colleague sent them and they have not answered."""
    return [Line(Section.OFFERED, each.id) for each in work.mornings.offered_to(person.id, at_most)]


def postponed(person: Person, at_most: int, work: MorningWork) -> Sequence[Line]:
    """What they put off until some time today."""
    tomorrow = work.hours.at(work.hours.day_of(work.now) + timedelta(days=1), time())
    return [Line(Section.POSTPONED, each.id) for each in work.mornings.postponed_by(person.id, tomorrow, at_most)]


def open_alerts(person: Person, at_most: int, work: MorningWork) -> Sequence[Line]:
    """What they have, or may take."""
    return [Line(Section.OPEN, each.id) for each in work.mornings.open_of(person.id, at_most)]


SOURCES: tuple[Source, ...] = (offers, postponed, open_alerts)
"""In the order in which they stand on the list. A room that has something for the day adds a section and a source."""


def lines_of(person: Person, at_most: int, work: MorningWork) -> list[Line]:
    """Their list as it is now, cut after so many lines."""
    lines: list[Line] = []
    for source in SOURCES:
        if len(lines) < at_most:
            lines += source(person, at_most - len(lines), work)
    return lines
