"""Re-wrapping what is in the vault with the newest master key, piece by piece, beside whoever works with it."""

import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, select, update

from storage.vault.engine import tidy, vault_engine
from storage.vault.masters import Masters, Wrapped, WrappedKeyDamagedError
from storage.vault.tables import data_key, metadata, named_key
from storage.vault.wrapping import data_key_name, newest_of_the_running, note_running, refuse_unknown, wrapped_by

_PIECE = 1000
_DATA = (
    select(data_key)
    .where(data_key.c.master == bindparam("older"), data_key.c.id > bindparam("after"))
    .order_by(data_key.c.id)
    .limit(_PIECE)
)
_NAMED = select(named_key).where(named_key.c.master == bindparam("older"))


class NotTheNewestError(Exception):
    """The bot that runs wraps with another master key: it could not open what was wrapped with the newest."""

    def __init__(self, newest: str, running: str | None) -> None:
        super().__init__(
            f"The bot that runs on this data folder was not started with the newest key, {newest} (its newest is "
            f"{running or 'not known'}): it could not open what that key wraps. Restart the bot, then rotate."
        )


class Rotation:
    """Each piece is a transaction of its own, so that it may be killed at any moment and begun again.

    What is destroyed meanwhile stays destroyed; what is made meanwhile is wrapped with the newest master key already,
    for the bot has it, or does not run. Keys that no longer open are left as they are, and counted as `damaged`.
    """

    def __init__(self, file: Path, masters: Masters, bot_runs: Callable[[], bool]) -> None:
        self.damaged = 0
        self._masters = masters
        self._bot_runs = bot_runs
        self._engine = vault_engine(file)
        try:
            with self._engine.begin() as connection:
                metadata.create_all(connection)
                refuse_unknown(connection, masters)
        except BaseException:
            self.close()
            raise

    def left(self) -> Mapping[str, int]:
        """How many keys the other master keys still wrap, by fingerprint."""
        with self._engine.connect() as connection:
            counted = wrapped_by(connection)
        return {master: wraps for master, wraps in counted.items() if master != self._masters.newest}

    def run(self) -> Generator[int]:
        """Re-wrap everything; after each piece, how many keys it held. NotTheNewestError when that must not be.

        Between the pieces, whoever else wants to write has as much time as the piece took.
        """
        with self._engine.begin() as connection:
            self._introduce(connection)
        for older in self.left():
            for table, rows in self._pieces(older):
                began = time.monotonic()
                self._replace(table, [each for row in rows if (each := self._rewrapped(table, row)) is not None])
                yield len(rows)
                time.sleep(time.monotonic() - began)
        tidy(self._engine)

    def close(self) -> None:
        self._engine.dispose()

    def _pieces(self, older: str) -> Iterator[tuple[Table, Sequence[Row[Any]]]]:
        if named := self._rows(_NAMED, {"older": older}):
            yield named_key, named
        after = -1
        while rows := self._rows(_DATA, {"older": older, "after": after}):
            after = rows[-1].id
            yield data_key, rows

    def _rows(self, statement: Any, values: Mapping[str, object]) -> Sequence[Row[Any]]:
        with self._engine.connect() as connection:
            return connection.execute(statement, values).all()

    def _rewrapped(self, table: Table, row: Row[Any]) -> dict[str, object] | None:
        """None when it does not open."""
        name = row.name if table is named_key else data_key_name(row.id)
        try:
            key = self._masters.unwrap(Wrapped(row.master, row.wrapped), name)
        except WrappedKeyDamagedError:
            self.damaged += 1
            return None
        new = self._masters.wrap(key, name, self._masters.newest)
        return {"which": row[0], "before": row.wrapped, "master": new.master, "wrapped": new.blob}

    def _replace(self, table: Table, rows: list[dict[str, object]]) -> None:
        """Whatever is still as it was read: nothing that was destroyed comes back."""
        [number] = table.primary_key
        same = update(table).where(number == bindparam("which"), table.c.wrapped == bindparam("before"))
        with self._engine.begin() as connection:
            if rows:
                connection.execute(same, rows)
            self._introduce(connection)

    def _introduce(self, connection: Connection) -> None:
        """From now on nothing is wrapped with an older master key, whoever works beside this."""
        running = newest_of_the_running(connection)
        if running != self._masters.newest:
            if self._bot_runs():
                raise NotTheNewestError(self._masters.newest, running)
            note_running(connection, self._masters)


def tally(file: Path) -> Mapping[str, int]:
    """How many keys each master key wraps, by fingerprint, whoever has them; nothing when there is no vault."""
    if not file.exists():
        return {}
    engine = vault_engine(file)
    try:
        with engine.begin() as connection:
            metadata.create_all(connection)
            return wrapped_by(connection)
    finally:
        engine.dispose()
