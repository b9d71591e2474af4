"""Whoever reads what is sealed is written down: who, when, what, and why."""

from enum import StrEnum
from typing import Protocol


class Why(StrEnum):
    """Why somebody may look."""

    TASK = "task"
    """It is their role's work: their own area, their own alert, what was referred to them."""
    OWN = "own"
    """They wrote it themselves."""
    REASON = "reason"
    """They gave a reason, which is kept."""
    GRANTED = "granted"
    """A second person allowed it."""
    ACCESS = "access"
    """Somebody asked what is kept about them."""
    ERASURE = "erasure"
    """Not to read it, but to erase it."""


class Looks(Protocol):
    """The log of who looked. It only grows."""

    def note(self, person: int | None, what: str, about: int | None, why: Why, reason: str | None = None) -> int:
        """Write it down; its number. `person` is None for the operator at the command line. The reason is sealed."""
        ...
