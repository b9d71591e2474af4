"""What the list of the morning needs to be kept for it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.alerts.alert import Alert
from core.alerts.needs import AlertWork


class KnownMornings(Protocol):
    """When the lists are looked at next, and what stands on them."""

    def look_at(self) -> datetime | None:
        """When something may have to be done again; None before the first time."""
        ...

    def set_look_at(self, moment: datetime) -> None: ...

    def open_of(self, person: int, at_most: int) -> Sequence[Alert]:
        """Open alerts that follow no other and wait for nothing: those they have taken, and those nobody has whose
        card they have. Urgent first, then oldest first."""
        ...

    def postponed_by(self, person: int, before: datetime, at_most: int) -> Sequence[Alert]:
        """Open alerts that they postponed until before this moment, the one that comes first in front."""
        ...

    def offered_to(self, person: int, at_most: int) -> Sequence[Alert]:
        """Open alerts that wait for their answer, urgent first."""
        ...


class MorningWork(AlertWork, Protocol):
    """A transaction in which the list of the morning can be put together."""

    @property
    def mornings(self) -> KnownMornings: ...
