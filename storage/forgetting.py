"""People who are to be known no longer: their rows stay, empty, so that what they did keeps its place."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, insert, select, update

from core.alerts.journal import OF_THE_REPORTER, Arrival
from core.alerts.report import ReportState
from core.kernel.ids import NewId, first_id_at
from core.people.person import FORGOTTEN, Person, Role
from core.privacy.removal import Removal
from storage.doomed import doom
from storage.people import KeptPeople
from storage.reports import KeptReports
from storage.settings import KeptSettings
from storage.tables import (
    absence,
    address,
    attachment,
    call,
    chat_message,
    dialogue,
    entry,
    identity_request,
    inbox,
    invitation,
    living,
    outbox,
    person,
    report,
)
from storage.tables.traffic import Handling

_LOOKED_UNTIL = "strangers_until"
"""The setting with the number of the person who was looked at last."""
_AT_LEAST = 500
"""People who are looked at in one go."""
_UNKNOWN = (
    (person.c.role == Role.NEIGHBOUR) & person.c.name.is_(None) & person.c.phone.is_(None) & (person.c.account > 0)
)
_NOTHING_KEPT = ~exists().where(report.c.reporter_id == person.c.id)
_SENT = select(report.c.id).where(report.c.reporter_id == bindparam("person"), report.c.state != ReportState.DRAFT)
_EMPTY = {
    "role": Role.NEIGHBOUR,
    "name": None,
    "phone": None,
    "areas": "",
    "joined_at": None,
    "unreachable_since": None,
    "left_at": None,
    "key": None,
}


class KeptForgetting:
    """Works on whatever table says something about a person."""

    def __init__(
        self,
        connection: Connection,
        people: KeptPeople,
        reports: KeptReports,
        settings: KeptSettings,
        new_id: NewId,
        now: datetime,
    ) -> None:
        self._connection = connection
        self._people = people
        self._reports = reports
        self._settings = settings
        self._new_id = new_id
        self._now = now

    def sent_by(self, someone: int) -> Sequence[int]:
        return self._connection.scalars(_SENT, {"person": someone}).all()

    def reporter(self, forgotten: int) -> None:
        known = self._connection.scalar(select(report.c.reporter_id).where(report.c.id == forgotten))
        nobody, of_it = self._nobody(), report.c.id == forgotten
        chat = select(person.c.account).where(person.c.id == known).scalar_subquery()
        its = entry.c.report_id == forgotten
        said = its & (entry.c.by_id == known) & entry.c.kind.in_(OF_THE_REPORTER)
        under_way = its & (entry.c.delivery == Arrival.UNDER_WAY)
        undecided = (identity_request.c.report_id == forgotten) & identity_request.c.decided_at.is_(None)
        for statement in (
            update(report).where(of_it).values(reporter_id=nobody, name=None, identity_until=None),
            update(entry).where(said).values(by_id=nobody, message=None),
            update(entry).where(under_way).values(delivery=Arrival.FAILED),
            update(attachment).where(attachment.c.report_id == forgotten).values(album=None),
            delete(identity_request).where(undecided),
            delete(outbox).where(outbox.c.about == forgotten, outbox.c.chat == chat),
            delete(living).where(living.c.about == forgotten, living.c.chat == chat),
            delete(dialogue).where(dialogue.c.person_id == known, dialogue.c.about == forgotten),
            update(chat_message)
            .where(chat_message.c.about == forgotten, chat_message.c.chat == chat)
            .values(about=None),
        ):
            self._connection.execute(statement)
        self._reports.forget(forgotten)

    def is_stranger(self, someone: int) -> bool:
        wanted = select(person.c.id).where(person.c.id == someone, _UNKNOWN, _NOTHING_KEPT)
        return self._connection.execute(wanted).first() is not None

    def person(self, someone: Person) -> None:
        doom(self._connection, "key", [self._people.key_of(someone.id)])
        doom(self._connection, "chat", [someone.account])
        theirs = select(address.c.id).where(address.c.person_id == someone.id)
        for statement in (
            delete(call).where(call.c.address_id.in_(theirs)),
            delete(address).where(address.c.person_id == someone.id),
            delete(absence).where(absence.c.person_id == someone.id),
            delete(dialogue).where(dialogue.c.person_id == someone.id),
            delete(inbox).where(inbox.c.lane == someone.account, inbox.c.state == Handling.PARKED),
            update(person).where(person.c.id == someone.id).values(_EMPTY | {"account": -someone.id}),
        ):
            self._connection.execute(statement)
        self._drop_invitations(someone.id)
        self._empty_chat(someone.account)
        self._people.forget(someone.id)

    def former(self, left_before: datetime, at_most: int) -> Sequence[int]:
        those = select(person.c.id).where(person.c.left_at < left_before).order_by(person.c.left_at)
        return self._connection.scalars(those.limit(at_most)).all()

    def strangers(self, met_before: datetime, at_most: int) -> Sequence[int]:
        after, before = int(self._settings.get(_LOOKED_UNTIL) or 0), first_id_at(met_before)
        those = select(person.c.id).where(person.c.id > after, person.c.id < before).order_by(person.c.id)
        looked = self._connection.scalars(those.limit(_AT_LEAST)).all()
        heard = exists().where(outbox.c.chat == person.c.account, outbox.c.created_at >= met_before)
        asked = exists().where(dialogue.c.person_id == person.c.id)
        unknown = select(person.c.id).where(person.c.id.in_(looked), _UNKNOWN, _NOTHING_KEPT, ~heard, ~asked)
        found = self._connection.scalars(unknown.order_by(person.c.id).limit(at_most)).all()
        last = found[-1] if len(found) == at_most else looked[-1] if len(looked) == _AT_LEAST else 0
        if last != after:
            self._settings.set(_LOOKED_UNTIL, str(last))
        return found

    def _nobody(self) -> int:
        """The number of the one person whom all reports belong to whose reporters are forgotten."""
        known = self._people.by_account(FORGOTTEN)
        if known is not None:
            return known.id
        number = self._new_id()
        self._connection.execute(insert(person), _EMPTY | {"id": number, "account": FORGOTTEN, "language": "da"})
        return number

    def _drop_invitations(self, someone: int) -> None:
        rows = self._connection.execute(
            select(invitation.c.id, invitation.c.key).where(invitation.c.used_by == someone)
        )
        for row in rows.all():
            doom(self._connection, "key", [row.key])
            self._connection.execute(delete(invitation).where(invitation.c.id == row.id))

    def _empty_chat(self, chat: int) -> None:
        """What waits there is not said; what stands there and holds content goes now; what is known of it is gone."""
        waits = (chat_message.c.chat == chat) & (chat_message.c.state == Removal.WAITING)
        for statement in (
            delete(outbox).where(outbox.c.chat == chat, outbox.c.lease_until.is_(None)),
            delete(living).where(living.c.chat == chat),
            update(chat_message).where(waits).values(remove_at=self._now, about=None),
            delete(chat_message).where(chat_message.c.chat == chat, chat_message.c.state != Removal.WAITING),
        ):
            self._connection.execute(statement)
