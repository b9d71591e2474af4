"""What goes out beside Telegram, to addresses that people have verified."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from core.delivery.call import Call
from core.delivery.outcome import Delivery
from core.kernel.ids import NewId
from storage.tables import address, call
from storage.upsert import insert_new

_VERIFIED = select(address.c.id).where(address.c.person_id == bindparam("person"), address.c.verified_at.is_not(None))
_CANCEL = (
    update(call)
    .where(call.c.about == bindparam("subject"), call.c.state == Delivery.PENDING)
    .values(state=Delivery.CANCELLED)
)


class KeptCalls:
    """The rows of `call`."""

    def __init__(self, connection: Connection, new_id: NewId, now: datetime) -> None:
        self._connection = connection
        self._new_id = new_id
        self._now = now

    def put(self, new: Call) -> None:
        addresses = self._connection.execute(_VERIFIED, {"person": new.to}).scalars().all()
        insert_new(self._connection, call, [self._row_of(new, each) for each in addresses])

    def cancel(self, about: int) -> None:
        self._connection.execute(_CANCEL, {"subject": about})

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
