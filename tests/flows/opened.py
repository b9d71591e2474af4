"""What somebody can read who has a database, its vault and every master key that is left."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.keys import masters
from bot.settings import Settings
from storage.sealed import Seals, UnsealableError
from storage.vault.masters import Masters
from storage.vault.vault import Vault

_MARK = "§"


def readable(database: Path, settings: Settings) -> str:
    """Everything in it, opened where a key is left: sealed cells in plain words, the others as they are."""
    with closing(Vault(settings.vault_path, Masters(masters(settings)))) as vault:
        return "\n".join(_cells(database, Seals(vault)))


def copy(database: Path, to: Path) -> None:
    """A backup, made while the bot runs."""
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def put_back(backup: Path, database: Path) -> None:
    """In place of the database, when nobody has it open."""
    for behind in ("-wal", "-shm"):
        database.with_name(database.name + behind).unlink(missing_ok=True)
    database.write_bytes(backup.read_bytes())


def _cells(database: Path, seals: Seals) -> Iterator[str]:
    with closing(sqlite3.connect(database)) as opened:
        opened.row_factory = sqlite3.Row
        tables = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in opened.execute(f"SELECT * FROM {table}"):  # noqa: S608 — the schema names its tables itself
                for column in row.keys():  # noqa: SIM118 — a row is no mapping: it would give its values
                    yield _cell(row[column], table, column, row, seals)


def _cell(value: object, table: str, column: str, row: sqlite3.Row, seals: Seals) -> str:
    if not isinstance(value, str) or not value.startswith(_MARK):
        return str(value)
    try:
        return seals.unseal(value, table, column, row["id"] if "id" in row.keys() else row["alert_id"])  # noqa: SIM118
    except UnsealableError:
        return "(nobody can read this)"
