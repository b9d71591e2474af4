"""What became of the vault, in order: whoever knows one of its marks can tell an older copy of it from a newer one."""

import secrets

from sqlalchemy import Connection, insert, select

from storage.vault.tables import mark

_NAME_BYTES = 8
NOTHING_YET = "0"
"""What stands for the mark before the first."""


def add_mark(connection: Connection, *, destroyed: bool) -> str:
    """A new one, for keys that were made or destroyed in this transaction: its number and a name that no other vault
    gives, so that two which went different ways from the same copy do not take each other's marks for their own."""
    name = secrets.token_hex(_NAME_BYTES)
    new = insert(mark).values(name=name, destroyed=destroyed).returning(mark.c.number)
    return f"{connection.execute(new).scalar_one()} {name}"


def last_destruction(connection: Connection) -> str:
    """The mark of it."""
    marks = select(mark.c.number, mark.c.name).where(mark.c.destroyed).order_by(mark.c.number.desc()).limit(1)
    row = connection.execute(marks).one_or_none()
    return f"{row.number} {row.name}" if row else NOTHING_YET


def knows(connection: Connection, known: str) -> bool:
    """Whether this vault has given that mark, or is older than it, or another one."""
    number, _, name = known.partition(" ")
    mine = select(mark.c.number).where(mark.c.number == int(number), mark.c.name == name)
    return known == NOTHING_YET or connection.execute(mine).first() is not None
