"""Steps that failed: they are tried again with growing patience, so that one that never works fills no log."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from core.delivery.outcome import patience

_Key = tuple[Callable[..., Any], int]


@dataclass(slots=True)
class Stubborn:
    """How often each step failed, and from when on it may be tried again, in seconds of the event loop."""

    _failures: dict[_Key, tuple[int, float]] = field(default_factory=dict)

    def may_be_tried(self, step: Callable[..., Any], about: int) -> bool:
        """Whether it has waited long enough since it failed last, if it did."""
        return self._failures.get((step, about), (0, 0.0))[1] <= _now()

    def note(self, step: Callable[..., Any], about: int, *, well: bool) -> None:
        """It was tried just now."""
        failures, _ = self._failures.pop((step, about), (0, 0.0))
        if not well:
            self._failures[(step, about)] = (failures + 1, _now() + patience(failures + 1))


def _now() -> float:
    return asyncio.get_running_loop().time()
