"""The clocks the program can run by."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_LOOK_EVERY = 0.2


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 — the one place where time is taken from the machine

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))


class ExerciseClock:
    """The machine's clock, ahead by as many seconds as a file says now: for training and tests.

    Whoever sleeps wakes when the clock was moved on far enough.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._ahead = timedelta()
        self._looked_at = -_LOOK_EVERY

    def now(self) -> datetime:
        if time.monotonic() - self._looked_at >= _LOOK_EVERY:
            self._looked_at = time.monotonic()
            self._ahead = timedelta(seconds=self._read())
        return SystemClock().now() + self._ahead

    async def sleep(self, seconds: float) -> None:
        until = self.now() + timedelta(seconds=seconds)
        while (left := (until - self.now()).total_seconds()) > 0:  # noqa: ASYNC110 — no event tells that a file changed
            await asyncio.sleep(min(left, _LOOK_EVERY))

    def _read(self) -> float:
        try:
            return float(self._file.read_text())
        except (FileNotFoundError, ValueError):
            return self._ahead.total_seconds()
