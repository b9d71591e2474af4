"""The log of who looked at what: a chain in which each entry holds the hash of the one before."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from core.privacy.looking import Why
from storage.sealed import Seals
from storage.tables import look

BEGINNING = "0" * 64
"""What stands before the first entry of all."""
_LAST = select(look.c.id, look.c.hash).order_by(look.c.id.desc()).limit(1)
_ADD = insert(look)
_MICROSECOND = 1_000_000


@dataclass(frozen=True, slots=True)
class Look:
    """An entry of the log. `at` is aware, UTC; `reason` is sealed."""

    id: int
    at: datetime
    person: int | None
    what: str
    about: int | None
    why: Why
    reason: str | None
    before: str
    hash: str

    def expected_hash(self) -> str:
        """What its hash must be: over everything in it, and the hash of the one before."""
        moment = round((self.at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * _MICROSECOND)
        parts = (self.id, moment, self.person, self.what, self.about, self.why, self.reason, self.before)
        return hashlib.sha256("\n".join("" if part is None else str(part) for part in parts).encode()).hexdigest()


class KeptLooks:
    """The rows of `look`."""

    def __init__(self, connection: Connection, seals: Seals, now: datetime) -> None:
        self._connection = connection
        self._seals = seals
        self._now = now

    def note(self, person: int | None, what: str, about: int | None, why: Why, reason: str | None = None) -> int:
        last = self._connection.execute(_LAST).one_or_none()
        number, before = (last.id + 1, last.hash) if last else (1, BEGINNING)
        key = None if reason is None else self._seals.new_key()
        sealed = None if reason is None or key is None else self._seals.seal(reason, key, "look", "reason", number)
        new = Look(number, self._now, person, what, about, why, sealed, before, "")
        self._connection.execute(
            _ADD,
            {
                "id": number,
                "at": new.at,
                "person_id": person,
                "what": what,
                "about": about,
                "why": why,
                "reason": sealed,
                "key": key,
                "before": before,
                "hash": new.expected_hash(),
            },
        )
        return number

    def about(self, record: int) -> Sequence[Look]:
        """Who has looked at it, the first first."""
        rows = self._connection.execute(select(look).where(look.c.about == record).order_by(look.c.id))
        return [look_of(row) for row in rows]

    def reason_of(self, entry: Look) -> str | None:
        """The reason that was given, opened."""
        return self._seals.unseal_some(entry.reason, "look", "reason", entry.id)


def look_of(row: Row[Any]) -> Look:
    """The entry of a row of `look`."""
    return Look(
        id=row.id,
        at=row.at,
        person=row.person_id,
        what=row.what,
        about=row.about,
        why=Why(row.why),
        reason=row.reason,
        before=row.before,
        hash=row.hash,
    )
