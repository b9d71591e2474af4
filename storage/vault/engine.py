"""The vault's database: small, durable, and what is deleted from it is overwritten."""

import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, event

_BUSY_SECONDS = 30.0
_A_MOMENT = 0.02


def vault_engine(file: Path) -> Engine:
    """Made when it is not there, for its owner alone."""
    if file.parent.is_dir() and not file.exists():
        file.touch(mode=0o600)
    engine = create_engine(
        URL.create("sqlite", database=str(file.resolve())),
        connect_args={"timeout": _BUSY_SECONDS},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare)
    return engine


class VaultBusyError(Exception):
    """What was deleted is not out of the log yet, because somebody was reading all the while: to be tried again."""


def tidy(engine: Engine) -> None:
    """Bring the log into the file and empty it; VaultBusyError when somebody reads for as long as it may wait."""
    enough = time.monotonic() + _BUSY_SECONDS
    while not _tidied(engine):
        if time.monotonic() > enough:
            raise VaultBusyError
        time.sleep(_A_MOMENT)


def _tidied(engine: Engine) -> bool:
    """False, too, at once and whatever the patience, when somebody else does the same just now."""
    with engine.connect() as connection:
        busy, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    return not busy


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
