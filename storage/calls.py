"""What goes out beside Telegram, to addresses that people have verified, and the codes that verify them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from core.delivery.call import Call, CallKind, DueCall
from core.delivery.outcome import Delivery
from core.kernel.ids import NewId
from core.people.address import Address
from storage.tables import address, call, outbox
from storage.upsert import insert_new

_VERIFIED = select(address.c.id).where(address.c.person_id == bindparam("person"), address.c.verified_at.is_not(None))
_CANCEL = (
    update(call)
    .where(call.c.about == bindparam("subject"), call.c.state == Delivery.PENDING)
    .values(state=Delivery.CANCELLED)
)
_IS_DUE = (call.c.state == Delivery.PENDING) & (call.c.due_at <= bindparam("now"))
_DUE = (
    select(
        call.c.id,
        call.c.address_id,
        address.c.person_id,
        call.c.kind,
        call.c.about,
        call.c.attempts,
        call.c.latest_at,
        outbox.c.state.label("notice"),
    )
    .join(address, address.c.id == call.c.address_id)
    .outerjoin(outbox, outbox.c.unique_key == call.c.unless_sent)
    .where(_IS_DUE)
    .order_by(call.c.due_at, call.c.id)
    .limit(bindparam("at_most"))
)
_ANY_DUE = select(call.c.id).where(_IS_DUE).limit(1)
_CLAIM = (
    update(call)
    .where(call.c.id == bindparam("wanted"), call.c.state == Delivery.PENDING)
    .values(state=Delivery.SENDING, lease_until=bindparam("until"), attempts=call.c.attempts + 1)
)
_OPEN = update(call).where(
    call.c.id == bindparam("wanted"), call.c.state.in_([Delivery.PENDING.value, Delivery.SENDING.value])
)
_HURRY = (
    update(call)
    .where(call.c.about == bindparam("subject"), call.c.unless_sent == bindparam("key"))
    .where(call.c.state == Delivery.PENDING)
    .values(due_at=bindparam("now"), unless_sent=None)
)


class KeptCalls:
    """The rows of `call`."""

    def __init__(self, connection: Connection, new_id: NewId, now: datetime) -> None:
        self._connection = connection
        self._new_id = new_id
        self._now = now
        self.changed = False
        """Whether something may be due that was not."""

    def put(self, new: Call) -> None:
        addresses = self._connection.execute(_VERIFIED, {"person": new.to}).scalars().all()
        self._insert([self._row_of(new, each) for each in addresses])

    def put_code(self, asked: Address) -> None:
        """The code of an address that is not verified yet; what was to bring an older one does not go out."""
        self.cancel(asked.id)
        key = f"code:{asked.id}:{self._new_id()}"
        self._insert([self._row_of(Call(asked.person, CallKind.CODE, asked.id, key, self._now), asked.id)])

    def cancel(self, about: int) -> None:
        self._connection.execute(_CANCEL, {"subject": about})

    def hurry(self, about: int, key: str) -> None:
        """The notice with this key will not arrive: what was to replace it is due."""
        self._connection.execute(_HURRY, {"subject": about, "key": key, "now": self._now})
        self.changed = True

    def any_due(self, now: datetime) -> bool:
        return self._connection.execute(_ANY_DUE, {"now": now}).first() is not None

    def due(self, now: datetime, at_most: int) -> Sequence[DueCall]:
        """What is to go out now, what has waited longest first."""
        return [_due_of(row) for row in self._connection.execute(_DUE, {"now": now, "at_most": at_most})]

    def claim(self, chosen: int, until: datetime) -> None:
        """Note that it is being sent, until this moment at the latest."""
        self._connection.execute(_CLAIM, {"wanted": chosen, "until": until})

    def put_off(self, waiting: int, until: datetime) -> None:
        """Not now, but then, whatever has arrived."""
        self._finish(waiting, {"state": Delivery.PENDING, "due_at": until, "unless_sent": None})

    def put_back(self, tried: int, due: datetime, cause: str) -> None:
        """Try again at this moment."""
        self._finish(tried, {"state": Delivery.PENDING, "due_at": due, "cause": cause})

    def sent(self, done: int, now: datetime) -> None:
        """Whoever carries it there has it."""
        self._finish(done, {"state": Delivery.SENT, "sent_at": now, "cause": None})

    def end(self, ended: int, state: Delivery, cause: str) -> None:
        """It will not go out, for this cause."""
        self._finish(ended, {"state": state, "cause": cause})

    def interrupted(self, before: datetime | None, now: datetime, but: Sequence[int] = ()) -> None:
        """Take up what was being sent when the process ended (`before` None: whatever the lease), or too long ago, but
        for these: what may have arrived goes out again, because it is acute."""
        stuck = call.c.state == Delivery.SENDING
        if before is not None:
            stuck &= (call.c.lease_until < before) & call.c.id.not_in(but)
        again = {"state": Delivery.PENDING, "due_at": now, "lease_until": None}
        self._connection.execute(update(call).where(stuck).values(again))

    def _finish(self, ended: int, values: dict[str, Any]) -> None:
        self._connection.execute(_OPEN, {"wanted": ended, "lease_until": None} | values)

    def _insert(self, rows: Sequence[dict[str, object]]) -> None:
        self.changed = bool(insert_new(self._connection, call, rows)) or self.changed

    def _row_of(self, new: Call, to: int) -> dict[str, object]:
        return {
            "id": self._new_id(),
            "address_id": to,
            "kind": new.kind,
            "about": new.about,
            "unique_key": f"{new.key}:{to}",
            "unless_sent": new.unless_sent,
            "latest_at": new.latest,
            "state": Delivery.PENDING,
            "due_at": new.due,
            "created_at": self._now,
            "attempts": 0,
        }


def _due_of(row: Any) -> DueCall:
    return DueCall(
        id=row.id,
        address=row.address_id,
        to=row.person_id,
        kind=CallKind(row.kind),
        about=row.about,
        attempts=row.attempts,
        arrived=row.notice == Delivery.SENT,
        latest=row.latest_at,
    )
