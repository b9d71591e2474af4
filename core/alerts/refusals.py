"""Why a step of an alert's life is refused."""

from dataclasses import dataclass
from datetime import datetime

from core.kernel.refusal import Refused


@dataclass(eq=False)
class AlreadyTaken(Refused):
    """Somebody took it first. `at` is aware, UTC."""

    by: int
    at: datetime


@dataclass(eq=False)
class AlreadyEnded(Refused):
    """It was closed or withdrawn; `by` is None when the reporter withdrew it. `at` is aware, UTC."""

    by: int | None
    at: datetime


@dataclass(eq=False)
class ChangedMeanwhile(Refused):
    """The button knew an older state; `by` is None when the reporter or the clock changed it. `at` is aware, UTC."""

    by: int | None
    at: datetime


class CannotWait(Refused):
    """What is acute and nobody has taken cannot be postponed."""


class DestinationMissing(Refused):
    """A referral says where to."""


class OriginalMissing(Refused):
    """A duplicate says of which alert."""
