"""Notices on their way to people, from the transaction that caused them until Telegram has them."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from core.delivery.outcome import Delivery
from core.kernel.ids import NewId
from core.kernel.notice import Manner, Notice, Priority
from storage.people import KeptPeople
from storage.tables import living, outbox
from storage.upsert import insert_new, insert_or_replace

_WAITING = (
    select(
        outbox.c.id,
        outbox.c.kind,
        outbox.c.person_id,
        outbox.c.chat,
        outbox.c.about,
        outbox.c.slot,
        outbox.c.manner,
        outbox.c.priority,
        outbox.c.sound,
        outbox.c.again,
        outbox.c.facts,
        outbox.c.attempts,
        living.c.message.label("living"),
    )
    .outerjoin(living, (living.c.chat == outbox.c.chat) & (living.c.slot == outbox.c.slot))
    .where(outbox.c.state == Delivery.PENDING, outbox.c.due_at <= bindparam("now"))
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("at_most"))
)
_WAITING_ELSEWHERE = _WAITING.where(outbox.c.chat.not_in(bindparam("busy", expanding=True)))
_PENDING = update(outbox).where(outbox.c.id == bindparam("wanted"), outbox.c.state == Delivery.PENDING)
_CLAIM = _PENDING.values(state=Delivery.SENDING, lease_until=bindparam("until"), attempts=outbox.c.attempts + 1)
_OVERTAKE = (
    update(outbox)
    .where(
        outbox.c.state == Delivery.PENDING,
        outbox.c.about == bindparam("subject"),
        outbox.c.chat == bindparam("there"),
        outbox.c.slot == bindparam("place"),
        outbox.c.kind == bindparam("same_kind"),
        outbox.c.manner == Manner.MOVE,
        outbox.c.sound <= bindparam("loud"),
        outbox.c.facts == bindparam("same_facts"),
        outbox.c.id + 0 < bindparam("newest"),  # never to be found by its number: all but the newest are older
    )
    .values(state=Delivery.CANCELLED, cause="superseded")
)
_SUPERSEDE = _PENDING.values(state=Delivery.CANCELLED, cause="superseded")
_FINISH = update(outbox).where(outbox.c.id == bindparam("wanted"), outbox.c.state == Delivery.SENDING)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A notice with its number in the outbox and the chat it goes to. `person` is None in groups. `living` is the
    number of the living message of its slot."""

    id: int
    chat: int
    person: int | None
    notice: Notice
    attempts: int
    living: int | None

    @property
    def chain(self) -> tuple[int, int]:
        """Parcels of one chain are sent one after the other: what one person hears of one matter keeps its order."""
        return self.chat, self.notice.about or 0


