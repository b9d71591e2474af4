"""Which master key wraps which keys of the vault."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from storage.upsert import insert_or_replace
from storage.vault.masters import MasterMissingError, Masters
from storage.vault.tables import data_key, fact, named_key

_MASTERS = "masters"
"""The fact with the fingerprints of the running bot's master keys, newest first, with commas between them."""


def wrapped_by(connection: Connection) -> Mapping[str, int]:
    """How many keys each master key wraps, by fingerprint; none that wraps nothing."""
    counted = {master: _count(connection, master) for master in _masters_of_data(connection)}
    for master, named in connection.execute(select(named_key.c.master, func.count()).group_by(named_key.c.master)):
        counted[master] = counted.get(master, 0) + named
    return counted


def refuse_unknown(connection: Connection, masters: Masters) -> None:
    """Fail closed with MasterMissingError: what is missing is named now, not when somebody needs it."""
    used = _masters_of_data(connection) | set(connection.scalars(select(named_key.c.master).distinct()))
    if used - set(masters.fingerprints):
        counted = wrapped_by(connection)
        raise MasterMissingError({each: wraps for each, wraps in counted.items() if each not in masters.fingerprints})


def note_running(connection: Connection, masters: Masters) -> None:
    """These are the master keys of whoever works with the vault from now on."""
    insert_or_replace(connection, fact, {"name": _MASTERS, "value": ",".join(masters.fingerprints)})


def newest_of_the_running(connection: Connection) -> str | None:
    """What the bot wraps with that runs now, or ran last; None when none ever did."""
    known = connection.scalar(select(fact.c.value).where(fact.c.name == _MASTERS))
    return None if known is None else known.partition(",")[0]


def data_key_name(number: int) -> str:
    """What a wrapped data key is bound to."""
    return f"data key {number}"


def _count(connection: Connection, master: str) -> int:
    return connection.execute(select(func.count()).where(data_key.c.master == master)).scalar_one()


def _masters_of_data(connection: Connection) -> set[str]:
    """From step to step through the index: there are few master keys and many data keys."""
    found: set[str] = set()
    after = ""
    while (
        least := connection.scalar(select(func.min(data_key.c.master)).where(data_key.c.master > after))
    ) is not None:
        found.add(least)
        after = least
    return found
