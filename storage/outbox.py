"""Notices on their way to people, from the transaction that caused them until Telegram has them."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from core.delivery.outcome import Delivery
from core.kernel.ids import NewId
from core.kernel.notice import Manner, Notice, Priority
from storage.tables import living, outbox, person
from storage.upsert import insert_new, insert_or_replace

_ACCOUNTS = select(person.c.id, person.c.account).where(person.c.id.in_(bindparam("people", expanding=True)))
_PENDING = (
    select(outbox)
    .where(
        outbox.c.state == Delivery.PENDING,
        outbox.c.due_at <= bindparam("now"),
        outbox.c.chat.not_in(bindparam("busy", expanding=True)),
    )
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("at_most"))
)
_CLAIM = update(outbox).where(outbox.c.id == bindparam("wanted"), outbox.c.state == Delivery.PENDING)
_FINISH = update(outbox).where(outbox.c.id == bindparam("wanted"), outbox.c.state == Delivery.SENDING)
_LIVING = select(living.c.message).where(living.c.chat == bindparam("chat"), living.c.slot == bindparam("slot"))


@dataclass(frozen=True, slots=True)
class Parcel:
    """A notice with its number in the outbox and the chat it goes to. `person` is None in groups."""

    id: int
    chat: int
    person: int | None
    notice: Notice
    attempts: int

    @property
    def chain(self) -> tuple[int, int]:
        """Parcels of one chain are sent one after the other: what one person hears of one matter keeps its order."""
        return self.chat, self.notice.about or 0