class KeptOutbox:
    """The rows of `outbox` and `living`."""

    def __init__(self, connection: Connection, new_id: NewId, people: KeptPeople) -> None:
        self._connection = connection
        self._new_id = new_id
        self._people = people

    def put(self, notices: Sequence[Notice], now: datetime) -> None:
        """Keep notices to be sent; one whose key was used before is not kept twice. Whoever is forgotten or erased is
        not written to."""
        accounts = self._people.accounts({notice.to for notice in notices if notice.to is not None})
        rows = [self._row_of(each, accounts, now) for each in notices if each.to is None or accounts[each.to] > 0]
        if insert_new(self._connection, outbox, rows) == len(rows):
            self._overtake(rows)

    def cancel(self, about: int, kinds: Sequence[str]) -> None:
        """What still waits to be said about this, of these kinds, is not said."""
        waiting = (outbox.c.state == Delivery.PENDING) & (outbox.c.about == about) & outbox.c.kind.in_(kinds)
        self._connection.execute(update(outbox).where(waiting).values(state=Delivery.CANCELLED))

    def pending(self, now: datetime, busy: Collection[int], at_most: int) -> Sequence[Parcel]:
        """What may be sent now to chats that are not busy: the most urgent first, then the oldest."""
        keys = {"now": now, "at_most": at_most} | ({"busy": list(busy)} if busy else {})
        statement = _WAITING_ELSEWHERE if busy else _WAITING
        return [_parcel_of(row) for row in self._connection.execute(statement, keys)]

    def claim(self, parcels: Sequence[Parcel], until: datetime) -> None:
        """Note that these are being sent, until this moment at the latest."""
        if parcels:
            self._connection.execute(_CLAIM, [{"wanted": parcel.id, "until": until} for parcel in parcels])

    def sent(self, parcel: Parcel, message: int | None, now: datetime) -> None:
        """Telegram has it. The message becomes the living one of its slot, unless it was a reply to it."""
        values = {"state": Delivery.SENT, "sent_at": now, "lease_until": None, "message": message}
        self._connection.execute(_FINISH, values | {"wanted": parcel.id})
        notice = parcel.notice
        if notice.slot is not None and message not in (None, parcel.living) and notice.manner is not Manner.REPLY:
            row = {"chat": parcel.chat, "slot": notice.slot, "message": message, "about": notice.about, "since": now}
            insert_or_replace(self._connection, living, row)

    def end(self, parcel: Parcel, state: Delivery, cause: str) -> None:
        """It will not be sent, for this cause. What could not be told may be told later: its key is free again."""
        values = {"wanted": parcel.id, "state": state, "cause": cause, "lease_until": None}
        freed = {"unique_key": None} if state is Delivery.FAILED else {}
        self._connection.execute(_FINISH, values | freed)

    def key_of(self, parcel: Parcel) -> str | None:
        """The key that makes it unique for ever, if it has one."""
        key: str | None = self._connection.scalar(select(outbox.c.unique_key).where(outbox.c.id == parcel.id))
        return key

    def adopt(self, chat: int, slot: str, message: int, now: datetime) -> None:
        """A message of the chat stands in this slot, as if it had been sent from here."""
        row = {"chat": chat, "slot": slot, "message": message, "about": None, "since": now}
        insert_or_replace(self._connection, living, row)

    def stands_since(self, chat: int, message: int) -> datetime | None:
        """When the living message was sent; None when it is not a living one. Aware, UTC."""
        wanted = select(living.c.since).where(living.c.chat == chat, living.c.message == message)
        since: datetime | None = self._connection.scalar(wanted)
        return since

    def forget(self, chat: int, messages: Collection[int]) -> None:
        """These are no longer in the chat: what comes next in their slots is sent anew."""
        self._connection.execute(delete(living).where(living.c.chat == chat, living.c.message.in_(messages)))

    def put_back(self, parcel: Parcel, due: datetime, cause: str) -> None:
        """Try again at this moment."""
        values = {"state": Delivery.PENDING, "due_at": due, "cause": cause, "lease_until": None}
        self._connection.execute(_FINISH, values | {"wanted": parcel.id})

    def supersede(self, parcels: Sequence[Parcel]) -> None:
        """A newer notice for the same slot says the same and more."""
        if parcels:
            self._connection.execute(_SUPERSEDE, [{"wanted": parcel.id} for parcel in parcels])

    def interrupted(self, before: datetime | None, now: datetime, but: Sequence[int] = ()) -> int:
        """Take up what was being sent when the process ended (`before` None: whatever the lease), or too long ago.
        Those of `but` are left alone.

        Nobody knows whether it arrived: what may be said twice is said again, the rest is given up. How many.
        """
        stuck = outbox.c.state == Delivery.SENDING
        if before is not None:
            stuck &= (outbox.c.lease_until < before) & outbox.c.id.not_in(but)
        idempotent = outbox.c.manner.in_([Manner.EDIT, Manner.AMEND])
        again = {"state": Delivery.PENDING, "due_at": now, "lease_until": None}
        given_up = {"state": Delivery.FAILED, "cause": "interrupted, may have arrived", "lease_until": None}
        count = self._connection.execute(
            update(outbox).where(stuck, outbox.c.again | idempotent).values(again)
        ).rowcount
        return count + self._connection.execute(update(outbox).where(stuck).values(given_up)).rowcount

    def given_up(self, since: datetime) -> Mapping[str, int]:
        """How many notices of each kind, made since then, nobody will be sent any more."""
        wanted = (outbox.c.created_at >= since) & (outbox.c.state == Delivery.FAILED)
        counts = select(outbox.c.kind, func.count().label("times")).where(wanted).group_by(outbox.c.kind)
        return {row.kind: row.times for row in self._connection.execute(counts)}

    def _overtake(self, rows: Sequence[dict[str, Any]]) -> None:
        """What was to ring somebody about a matter, and could not yet, is not said beside what rings them now: after
        an outage it is one message for all that was missed."""
        overtaking = [
            {
                "subject": row["about"],
                "there": row["chat"],
                "place": row["slot"],
                "same_kind": row["kind"],
                "loud": row["sound"],
                "same_facts": row["facts"],
                "newest": row["id"],
            }
            for row in rows
            if row["manner"] is Manner.MOVE and row["unique_key"] and row["about"]
        ]
        if overtaking:
            self._connection.execute(_OVERTAKE, overtaking)

    def _row_of(self, notice: Notice, accounts: Mapping[int, int], now: datetime) -> dict[str, Any]:
        return {
            "id": self._new_id(),
            "kind": notice.kind,
            "person_id": notice.to,
            "chat": notice.chat if notice.to is None else accounts[notice.to],
            "about": notice.about,
            "slot": notice.slot,
            "manner": notice.manner,
            "priority": notice.priority,
            "sound": notice.sound,
            "again": notice.again,
            "unique_key": notice.key,
            "facts": json.dumps(dict(notice.facts)),
            "state": Delivery.PENDING,
            "due_at": notice.due or now,
            "created_at": now,
            "attempts": 0,
        }


def _parcel_of(row: Any) -> Parcel:
    notice = Notice(
        kind=row.kind,
        to=row.person_id,
        about=row.about,
        slot=row.slot,
        manner=Manner(row.manner),
        priority=Priority(row.priority),
        sound=row.sound,
        again=row.again,
        chat=row.chat,
        facts=json.loads(row.facts),
    )
    return Parcel(row.id, row.chat, row.person_id, notice, row.attempts, row.living)
