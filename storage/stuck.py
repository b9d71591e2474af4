"""What is stuck: rows whose time has come and gone. Every look finds them by an index of what is still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, func, select

from core.alerts.alert import AlertState
from core.delivery.audit import Found, Stuck
from core.delivery.outcome import Delivery
from core.kernel.notice import Priority
from core.people.person import Role
from storage.holders import ACTING
from storage.tables import Handling, alert, call, holder, inbox, outbox, person, visit

_AT_ONCE = 500
"""Rows of each kind that one look finds; the next look finds the next ones."""
_SLICE = 2000
"""Open alerts of each state of which one look asks who has them; the next look asks of the next ones."""
_COUNTED = 20_000
"""Messages are counted up to here: more than that explains any wait."""
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

_LATE: BindParameter[datetime] = bindparam("late")
_DUE: dict[Stuck, Select[Any]] = {
    Stuck.NOTICE_LEASE: select(outbox.c.id, outbox.c.lease_until).where(
        outbox.c.state == Delivery.SENDING, outbox.c.lease_until <= _LATE
    ),
    Stuck.CALL_LEASE: select(call.c.id, call.c.lease_until).where(
        call.c.state == Delivery.SENDING, call.c.lease_until <= _LATE
    ),
    Stuck.RUNG: select(alert.c.id, alert.c.next_step_at)
    .where(alert.c.next_step_at <= _LATE)
    .order_by(alert.c.next_step_at),
    Stuck.VISIT: select(visit.c.id, visit.c.next_step_at)
    .where(visit.c.ended_at.is_(None), visit.c.next_step_at <= _LATE)
    .order_by(visit.c.next_step_at),
    Stuck.UPDATE: select(inbox.c.id, inbox.c.received_at)
    .where(inbox.c.state == Handling.WAITING, inbox.c.received_at <= _LATE)
    .order_by(inbox.c.id),
}
_SOONEST = (
    select(outbox.c.id, outbox.c.chat, outbox.c.due_at)
    .where(outbox.c.state == Delivery.PENDING, outbox.c.priority == bindparam("priority"), outbox.c.due_at <= _LATE)
    .order_by(outbox.c.id)
    .limit(1)
)
_MADE = select(outbox.c.chat).where(outbox.c.created_at >= bindparam("since")).limit(_COUNTED).subquery("made")
_TRAFFIC = select(func.count().label("to_all"), func.count().filter(_MADE.c.chat == bindparam("chat")).label("to_one"))

_IN_REACH = person.c.unreachable_since.is_(None)
_HOLDERS_IN_REACH = select(person.c.id).where(_IN_REACH, person.c.role.in_(ACTING))
_TAKERS_IN_REACH = select(person.c.id).where(_IN_REACH, person.c.role == Role.CARETAKER)
_OPEN = (
    select(alert.c.id, alert.c.opened_at, alert.c.taken_by)
    .where(alert.c.state == bindparam("state"), alert.c.opened_at > bindparam("after"), alert.c.joined_to.is_(None))
    .order_by(alert.c.opened_at)
    .limit(_SLICE)
    .subquery("slice")
)
_HELD = select(holder.c.alert_id).where(holder.c.alert_id == _OPEN.c.id, holder.c.person_id.in_(_HOLDERS_IN_REACH))
_NOBODYS = select(_OPEN.c.id, _OPEN.c.opened_at).where(~_HELD.exists())
_ORPHANS = select(_OPEN.c.id, _OPEN.c.opened_at).where(
    _OPEN.c.taken_by.not_in(_TAKERS_IN_REACH),
    ~_HELD.where(holder.c.person_id == _OPEN.c.taken_by).exists(),
)
_END_OF_SLICE = (
    select(alert.c.opened_at)
    .where(alert.c.state == bindparam("state"), alert.c.opened_at > bindparam("after"))
    .order_by(alert.c.opened_at)
    .offset(_SLICE - 1)
    .limit(1)
)
_UNHELD = {Stuck.NOBODYS: (AlertState.NEW, _NOBODYS), Stuck.ORPHAN: (AlertState.TAKEN, _ORPHANS)}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that waits, and how many were made since as long before it as it waits: for all, and for its chat."""

    found: Found
    chat: int
    priority: Priority
    made: int
    made_for_chat: int


class KeptStuck:
    """Looks through what is open, and changes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due_since(self, late: datetime) -> list[Found]:
        """What has been due since that moment or longer, apart from messages that wait."""
        return [
            Found(what, number, since)
            for what, look in _DUE.items()
            for number, since in self._rows(look.limit(_AT_ONCE), {"late": late})
        ]

    def waiting_since(self, late: datetime, now: datetime) -> Sequence[Waiting]:
        """Of each priority the first message that has waited since that moment or longer."""
        return [each for priority in Priority for each in self._waiting(priority, late, now)]

    def unheld(self, what: Stuck, after: datetime) -> tuple[list[Found], datetime]:
        """Of the open alerts that were opened after this moment the next ones that nobody has who can be reached (or
        whose taker is gone); and the moment after which the next look goes on."""
        state, look = _UNHELD[what]
        keys = {"state": state, "after": after}
        found = [Found(what, number, since) for number, since in self._rows(look, keys)]
        return found, self._connection.execute(_END_OF_SLICE, keys).scalar_one_or_none() or BEGINNING

    def _rows(self, look: Select[Any], keys: dict[str, Any]) -> list[tuple[int, datetime]]:
        return [(row[0], row[1]) for row in self._connection.execute(look, keys)]

    def _waiting(self, priority: Priority, late: datetime, now: datetime) -> list[Waiting]:
        row = self._connection.execute(_SOONEST, {"priority": priority, "late": late}).one_or_none()
        if row is None:
            return []
        keys = {"since": row.due_at - (now - row.due_at), "chat": row.chat}
        traffic = self._connection.execute(_TRAFFIC, keys).one()
        found = Found(Stuck.NOTICE, row.id, row.due_at)
        return [Waiting(found, row.chat, priority, traffic.to_all, traffic.to_one)]
