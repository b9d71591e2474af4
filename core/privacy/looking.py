"""Whoever reads what is sealed is written down: who, when, what, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Why(StrEnum):
    """Why somebody may look."""

    TASK = "task"
    """It is their role's work: their own area, their own alert, what was referred to them."""
    OWN = "own"
    """They reported it themselves."""
    REASON = "reason"
    """They gave a reason, which is kept."""
    GRANTED = "granted"
    """A second person allowed it."""
    ACCESS = "access"
    """Somebody asked what is kept about them."""
    ERASURE = "erasure"
    """Not to read it, but to erase it."""


@dataclass(frozen=True, slots=True)
class Look:
    """An entry of the log. `at` is aware, UTC; `person` None: whoever reported it when it is their own, else the
    operator; `reason` is sealed."""

    id: int
    at: datetime
    person: int | None
    what: str
    about: int | None
    why: Why
    reason: str | None


class Written(Protocol):
    """The newest entry of the log: its number, 0 before there is one."""

    @property
    def number(self) -> int: ...


class Looks(Protocol):
    """The log of who looked. It only grows."""

    def note(self, person: int | None, what: str, about: int | None, why: Why, reason: str | None = None) -> int:
        """Write it down; its number. `person` is None for the operator at the command line, and for whoever reads what
        they reported. The reason is sealed."""
        ...

    def gave_reason(self, person: int, what: str, about: int, since: datetime) -> bool:
        """Whether they have given a reason for looking at this since."""
        ...

    def about(self, records: Sequence[int], until: int) -> Sequence[Look]:
        """Who has looked at these, the first first, up to the entry of that number."""
        ...

    def last(self) -> Written: ...

    def reason_of(self, entry: Look) -> str | None:
        """The reason that was given, opened; None, too, when it went with what it was about."""
        ...
