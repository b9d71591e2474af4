"""Adding and replacing CHECK constraints of a table that exists, which SQLite has no statement for.

There the definition of the table is written anew in the schema itself, as SQLite's own pages recommend for changes that
leave the rows as they are. It happens in the migration's transaction: all of it or nothing.
"""

import re

from alembic import op


def add_check(table: str, name: str, condition: str) -> None:
    """The rows that are there must fulfil it already."""
    constraint = f"CONSTRAINT ck_{table}_{name} CHECK ({condition})"
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"ALTER TABLE {table} ADD {constraint}")
        return
    definition = _definition(table).rstrip()
    _define(table, f"{definition.removesuffix(')').rstrip()}, {constraint})")


def replace_check(table: str, name: str, condition: str) -> None:
    """The same name, from now on for another condition; LookupError when there is none of that name."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT ck_{table}_{name}")
        add_check(table, name, condition)
        return
    found = re.search(rf"CONSTRAINT ck_{table}_{name} CHECK \(", definition := _definition(table))
    if found is None:
        raise LookupError(name)
    end = _closing(definition, found.end())
    _define(table, f"{definition[: found.end()]}{condition}{definition[end:]}")


def drop_check(table: str, name: str) -> None:
    """From now on rows need not fulfil it; LookupError when there is none of that name."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT ck_{table}_{name}")
        return
    found = re.search(rf",\s*CONSTRAINT ck_{table}_{name} CHECK \(", definition := _definition(table))
    if found is None:
        raise LookupError(name)
    end = _closing(definition, found.end())
    _define(table, f"{definition[: found.start()]}{definition[end + 1 :]}")


def _closing(text: str, begin: int) -> int:
    """Where the bracket closes that was opened just before `begin`."""
    depth = 1
    for place in range(begin, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise ValueError("a bracket is never closed")


def _definition(table: str) -> str:
    found = op.get_bind().exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    return str(found.scalar_one())


def _define(table: str, definition: str) -> None:
    bind = op.get_bind()
    version = bind.exec_driver_sql("PRAGMA schema_version").scalar_one()
    bind.exec_driver_sql("PRAGMA writable_schema = ON")
    bind.exec_driver_sql("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (definition, table))
    bind.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    bind.exec_driver_sql("PRAGMA writable_schema = RESET")
