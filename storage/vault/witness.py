"""The newest anchor of the log of who looked, as the vault keeps it: nobody without the master key can write it."""

import hashlib
import hmac

from sqlalchemy import Connection, select

from storage.upsert import insert_or_replace
from storage.vault.tables import fact

NEWEST_ANCHOR = "newest_anchor"
"""The fact, and the lasting key that it is signed with."""
_SIGNATURE_DIGITS = 32


def keep(connection: Connection, said: str, key: bytes) -> None:
    """In place of what was kept before."""
    insert_or_replace(connection, fact, {"name": NEWEST_ANCHOR, "value": _signature(said, key) + said})


def kept(connection: Connection, key: bytes) -> str | None:
    """None when it is not as it was written, or gone."""
    value = str(connection.scalar(select(fact.c.value).where(fact.c.name == NEWEST_ANCHOR)))
    said = value[_SIGNATURE_DIGITS:]
    return said if hmac.compare_digest(value.encode(), (_signature(said, key) + said).encode()) else None


def _signature(said: str, key: bytes) -> str:
    return hmac.digest(key, said.encode(), hashlib.sha256).hex()[:_SIGNATURE_DIGITS]
