"""Updates from Telegram, kept from the moment they are received until everything they cause is kept too."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from core.kernel.ids import NewId
from storage.day_keys import DayKeys
from storage.sealed import Seals, UnsealableError
from storage.tables import Handling, inbox
from storage.upsert import insert_new

_WAITING = (
    select(inbox.c.id, inbox.c.lane, inbox.c.payload, inbox.c.attempts)
    .where(inbox.c.state == Handling.WAITING, inbox.c.id > bindparam("after"))
    .order_by(inbox.c.id)
    .limit(bindparam("at_most"))
)
_DONE = (
    update(inbox)
    .where(inbox.c.id == bindparam("wanted"), inbox.c.state == Handling.WAITING)
    .values(state=Handling.DONE, payload=None)
)


@dataclass(frozen=True, slots=True)
class Received:
    """An update as Telegram gave it. `lane` is the chat within which order is kept; None when it names no chat."""

    update_id: int | None
    lane: int | None
    payload: Any


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that is to be handled."""

    id: int
    lane: int
    payload: Any
    attempts: int


class KeptInbox:
    """The rows of `inbox`. What is in an update is sealed: people write addresses with passwords in them, too."""

    def __init__(self, connection: Connection, new_id: NewId, seals: Seals, days: DayKeys) -> None:
        self._connection = connection
        self._new_id = new_id
        self._seals = seals
        self._days = days

    def receive(self, received: Sequence[Received], now: datetime) -> Sequence[Waiting]:
        """Keep them as ASCII, which also half a character survives; one that came before is not kept twice. What is
        to be handled now."""
        rows = [self._row_of(each, now) for each in received]
        kept = insert_new(self._connection, inbox, rows)
        new = {row["id"] for row in rows} if kept == len(rows) else self._there(row["id"] for row in rows)
        together = zip(rows, received, strict=True)
        return [Waiting(row["id"], each.lane or 0, each.payload, 0) for row, each in together if row["id"] in new]

    def waiting(self, after: int, at_most: int) -> Sequence[Waiting]:
        """Those to be handled whose id is larger than `after`, in the order in which they came."""
        rows = self._connection.execute(_WAITING, {"after": after, "at_most": at_most})
        return [Waiting(row.id, row.lane or 0, self._opened(row), row.attempts) for row in rows]

    def done(self, handled: int) -> bool:
        """Mark it, and forget what was in it. False when it had been handled or parked before."""
        return self._connection.execute(_DONE, {"wanted": handled}).rowcount == 1

    def failed(self, tried: int) -> None:
        """Count an attempt that came to nothing."""
        self._connection.execute(update(inbox).where(inbox.c.id == tried).values(attempts=inbox.c.attempts + 1))

    def park(self, given_up: int, incident: str) -> bool:
        """Put it aside for somebody to look at; the ones behind it go on. False when it had been handled after all."""
        waiting = update(inbox).where(inbox.c.id == given_up, inbox.c.state == Handling.WAITING)
        return self._connection.execute(waiting.values(state=Handling.PARKED, incident=incident)).rowcount == 1

    def hold_instead(self, kept: int, payload: Any) -> None:
        """This stands in the place of what came."""
        key = self._connection.execute(select(inbox.c.key).where(inbox.c.id == kept)).scalar_one()
        sealed = self._seals.seal(json.dumps(payload), key, "inbox", "payload", kept)
        self._connection.execute(update(inbox).where(inbox.c.id == kept).values(payload=sealed))

    def count(self, state: Handling) -> int:
        return self._connection.execute(select(func.count()).where(inbox.c.state == state)).scalar_one()

    def _row_of(self, update: Received, now: datetime) -> dict[str, Any]:
        number, key = self._new_id(), self._days.key(now)
        return {
            "id": number,
            "update_id": update.update_id,
            "lane": update.lane,
            "received_at": now,
            "payload": self._seals.seal(json.dumps(update.payload), key, "inbox", "payload", number),
            "key": key,
            "state": Handling.WAITING,
            "attempts": 0,
        }

    def _opened(self, row: Any) -> Any:
        """What came; None when its key is gone: it is put aside then, and keeps nothing else waiting."""
        try:
            return json.loads(self._seals.unseal(row.payload, "inbox", "payload", row.id))
        except UnsealableError:
            return None

    def _there(self, wanted: Iterable[int]) -> Collection[int]:
        return self._connection.execute(select(inbox.c.id).where(inbox.c.id.in_(wanted))).scalars().all()

    def forget(self, before: datetime) -> None:
        """Drop what was handled so long ago that Telegram does not repeat it any more."""
        self._connection.execute(delete(inbox).where(inbox.c.state == Handling.DONE, inbox.c.received_at < before))
