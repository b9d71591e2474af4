"""Moments at which something is due by itself, when the clock they were read from was set back."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Table, type_coerce, update

from core.alerts.reading import Urgency
from core.delivery.outcome import Delivery
from storage.tables import alert, call, outbox, visit

_MICROSECOND = timedelta(microseconds=1)
_LADDER = (alert.c.next_step_at, alert.c.began_at, alert.c.alive_at, alert.c.asked_at)
"""What its rungs are counted from, and what its watch is counted from."""


class KeptMoments:
    """What is counted in minutes, whatever the clock says, moves with it. What was put off to an hour of a day, or
    follows working hours, stays at its hour."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def move_back(self, by: timedelta, now: datetime) -> None:
        """Due that much earlier, by a clock that was set back by so much: whoever is inside, acute ladders, and what
        goes out beside Telegram. What was due already in the outbox is due now."""
        inside, acute = visit.c.ended_at.is_(None), alert.c.urgency == Urgency.ACUTE
        climbing = alert.c.next_step_at.is_not(None) & alert.c.postponed_until.is_(None)
        pending = call.c.state == Delivery.PENDING
        self._move(visit, inside, (visit.c.next_step_at,), by)
        self._move(alert, climbing & acute, _LADDER, by)
        self._move(call, pending, (call.c.due_at, call.c.latest_at), by)
        due = (outbox.c.state == Delivery.PENDING) & (outbox.c.due_at > now) & (outbox.c.due_at <= now + by)
        self._connection.execute(update(outbox).where(due).values(due_at=now))

    def _move(self, table: Table, which: Any, columns: tuple[Column[Any], ...], by: timedelta) -> None:
        earlier = {each.name: type_coerce(each, BigInteger) - by // _MICROSECOND for each in columns}
        self._connection.execute(update(table).where(which).values(earlier))
