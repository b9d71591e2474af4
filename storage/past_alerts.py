"""What is left of alerts that were erased: all that statistics need."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, insert, select

from core.alerts.alert import Alert
from core.kernel.work import Chance
from storage.tables import past_alert, report

_ID_BITS = 62
_ADD = insert(past_alert)
_SIGNS = select(report.c.signs).where(report.c.id == bindparam("wanted"))


class PastAlerts:
    """The rows of `past_alert`. Their numbers are drawn: they tell neither what was erased nor when."""

    def __init__(self, connection: Connection, chance: Chance, zone: ZoneInfo) -> None:
        self._connection = connection
        self._chance = chance
        self._zone = zone

    def keep(self, erased: Alert, now: datetime) -> None:
        """What it counts as, with days of the town; one that has not ended ends today."""
        row = {
            "id": self._chance(_ID_BITS),
            "area": erased.area,
            "urgency": erased.urgency,
            "source": erased.source,
            "signs": self._connection.execute(_SIGNS, {"wanted": erased.id}).scalar_one(),
            "outcome": erased.outcome,
            "destination": erased.destination,
            "opened_on": self._day(erased.opened_at),
            "taken_on": self._day(erased.taken_at) if erased.taken_at else None,
            "ended_on": self._day(erased.closed_at or now),
        }
        self._connection.execute(_ADD, row)

    def _day(self, moment: datetime) -> str:
        return moment.astimezone(self._zone).date().isoformat()
