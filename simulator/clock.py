"""The time that the simulator goes by."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Now(Protocol):
    """Anything that tells the time: aware, UTC."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""


class Clock:
    """Runs with real time, ahead of it (or behind it) by as much as it has been moved."""

    def __init__(self) -> None:
        self.offset = timedelta()

    def now(self) -> datetime:
        """Real time plus the offset; aware, UTC."""
        return datetime.now(UTC) + self.offset  # noqa: TID251 the simulator's clock is where its time comes from

    def move(self, by: timedelta) -> None:
        """Moves the clock; a negative step moves it back."""
        self.offset += by
