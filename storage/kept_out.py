"""Who is kept out, until when, and what was held back because of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, literal_column, or_, select, update

from core.kernel.missing import Missing
from core.privacy.kept_out import KeptOut, Scope
from storage.doomed import doom
from storage.sealed import Seals
from storage.tables import kept_out, report
from storage.tables.columns import Moment

_NOW = bindparam("now", type_=Moment)
_IN_FORCE = kept_out.c.ended_at.is_(None) & (kept_out.c.until > _NOW)
_OF = (
    select(kept_out)
    .where(kept_out.c.scope == Scope.SENDER, kept_out.c.whom == bindparam("whom"), _IN_FORCE)
    .order_by(kept_out.c.id.desc())
    .limit(1)
)
_UNSEEN = kept_out.c.reviewed_at.is_(None)
_LISTED = or_(_IN_FORCE, _UNSEEN)
_PAGE = select(kept_out).where(_LISTED).order_by(kept_out.c.reviewed_at.is_not(None), kept_out.c.since.desc())
_COUNT = select(func.count()).select_from(kept_out).where(_LISTED)
_IS_HELD = report.c.state == literal_column("'held'")
"""The partial index needs the state as a word."""
_HELD = select(report.c.id).where(_IS_HELD).order_by(report.c.touched_at, report.c.id).limit(bindparam("at_most"))
_HELD_BEFORE = _HELD.where(report.c.touched_at < bindparam("moment", type_=Moment))
_COUNT_HELD = select(func.count()).select_from(report).where(_IS_HELD)


class KeptOutSenders:
    """The rows of `kept_out`. Each reason is sealed with a key of its own."""

    def __init__(self, connection: Connection, seals: Seals) -> None:
        self._connection = connection
        self._seals = seals

    def get(self, wanted: int) -> KeptOut:
        row = self._connection.execute(select(kept_out).where(kept_out.c.id == wanted)).one_or_none()
        if row is None:
            raise Missing
        return self._kept_out_of(row)

    def add(self, new: KeptOut) -> None:
        key = self._seals.new_key()
        row = {
            "id": new.id,
            "scope": Scope.SENDER,
            "whom": new.whom,
            "silent": new.silent,
            "reason": self._seals.seal(new.reason, key, "kept_out", "reason", new.id),
            "key": key,
            "by_id": new.by,
            "since": new.since,
            "until": new.until,
            "kept_back": new.kept_back,
        }
        self._connection.execute(insert(kept_out), row)

    def save(self, changed: KeptOut) -> None:
        values = {
            "reviewed_by": changed.reviewed_by,
            "reviewed_at": changed.reviewed_at,
            "ended_at": changed.ended_at,
            "kept_back": changed.kept_back,
        }
        self._connection.execute(update(kept_out).where(kept_out.c.id == changed.id).values(**values))

    def of(self, whom: str, now: datetime) -> KeptOut | None:
        row = self._connection.execute(_OF, {"whom": whom, "now": now}).one_or_none()
        return self._kept_out_of(row) if row else None

    def page(self, now: datetime, offset: int, limit: int) -> Sequence[KeptOut]:
        rows = self._connection.execute(_PAGE.offset(offset).limit(limit), {"now": now})
        return [self._kept_out_of(row) for row in rows]

    def count(self, now: datetime) -> int:
        return self._connection.execute(_COUNT, {"now": now}).scalar_one()

    def held(self, at_most: int, offset: int = 0) -> Sequence[int]:
        return self._connection.scalars(_HELD.offset(offset), {"at_most": at_most}).all()

    def count_held(self) -> int:
        return self._connection.execute(_COUNT_HELD).scalar_one()

    def held_before(self, moment: datetime, at_most: int) -> Sequence[int]:
        return self._connection.scalars(_HELD_BEFORE, {"moment": moment, "at_most": at_most}).all()

    def forget_before(self, moment: datetime, at_most: int) -> int:
        over = func.coalesce(kept_out.c.ended_at, kept_out.c.until) < bindparam("moment", type_=Moment)
        old = select(kept_out.c.id, kept_out.c.key).where(over).limit(at_most)
        rows = self._connection.execute(old, {"moment": moment}).all()
        doom(self._connection, "key", [row.key for row in rows])
        self._connection.execute(delete(kept_out).where(kept_out.c.id.in_([row.id for row in rows])))
        return len(rows)

    def _kept_out_of(self, row: Row[Any]) -> KeptOut:
        return KeptOut(
            id=row.id,
            whom=row.whom,
            silent=row.silent,
            reason=self._seals.unseal(row.reason, "kept_out", "reason", row.id),
            by=row.by_id,
            since=row.since,
            until=row.until,
            reviewed_by=row.reviewed_by,
            reviewed_at=row.reviewed_at,
            ended_at=row.ended_at,
            kept_back=row.kept_back,
        )
