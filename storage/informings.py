"""Whether residents were told that there is something about them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Result, Row, and_, bindparam, case, func, insert, or_, select, update

from core.alerts.alert import OPEN, AlertState, Outcome
from core.privacy.informing import Decision, Ground, Informing
from storage.reports import KeptReports
from storage.sealed import Seals
from storage.tables import alert, informing
from storage.tables.columns import Moment

_OF = select(informing).where(informing.c.alert_id == bindparam("wanted"))
_FOLLOWER, _ITS = alert.alias("follower"), informing.alias("its")
_FIRST_OF_FOLLOWERS = (
    select(func.min(_ITS.c.due_at))
    .join(_FOLLOWER, _FOLLOWER.c.id == _ITS.c.alert_id)
    .where(_FOLLOWER.c.joined_to == alert.c.id)
    .correlate(alert)
    .scalar_subquery()
)
_DUE = case((informing.c.due_at > _FIRST_OF_FOLLOWERS, _FIRST_OF_FOLLOWERS), else_=informing.c.due_at)
_LISTED = and_(
    alert.c.joined_to.is_(None),
    alert.c.state != AlertState.WITHDRAWN,
    alert.c.outcome.is_distinct_from(Outcome.DUPLICATE),
)
_UNDECIDED = informing.c.decided_at.is_(None)
_WITH_ALERT = informing.join(alert, alert.c.id == informing.c.alert_id)
_PAGE = (
    select(*(column for column in informing.c if column.name != "due_at"), _DUE.label("due_at"))
    .select_from(_WITH_ALERT)
    .where(_LISTED)
    .order_by(
        informing.c.decided_at.is_not(None),
        case((_UNDECIDED, _DUE), else_=-informing.c.decided_at),
        informing.c.alert_id,
    )
)
_COUNT = select(func.count()).select_from(_WITH_ALERT).where(_LISTED)
_OVERDUE = _COUNT.where(_UNDECIDED, bindparam("now", type_=Moment) >= _DUE)
_TO_REMIND = (
    select(informing.c.alert_id)
    .where(_UNDECIDED, informing.c.reminded_at.is_(None), informing.c.due_at <= bindparam("before"))
    .order_by(informing.c.due_at)
    .limit(bindparam("at_most"))
)
_WITHOUT = (
    select(alert.c.id, alert.c.opened_at)
    .outerjoin(informing, informing.c.alert_id == alert.c.id)
    .where(informing.c.alert_id.is_(None), or_(alert.c.state.in_(OPEN), alert.c.opened_at > bindparam("since")))
    .order_by(alert.c.opened_at)
)
_SAVE = update(informing).where(informing.c.alert_id == bindparam("wanted"))
_BETWEEN = "\n"
"""Between a ground and its words."""


class KeptInformings:
    """The rows of `informing`. Grounds are sealed with the key of the report."""

    def __init__(self, connection: Connection, seals: Seals, reports: KeptReports) -> None:
        self._connection = connection
        self._seals = seals
        self._reports = reports

    def begin(self, begun: int, due_at: datetime) -> None:
        self._connection.execute(insert(informing), {"alert_id": begun, "due_at": due_at})

    def of(self, wanted: int) -> Informing | None:
        row = self._connection.execute(_OF, {"wanted": wanted}).one_or_none()
        return self._informing_of(row) if row else None

    def due_of(self, wanted: int) -> datetime | None:
        statement = select(_DUE).select_from(_WITH_ALERT).where(informing.c.alert_id == wanted)
        due: datetime | None = self._connection.execute(statement).scalar_one_or_none()
        return due

    def save(self, kept: Informing) -> None:
        written = None if kept.ground is None else _BETWEEN.join(filter(None, (kept.ground, kept.words)))
        key = self._reports.key_of(kept.alert)
        values = {
            "reminded_at": kept.reminded_at,
            "decision": kept.decision,
            "ground": self._seals.seal_some(written, key, "informing", "ground", kept.alert),
            "decided_by": kept.decided_by,
            "decided_at": kept.decided_at,
        }
        self._connection.execute(_SAVE, values | {"wanted": kept.alert})

    def to_remind(self, before: datetime, at_most: int) -> Sequence[int]:
        return self._connection.scalars(_TO_REMIND, {"before": before, "at_most": at_most}).all()

    def mark_reminded(self, reminded: int, now: datetime) -> None:
        self._connection.execute(_SAVE.values(reminded_at=now), {"wanted": reminded})

    def page(self, offset: int, limit: int) -> Sequence[Informing]:
        rows: Result[Any] = self._connection.execute(_PAGE.offset(offset).limit(limit))
        return [self._informing_of(row) for row in rows]

    def count(self) -> int:
        return self._connection.execute(_COUNT).scalar_one()

    def overdue(self, now: datetime) -> int:
        return self._connection.execute(_OVERDUE, {"now": now}).scalar_one()

    def without(self, since: datetime) -> Sequence[tuple[int, datetime]]:
        rows = self._connection.execute(_WITHOUT, {"since": since})
        return [(row.id, row.opened_at) for row in rows]

    def _informing_of(self, row: Row[Any]) -> Informing:
        written = self._seals.unseal_some(row.ground, "informing", "ground", row.alert_id)
        ground, _, words = (written or "").partition(_BETWEEN)
        return Informing(
            alert=row.alert_id,
            due_at=row.due_at,
            reminded_at=row.reminded_at,
            decision=Decision(row.decision) if row.decision else None,
            ground=Ground(ground) if ground else None,
            words=words or None,
            decided_by=row.decided_by,
            decided_at=row.decided_at,
        )
