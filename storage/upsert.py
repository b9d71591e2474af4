"""INSERT … ON CONFLICT DO NOTHING, in the dialect of the connection."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows whose keys are not there yet, and say how many; the others stay as they are."""
    return connection.execute(_keeping(connection.dialect.name, table), rows).rowcount if rows else 0


def insert_or_replace(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Insert the row, or put its values into the row with the same primary key."""
    connection.execute(_replacing(connection.dialect.name, table), row)


@cache
def _keeping(dialect: str, table: Table) -> Any:
    return _INSERT[dialect](table).on_conflict_do_nothing()


@cache
def _replacing(dialect: str, table: Table) -> Any:
    statement = _INSERT[dialect](table)
    keys = [column.name for column in table.primary_key]
    values = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=values)
