"""Traces of what the bot did: rows that nobody needs any more, a few at a time."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, exists, select

from core.delivery.outcome import Delivery
from core.kernel.ids import first_id_at
from core.privacy.removal import Removal
from storage.doomed import KeptDoomed, doom
from storage.people import KeptPeople
from storage.tables import alarmed, alert, call, chat_message, inbox, invitation, living, outbox, report, visit
from storage.tables.traffic import Handling

_DONE = (Delivery.SENT, Delivery.FAILED, Delivery.CANCELLED, Delivery.GONE)
_UNDER_WAY = (Delivery.PENDING, Delivery.SENDING)


class KeptSweeping:
    """Deletes by number, in the order in which rows came to be: none is looked at twice."""

    def __init__(self, connection: Connection, people: KeptPeople) -> None:
        self._connection = connection
        self._people = people
        self._doomed = KeptDoomed(connection)

    def updates(self, before: datetime, at_most: int) -> int:
        parked = select(inbox.c.id).where(inbox.c.state == Handling.PARKED, inbox.c.received_at < before)
        return self._delete(inbox, parked.limit(at_most))

    def notices(self, before: datetime, at_most: int, over_since: datetime) -> int:
        """Oldest first. What is still answered is passed over, and looked at again the next time."""
        may_be_answered = exists().where(
            alert.c.id == outbox.c.about, alert.c.closed_at.is_(None) | (alert.c.closed_at >= over_since)
        )
        old = select(outbox.c.id).where(outbox.c.created_at < before, outbox.c.state.in_(_DONE), ~may_be_answered)
        return self._delete(outbox, old.order_by(outbox.c.created_at).limit(at_most))

    def calls(self, before: datetime, at_most: int) -> int:
        old = select(call.c.id).where(call.c.id < first_id_at(before), call.c.state.in_(_DONE))
        return self._delete(call, old.order_by(call.c.id).limit(at_most))

    def messages(self, before: datetime, at_most: int) -> int:
        old = select(chat_message.c.id).where(chat_message.c.said_at < before, chat_message.c.state != Removal.WAITING)
        return self._delete(chat_message, old.order_by(chat_message.c.said_at).limit(at_most))

    def invitations(self, before: datetime, at_most: int) -> int:
        over = select(invitation.c.id, invitation.c.key).where(invitation.c.expires_at < before)
        rows = self._connection.execute(over.order_by(invitation.c.expires_at).limit(at_most)).all()
        doom(self._connection, "key", [row.key for row in rows])
        self._connection.execute(delete(invitation).where(invitation.c.id.in_([row.id for row in rows])))
        return len(rows)

    def visits(self, before: datetime, at_most: int) -> int:
        old = select(visit.c.id).where(visit.c.id < first_id_at(before), visit.c.ended_at.is_not(None))
        gone = self._connection.scalars(old.order_by(visit.c.id).limit(at_most)).all()
        self._connection.execute(delete(alarmed).where(alarmed.c.visit_id.in_(gone)))
        self._connection.execute(delete(visit).where(visit.c.id.in_(gone)))
        return len(gone)

    def chats(self) -> None:
        for chat in self._doomed.of("chat"):
            self._forget(chat)
            if not self._is_busy(chat):
                self._doomed.over("chat", [chat])

    def _forget(self, chat: int) -> None:
        """Whoever is there by now is somebody new: what is theirs stays."""
        somebody = self._people.by_account(chat)
        said = (outbox.c.chat == chat) & outbox.c.state.in_(_DONE)
        stands = living.c.chat == chat
        if somebody is not None:
            said &= outbox.c.person_id.is_distinct_from(somebody.id)
            stands &= living.c.about.in_(select(report.c.id).where(report.c.reporter_id != somebody.id))
        gone = (chat_message.c.chat == chat) & (chat_message.c.state != Removal.WAITING)
        for statement in (
            delete(outbox).where(said),
            delete(living).where(stands),
            delete(chat_message).where(gone, chat_message.c.about.is_(None)),
        ):
            self._connection.execute(statement)

    def _is_busy(self, chat: int) -> bool:
        under_way = select(outbox.c.id).where(outbox.c.chat == chat, outbox.c.state.in_(_UNDER_WAY))
        stands = select(chat_message.c.id).where(chat_message.c.chat == chat, chat_message.c.state == Removal.WAITING)
        return any(self._connection.execute(each.limit(1)).first() is not None for each in (under_way, stands))

    def _delete(self, table: Table, wanted: Select[Any]) -> int:
        gone = self._connection.scalars(wanted).all()
        self._connection.execute(delete(table).where(table.c.id.in_(gone)))
        return len(gone)
