"""Where concerns are counted."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Select, case, func, literal, select

from core.alerts.alert import AlertState
from core.statistics.definitions import WITHDRAWN, Group, Grouping, Period
from storage.tables import alert, help_answer, past_alert

_OF_ALERTS: Mapping[Grouping, ColumnElement[str | None]] = {
    Grouping.SOURCE: alert.c.source,
    Grouping.AREA: alert.c.area,
    Grouping.URGENCY: alert.c.urgency,
    Grouping.OUTCOME: func.coalesce(alert.c.outcome, case((alert.c.state == AlertState.WITHDRAWN, WITHDRAWN))),
    Grouping.DESTINATION: alert.c.destination,
}
_OF_PAST_ALERTS: Mapping[Grouping, ColumnElement[str | None]] = {
    Grouping.SOURCE: past_alert.c.source,
    Grouping.AREA: past_alert.c.area,
    Grouping.URGENCY: past_alert.c.urgency,
    Grouping.OUTCOME: func.coalesce(past_alert.c.outcome, literal(WITHDRAWN)),
    Grouping.DESTINATION: past_alert.c.destination,
}


class KeptTallies:
    """Counts over `alert`, by the town's own days, and over what is left of those that were erased."""

    def __init__(self, connection: Connection, zone: ZoneInfo) -> None:
        self._connection = connection
        self._zone = zone

    def concerns(self, period: Period) -> Sequence[Group]:
        begins, ends = period.instants(self._zone)
        there = _counted(_OF_ALERTS).where(alert.c.opened_at >= begins, alert.c.opened_at < ends)
        first, behind = period.begins.isoformat(), period.ends.isoformat()
        past = _counted(_OF_PAST_ALERTS).where(past_alert.c.opened_on >= first, past_alert.c.opened_on < behind)
        rows = self._connection.execute(there.union_all(past)).all()
        return [Group(row.concerns, {each: getattr(row, each.value) for each in Grouping}) for row in rows]

    def helped(self, period: Period) -> Mapping[str, int]:
        in_it = (help_answer.c.month >= f"{period.begins:%Y-%m}") & (help_answer.c.month < f"{period.ends:%Y-%m}")
        counts = select(help_answer.c.answer, func.sum(help_answer.c.times).label("times"))
        rows = self._connection.execute(counts.where(in_it).group_by(help_answer.c.answer))
        return {row.answer: row.times for row in rows}


def _counted(columns: Mapping[Grouping, ColumnElement[str | None]]) -> Select[*tuple[Any, ...]]:
    named = [column.label(grouping.value) for grouping, column in columns.items()]
    return select(func.count().label("concerns"), *named).group_by(*columns.values())
