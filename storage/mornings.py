"""What stands on the lists of the morning, and when they are looked at."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, exists, select

from core.alerts.alert import OPEN, Alert
from storage.alerts import LEADING, MOST_URGENT, alert_of
from storage.settings import KeptSettings
from storage.tables import alert, holder

_LOOK_AT = "morning_list"
"""The setting that holds when the lists are looked at next."""

_ME: BindParameter[int] = bindparam("person")
_HAS_CARD = exists().where(holder.c.alert_id == alert.c.id, holder.c.person_id == _ME)
_ORDERED = select(alert).where(LEADING).order_by(MOST_URGENT, alert.c.opened_at, alert.c.id)
_OPEN = _ORDERED.where(
    alert.c.postponed_until.is_(None),
    alert.c.offered_to.is_distinct_from(_ME),
    (alert.c.taken_by == _ME) | (alert.c.taken_by.is_(None) & _HAS_CARD),
).limit(bindparam("at_most"))
_OFFERED = (
    select(alert)
    .where(alert.c.offered_to == _ME, alert.c.state.in_(OPEN))
    .order_by(MOST_URGENT, alert.c.opened_at, alert.c.id)
    .limit(bindparam("at_most"))
)
_POSTPONED = (
    select(alert)
    .where(LEADING, alert.c.postponed_by == _ME, alert.c.postponed_until < bindparam("moment"))
    .order_by(alert.c.postponed_until, alert.c.id)
    .limit(bindparam("at_most"))
)


class KeptMornings:
    """Questions to the rows of `alert` and `holder`, and one setting."""

    def __init__(self, connection: Connection, settings: KeptSettings) -> None:
        self._connection = connection
        self._settings = settings

    def look_at(self) -> datetime | None:
        return self._settings.moment(_LOOK_AT)

    def set_look_at(self, moment: datetime) -> None:
        self._settings.set_moment(_LOOK_AT, moment)

    def open_of(self, person: int, at_most: int) -> Sequence[Alert]:
        return self._alerts(_OPEN, {"person": person, "at_most": at_most})

    def postponed_by(self, person: int, before: datetime, at_most: int) -> Sequence[Alert]:
        return self._alerts(_POSTPONED, {"person": person, "moment": before, "at_most": at_most})

    def offered_to(self, person: int, at_most: int) -> Sequence[Alert]:
        return self._alerts(_OFFERED, {"person": person, "at_most": at_most})

    def _alerts(self, statement: Select[Any], keys: dict[str, object]) -> list[Alert]:
        return [alert_of(row) for row in self._connection.execute(statement, keys)]
