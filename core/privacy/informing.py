"""Whether a resident was told that there is something about them: due a month after the first report (GDPR, article
14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from core.kernel.months import months_later
from core.kernel.work import Work

REMINDED_BEFORE = timedelta(days=7)


class Decision(StrEnum):
    """What was decided."""

    INFORMED = "informed"
    EXEMPT = "exempt"
    """On a ground that is written down."""
    ANONYMOUS = "anonymous"
    """Nobody can be told: it is not known whom it is about."""


class Ground(StrEnum):
    """Why nobody is told (GDPR, article 14(5), and section 22 of the Danish data protection act)."""

    KNOWN = "known"
    """They have it already: letter a."""
    EFFORT = "effort"
    """Out of all proportion: letter b."""
    CONFIDENTIAL = "confidential"
    """A duty of secrecy: letter d."""
    HARM = "harm"
    """Decisive regard for the resident or others: section 22. It has to be weighed each time, and so is said in
    words."""
    OTHER = "other"
    """Said in words."""


IN_WORDS = frozenset({Ground.HARM, Ground.OTHER})
"""A press alone is no such ground."""


@dataclass(frozen=True, slots=True)
class Informing:
    """The clock of an alert, which those that are joined to it share: what follows another has one of its own for when
    it leads. Moments: aware, UTC. `words`: the ground in somebody's own words."""

    alert: int
    due_at: datetime
    reminded_at: datetime | None = None
    decision: Decision | None = None
    ground: Ground | None = None
    words: str | None = None
    decided_by: int | None = None
    decided_at: datetime | None = None


class Informings(Protocol):
    """The clocks of all alerts."""

    def begin(self, alert: int, due_at: datetime) -> None: ...

    def of(self, alert: int) -> Informing | None:
        """The clock of this alert alone."""
        ...

    def due_of(self, alert: int) -> datetime | None:
        """When it is due for this alert and all that follow it: the first of them counts."""
        ...

    def save(self, informing: Informing) -> None: ...

    def to_remind(self, before: datetime, at_most: int) -> Sequence[int]:
        """Alerts that are undecided, due before this moment, and were not looked at."""
        ...

    def mark_reminded(self, alert: int, now: datetime) -> None: ...

    def page(self, offset: int, limit: int) -> Sequence[Informing]:
        """Of everything that leads, was not withdrawn and is no duplicate: what is undecided first, the one that is due
        first in front; then what was decided, the newest first."""
        ...

    def count(self) -> int:
        """Of all that stand on the pages."""
        ...

    def overdue(self, now: datetime) -> int:
        """How many of them are undecided though their time is over."""
        ...

    def without(self, since: datetime) -> Sequence[tuple[int, datetime]]:
        """Alerts that have no clock, though they are open or came in since; with when they came in."""
        ...


class InformingWork(Work, Protocol):
    """A transaction in which clocks can be looked at and set."""

    @property
    def informings(self) -> Informings: ...


def begin_clock(alert: int, opened_at: datetime, work: InformingWork) -> None:
    """A month of the calendar from the first record on."""
    work.informings.begin(alert, months_later(opened_at, 1, work.town.zone))
