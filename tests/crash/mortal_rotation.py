"""`opgang keys rotate` with a death arranged: `python -m tests.crash.mortal_rotation POINT PASSING`.

Settings are those of `opgang keys rotate`; a POINT that does not exist ("never") arranges nothing.
"""

import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from sqlalchemy import event

from bot.command_line import app
from storage.vault.rotation import Rotation
from tests.crash.points import Point

Step = Callable[..., Any]


def arrange(point: str, passing: int) -> None:
    """Die at the n-th piece: when everything of it was written and nothing is kept, or when it is on disk."""
    if point == Point.BEFORE_COMMIT:
        Rotation.__init__ = _with_a_listener(Rotation.__init__, passing + 1)  # type: ignore[method-assign]
    if point == Point.AFTER_COMMIT:
        Rotation._replace = _after(Rotation._replace, passing)  # type: ignore[method-assign]


def _with_a_listener(build: Step, passing: int) -> Step:
    """The first commit is that of the opening."""
    passed: list[object] = []

    def strike(connection: object) -> None:
        passed.append(connection)
        if len(passed) == passing:
            _die()

    @wraps(build)
    def built(rotation: Rotation, *given: Any) -> None:
        build(rotation, *given)
        passed.append(rotation)
        event.listen(rotation._engine, "commit", strike)

    return built


def _after(replace: Step, passing: int) -> Step:
    passed: list[object] = []

    @wraps(replace)
    def replaced(rotation: Rotation, *given: Any) -> None:
        replace(rotation, *given)
        passed.append(rotation)
        if len(passed) == passing:
            _die()

    return replaced


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    arrange(sys.argv[1], int(sys.argv[2]))
    app(["keys", "rotate"])
