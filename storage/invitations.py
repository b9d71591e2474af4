"""Links that were handed out; their codes are kept as hashes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from core.kernel.missing import Missing
from core.people.invitation import Invitation
from core.people.person import Role
from storage.sealed import Seals
from storage.tables import invitation


class KeptInvitations:
    """The rows of `invitation`. Names are sealed."""

    def __init__(self, connection: Connection, seals: Seals) -> None:
        self._connection = connection
        self._seals = seals

    def add(self, new: Invitation) -> None:
        key = self._seals.new_key()
        row = {
            "id": new.id,
            "code_hash": new.code_hash,
            "role": new.role,
            "name": self._seals.seal(new.name, key, "invitation", "name", new.id),
            "areas": ",".join(sorted(new.areas)),
            "invited_by": new.invited_by,
            "created_at": new.created_at,
            "expires_at": new.expires_at,
            "key": key,
        }
        self._connection.execute(insert(invitation), row)

    def open(self, code_hash: str, now: datetime) -> Invitation | None:
        row = self._connection.execute(_open(now).where(invitation.c.code_hash == code_hash)).one_or_none()
        return self._invitation_of(row) if row else None

    def get(self, wanted: int) -> Invitation:
        row = self._connection.execute(select(invitation).where(invitation.c.id == wanted)).one_or_none()
        if row is None:
            raise Missing
        return self._invitation_of(row)

    def use(self, used: int, by: int, now: datetime) -> None:
        self._end(used, {"used_at": now, "used_by": by})

    def waiting(self, now: datetime) -> Sequence[Invitation]:
        rows = self._connection.execute(_open(now).order_by(invitation.c.id.desc())).all()
        return [self._invitation_of(row) for row in rows]

    def withdraw(self, withdrawn: int, now: datetime) -> None:
        self._end(withdrawn, {"withdrawn_at": now})

    def _end(self, ended: int, how: dict[str, object]) -> None:
        unused = invitation.c.used_at.is_(None) & invitation.c.withdrawn_at.is_(None)
        changed = self._connection.execute(update(invitation).where(invitation.c.id == ended, unused), how)
        if changed.rowcount != 1:
            raise Missing

    def _invitation_of(self, row: Row[Any]) -> Invitation:
        return Invitation(
            id=row.id,
            code_hash=row.code_hash,
            role=Role(row.role),
            name=self._seals.unseal(row.name, "invitation", "name", row.id),
            areas=frozenset(filter(None, row.areas.split(","))),
            invited_by=row.invited_by,
            created_at=row.created_at,
            expires_at=row.expires_at,
        )


def _open(now: datetime) -> Select[tuple[Any, ...]]:
    return select(invitation).where(
        invitation.c.used_at.is_(None), invitation.c.withdrawn_at.is_(None), invitation.c.expires_at > now
    )
