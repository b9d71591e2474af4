"""Time is given, never taken: everything that needs it is handed a Clock."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Where the program learns what time it is."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return when this clock has moved on by so many seconds."""
        ...
