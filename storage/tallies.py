"""Where concerns are counted."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from core.statistics.definitions import Group, Grouping, Period
from storage.tables import alert

_COLUMNS = {
    Grouping.SOURCE: alert.c.source,
    Grouping.AREA: alert.c.area,
    Grouping.URGENCY: alert.c.urgency,
    Grouping.OUTCOME: alert.c.outcome,
    Grouping.DESTINATION: alert.c.destination,
}


class KeptTallies:
    """Counts over `alert`, by the town's own days."""

    def __init__(self, connection: Connection, zone: ZoneInfo) -> None:
        self._connection = connection
        self._zone = zone

    def concerns(self, period: Period) -> Sequence[Group]:
        begins, ends = period.instants(self._zone)
        statement = (
            select(func.count().label("concerns"), *_COLUMNS.values())
            .where(alert.c.opened_at >= begins, alert.c.opened_at < ends)
            .group_by(*_COLUMNS.values())
        )
        rows = self._connection.execute(statement).all()
        return [
            Group(row.concerns, {grouping: getattr(row, column.name) for grouping, column in _COLUMNS.items()})
            for row in rows
        ]
