"""Where concerns are counted."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, case, func, select

from core.alerts.alert import AlertState
from core.statistics.definitions import WITHDRAWN, Group, Grouping, Period
from storage.tables import alert, help_answer

_COLUMNS = {
    Grouping.SOURCE: alert.c.source,
    Grouping.AREA: alert.c.area,
    Grouping.URGENCY: alert.c.urgency,
    Grouping.OUTCOME: func.coalesce(alert.c.outcome, case((alert.c.state == AlertState.WITHDRAWN, WITHDRAWN))).label(
        "outcome"
    ),
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

    def helped(self, period: Period) -> Mapping[str, int]:
        in_it = (help_answer.c.month >= f"{period.begins:%Y-%m}") & (help_answer.c.month < f"{period.ends:%Y-%m}")
        counts = select(help_answer.c.answer, func.sum(help_answer.c.times).label("times"))
        rows = self._connection.execute(counts.where(in_it).group_by(help_answer.c.answer))
        return {row.answer: row.times for row in rows}
