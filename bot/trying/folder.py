"""The folder of a try-out: a new one that goes with it, or one that is kept and gone on with."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

_CLOCK = "clock-ahead"
_DATABASE = "opgang.sqlite3"


class RealDataError(Exception):
    """The folder belongs to a real bot; trying things out in it would invite made-up people to real reports."""


@contextmanager
def folder(kept: Path | None) -> Iterator[Path]:
    """The folder, absolute; RealDataError when it holds a database that no try-out has made."""
    if kept is None:
        with tempfile.TemporaryDirectory(prefix="opgang-try-") as temporary:
            yield Path(temporary)
        return
    data = kept.resolve()
    if (data / _DATABASE).exists() and not clock_file(data).exists():
        raise RealDataError
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    yield data


def clock_file(data: Path) -> Path:
    """The file with the number of seconds that the bot's clock is ahead; it also marks the folder of a try-out."""
    return data / _CLOCK


def ahead(data: Path) -> timedelta:
    """How far an earlier try-out in this folder has moved the clock; not at all when its file says nothing of use."""
    try:
        return timedelta(seconds=float(clock_file(data).read_text()))
    except (FileNotFoundError, ValueError, OverflowError):
        return timedelta()


def put_ahead(data: Path, by: timedelta) -> None:
    """Moves the bot's clock; whole at once, since the bot reads it all the time."""
    new = clock_file(data).with_suffix(".new")
    new.write_text(str(by.total_seconds()))
    new.replace(clock_file(data))
