"""Ids made by the program: 63 bits that grow with time, so rows can be inserted in batches and read in order."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

NewId = Callable[[], int]

_EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
_CHANCE_BITS = 21


def first_id_at(moment: datetime) -> int:
    """No id that was made before the moment (aware) is as large."""
    return int((moment - _EPOCH).total_seconds() * 1000) << _CHANCE_BITS


class TimeOrderedIds:
    """Milliseconds since 2025 (42 bits, enough until 2164) followed by 21 bits of chance.

    Within one process each id is larger than the one before, also when the clock stands still or is set back.
    """

    def __init__(self, now: Callable[[], datetime], chance: Callable[[int], int]) -> None:
        self._now = now
        self._chance = chance
        self._last = 0
        self._lock = threading.Lock()

    def go_on_from(self, last: int) -> None:
        """Whatever the clock says, ids made from now on are larger than this one, made by a process before."""
        with self._lock:
            self._last = max(self._last, last)

    def __call__(self) -> int:
        milliseconds = int((self._now() - _EPOCH).total_seconds() * 1000)
        with self._lock:
            self._last = max(milliseconds << _CHANCE_BITS | self._chance(_CHANCE_BITS), self._last + 1)
            return self._last
