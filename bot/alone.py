"""One bot at a time on a data folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunningError(Exception):
    """Another process works on the same data folder."""


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Hold the data folder for this process; AlreadyRunningError when another one has it."""
    with (data / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError from None
        yield


def is_running(data: Path) -> bool:
    """Whether a bot holds this data folder now."""
    if not (data / "lock").exists():
        return False
    try:
        with alone(data):
            return False
    except AlreadyRunningError:
        return True
