"""What must be kept of the time after an alert has ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Stay:
    """An alert that is over stays until then; `warned_at`: when somebody was told so. Moments: aware, UTC."""

    alert: int
    until: datetime
    warned_at: datetime | None = None


class Stays(Protocol):
    """How long alerts that are over stay. One that is opened again stays without an end."""

    def of(self, alert: int) -> Stay | None: ...

    def endless(self, at_most: int) -> Sequence[int]:
        """Those that are over and have no end yet, the one that ended first in front."""
        ...

    def begin(self, alert: int, until: datetime, identity_until: datetime) -> None:
        """It stays until then, and who reported it is known until then."""
        ...

    def move(self, alert: int, until: datetime) -> None:
        """It stays until then; nobody has been told so."""
        ...

    def warn(self, alert: int, until: datetime, now: datetime) -> None:
        """Somebody is told that it stays until then."""
        ...

    def unwarned(self, before: datetime, at_most: int) -> Sequence[Stay]:
        """Those that end before the moment and nobody was told of, the one that ends first in front."""
        ...

    def ending(self, before: datetime, at_most: int) -> Sequence[Stay]:
        """Those that end before the moment, the one that ends first in front."""
        ...

    def warned(self, at_most: int) -> Sequence[Stay]:
        """Those that somebody was told of, the one that ends first in front."""
        ...

    def over(self, now: datetime, at_most: int) -> Sequence[int]:
        """Those that somebody was told of and whose end has come."""
        ...

    def known(self, now: datetime, at_most: int) -> Sequence[int]:
        """Ended alerts whose reporters are to be forgotten by now."""
        ...

    def last_news(self, alert: int) -> datetime | None:
        """When somebody last wrote something about it."""
        ...
