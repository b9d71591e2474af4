"""How long alerts that are over stay, and until when it is known who reported them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, update

from core.alerts.ending.needs import Stay
from core.alerts.journal import EntryKind
from storage.tables import alert, entry, report

NEWS = (EntryKind.ADDED, EntryKind.ANSWERED, EntryKind.NOTED, EntryKind.SAID)
"""What somebody wrote about it: as long as that happens it is not over for them."""
_STAY = select(alert.c.id, alert.c.kept_until, alert.c.end_warned_at).where(
    alert.c.kept_until.is_not(None), alert.c.closed_at.is_not(None)
)
_OF = _STAY.where(alert.c.id == bindparam("wanted"))
_ENDLESS = (
    select(alert.c.id)
    .where(alert.c.closed_at.is_not(None), alert.c.kept_until.is_(None))
    .order_by(alert.c.closed_at)
    .limit(bindparam("at_most"))
)
_UNTIL = _STAY.where(alert.c.kept_until <= bindparam("moment")).order_by(alert.c.kept_until).limit(bindparam("at_most"))
_UNWARNED = _UNTIL.where(alert.c.end_warned_at.is_(None))
_OVER = _UNTIL.where(alert.c.end_warned_at.is_not(None))
_WARNED = _STAY.where(alert.c.end_warned_at.is_not(None)).order_by(alert.c.kept_until).limit(bindparam("at_most"))
_SET = update(alert).where(alert.c.id == bindparam("wanted"))
_KNOWN_UNTIL = update(report).where(report.c.id == bindparam("wanted"))
_KNOWN = (
    select(report.c.id)
    .join(alert, alert.c.id == report.c.id)
    .where(report.c.identity_until <= bindparam("now"), alert.c.kept_until.is_not(None))
    .order_by(report.c.identity_until)
    .limit(bindparam("at_most"))
)
_NEWS = select(func.max(entry.c.at, type_=entry.c.at.type)).where(
    entry.c.report_id == bindparam("report"), entry.c.kind.in_(NEWS)
)


class KeptStays:
    """The columns `kept_until` and `end_warned_at` of `alert`, and `identity_until` of `report`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, wanted: int) -> Stay | None:
        found = self._stays(_OF, {"wanted": wanted})
        return found[0] if found else None

    def endless(self, at_most: int) -> Sequence[int]:
        return self._connection.scalars(_ENDLESS, {"at_most": at_most}).all()

    def begin(self, ended: int, until: datetime, identity_until: datetime) -> None:
        self.move(ended, until)
        self._connection.execute(_KNOWN_UNTIL, {"wanted": ended, "identity_until": identity_until})

    def move(self, ended: int, until: datetime) -> None:
        self._connection.execute(_SET, {"wanted": ended, "kept_until": until, "end_warned_at": None})

    def warn(self, ended: int, until: datetime, now: datetime) -> None:
        self._connection.execute(_SET, {"wanted": ended, "kept_until": until, "end_warned_at": now})

    def unwarned(self, before: datetime, at_most: int) -> Sequence[Stay]:
        return self._stays(_UNWARNED, {"moment": before, "at_most": at_most})

    def ending(self, before: datetime, at_most: int) -> Sequence[Stay]:
        return self._stays(_UNTIL, {"moment": before, "at_most": at_most})

    def warned(self, at_most: int) -> Sequence[Stay]:
        return self._stays(_WARNED, {"at_most": at_most})

    def over(self, now: datetime, at_most: int) -> Sequence[int]:
        return [stay.alert for stay in self._stays(_OVER, {"moment": now, "at_most": at_most})]

    def known(self, now: datetime, at_most: int) -> Sequence[int]:
        return self._connection.scalars(_KNOWN, {"now": now, "at_most": at_most}).all()

    def last_news(self, ended: int) -> datetime | None:
        news: datetime | None = self._connection.scalar(_NEWS, {"report": ended})
        return news

    def _stays(self, statement: Select[Any], keys: dict[str, object]) -> list[Stay]:
        rows = self._connection.execute(statement, keys)
        return [Stay(row.id, row.kept_until, row.end_warned_at) for row in rows]
