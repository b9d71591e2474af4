"""Drafts and sent reports."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, literal_column, select, union_all, update

from core.alerts.journal import AttachmentKind
from core.alerts.reading import Place, Sign, Urgency
from core.alerts.report import Report, ReportState, Step
from core.kernel.missing import Missing
from core.people.person import Role
from storage.doomed import doom
from storage.people import KeptPeople
from storage.sealed import Seals
from storage.tables import attachment, entry, living, outbox, person, report

_BY_ID = select(report).where(report.c.id == bindparam("wanted"))
_KEY = select(report.c.key).where(report.c.id == bindparam("wanted"))
_DRAFTS_OF = (
    select(report)
    .where(report.c.reporter_id == bindparam("person"), report.c.state == ReportState.DRAFT)
    .order_by(report.c.touched_at.desc(), report.c.id.desc())
)
_WITHOUT_ALERT = (
    select(report)
    .where(report.c.reporter_id == bindparam("person"), report.c.state.in_([ReportState.DRAFT, ReportState.HELD]))
    .order_by(report.c.id)
)
_UNTOUCHED = (
    select(report)
    .where(report.c.state == ReportState.DRAFT, report.c.touched_at <= bindparam("moment"))
    .order_by(report.c.touched_at)
    .limit(bindparam("at_most"))
)
_CHAT = select(person.c.account).where(person.c.id == bindparam("reader")).scalar_subquery()
_OF_MESSAGE = union_all(
    select(report.c.id)
    .join(living, living.c.about == report.c.id)
    .where(living.c.chat == _CHAT, living.c.message == bindparam("message")),
    select(report.c.id)
    .join(entry, entry.c.report_id == report.c.id)
    .where(entry.c.by_id == bindparam("reader"), entry.c.message == bindparam("message")),
    select(report.c.id)
    .join(outbox, outbox.c.about == report.c.id)
    .where(outbox.c.chat == _CHAT, outbox.c.message == bindparam("message")),
)
"""What the bot has said about a report, or what was said to it; numbers of messages repeat only in other chats."""
_OF_ALBUM = (
    select(attachment.c.report_id)
    .join(entry, (entry.c.report_id == attachment.c.report_id) & (entry.c.at == attachment.c.at))
    .where(attachment.c.album == bindparam("album"), entry.c.by_id == bindparam("person"))
    .where(entry.c.message.is_not(None))
    .limit(1)
)
"""What came in one message has its entry and its attachment of one moment, and the entry knows whose it is."""
_FILES = select(attachment.c.id).where(
    attachment.c.report_id == bindparam("report"), attachment.c.kind != AttachmentKind.LOCATION
)
_ADD = insert(report)
_SAVE = update(report).where(report.c.id == bindparam("wanted"))


class KeptReports:
    """The rows of `report`. Names and places are sealed."""

    def __init__(self, connection: Connection, seals: Seals, people: KeptPeople) -> None:
        self._connection = connection
        self._seals = seals
        self._people = people
        self._keys: dict[int, int] = {}
        self._met: dict[int, Report] = {}
        """What this transaction has looked up or kept: nobody else changes it meanwhile."""

    def get(self, wanted: int) -> Report:
        if wanted not in self._met:
            row = self._connection.execute(_BY_ID, {"wanted": wanted}).one_or_none()
            if row is None:
                raise Missing
            self._met[wanted] = self._report_of(row)
        return self._met[wanted]

    def add(self, new: Report) -> None:
        self._keys[new.id] = self._seals.new_key()
        self._connection.execute(_ADD, self._row_of(new))
        self._met[new.id] = new

    def key_of(self, wanted: int) -> int:
        """The number of the data key of what is kept about it."""
        if wanted not in self._keys:
            key = self._connection.scalar(_KEY, {"wanted": wanted})
            if key is None:
                raise Missing
            self._keys[wanted] = key
        return self._keys[wanted]

    def save(self, changed: Report) -> None:
        self._connection.execute(_SAVE, self._row_of(changed) | {"wanted": changed.id})
        self._met[changed.id] = changed

    def drafts_of(self, reporter: int) -> Sequence[Report]:
        return [self._report_of(row) for row in self._connection.execute(_DRAFTS_OF, {"person": reporter})]

    def without_alert(self, reporter: int) -> Sequence[Report]:
        rows = self._connection.execute(_WITHOUT_ALERT, {"person": reporter})
        return [self._report_of(row) for row in rows]

    def drafts_untouched_since(self, moment: datetime, *, asked: bool, at_most: int) -> Sequence[Report]:
        statement = _UNTOUCHED if asked else _UNTOUCHED.where(report.c.asked_at.is_(None))
        rows = self._connection.execute(statement, {"moment": moment, "at_most": at_most})
        return [self._report_of(row) for row in rows]

    def in_danger_untouched_since(self, moment: datetime, at_most: int) -> Sequence[Report]:
        statement = _UNTOUCHED.where(report.c.told_emergency_at.is_not(None))
        rows = self._connection.execute(statement, {"moment": moment, "at_most": at_most})
        return [self._report_of(row) for row in rows]

    def mark_asked(self, asked: int, now: datetime) -> None:
        self._connection.execute(update(report).where(report.c.id == asked), {"asked_at": now})
        self._met.pop(asked, None)

    def sent_since(self, reporter: int, moment: datetime) -> int:
        sent = select(func.count()).where(report.c.reporter_id == reporter, report.c.sent_at > moment)
        held = select(func.count()).where(
            report.c.reporter_id == reporter, report.c.state == literal_column("'held'"), report.c.touched_at > moment
        )
        both = select(sent.scalar_subquery() + held.scalar_subquery())
        number: int = self._connection.execute(both).scalar_one()
        return number

    def drop(self, dropped: Report) -> None:
        doom(self._connection, "key", [self.key_of(dropped.id)])
        doom(self._connection, "file", self._connection.scalars(_FILES, {"report": dropped.id}).all())
        for table, column in ((attachment, attachment.c.report_id), (entry, entry.c.report_id), (report, report.c.id)):
            self._connection.execute(delete(table).where(column == dropped.id))
        self._met.pop(dropped.id, None)

    def forget(self, changed: int) -> None:
        """It was changed or erased beside this: look it up anew."""
        self._met.pop(changed, None)
        self._keys.pop(changed, None)

    def of_message(self, reader: int, message: int) -> int | None:
        keys = {"reader": reader, "message": message}
        return self._connection.execute(_OF_MESSAGE, keys).scalars().first()

    def of_album(self, person: int, album: str) -> int | None:
        return self._connection.execute(_OF_ALBUM, {"person": person, "album": album}).scalars().first()

    def is_of_kind(self, reader: int, message: int, kinds: Collection[str]) -> bool:
        said = select(outbox.c.id).where(outbox.c.chat == _CHAT, outbox.c.message == bindparam("message"))
        found = self._connection.execute(
            said.where(outbox.c.kind.in_(list(kinds))).limit(1), {"reader": reader, "message": message}
        )
        return found.first() is not None

    def _report_of(self, row: Row[Any]) -> Report:
        self._keys[row.id] = row.key
        return Report(
            id=row.id,
            reporter=row.reporter_id,
            role=Role(row.role),
            created_at=row.created_at,
            touched_at=row.touched_at,
            guided=row.guided,
            step=Step(row.step),
            place=self._place_of(row),
            where=self._seals.unseal_some(row.where_words, "report", "where_words", row.id),
            signs=tuple(Sign(sign) for sign in row.signs.split(",") if sign),
            urgency=Urgency(row.urgency) if row.urgency else None,
            hint=Urgency(row.hint) if row.hint else None,
            hidden=row.hidden,
            name=self._seals.unseal_some(row.name, "report", "name", row.id),
            state=ReportState(row.state),
            asked_at=row.asked_at,
            sent_at=row.sent_at,
            told_emergency_at=row.told_emergency_at,
            told_child_at=row.told_child_at,
            help_asked_at=row.help_asked_at,
            help_answered_at=row.help_answered_at,
            help_declined=row.help_declined,
        )

    def _row_of(self, kept: Report) -> dict[str, object]:
        key = self.key_of(kept.id)
        return {
            "id": kept.id,
            "reporter_id": kept.reporter,
            "role": kept.role,
            "name": self._name_of(kept),
            "hidden": kept.hidden,
            "guided": kept.guided,
            "step": kept.step,
            "area": kept.place.area,
            "place": self._seals.seal_some(_door(kept.place), key, "report", "place", kept.id),
            "where_words": self._seals.seal_some(kept.where, key, "report", "where_words", kept.id),
            "signs": ",".join(kept.signs),
            "urgency": kept.urgency,
            "hint": kept.hint,
            "state": kept.state,
            "created_at": kept.created_at,
            "touched_at": kept.touched_at,
            "asked_at": kept.asked_at,
            "sent_at": kept.sent_at,
            "told_emergency_at": kept.told_emergency_at,
            "told_child_at": kept.told_child_at,
            "help_asked_at": kept.help_asked_at,
            "help_answered_at": kept.help_answered_at,
            "help_declined": kept.help_declined,
            "key": key,
        }

    def _place_of(self, row: Row[Any]) -> Place:
        door = self._seals.unseal_some(row.place, "report", "place", row.id)
        return Place(row.area, *(json.loads(door) if door else ()))

    def _name_of(self, kept: Report) -> str | None:
        """Sealed with the key of the reporter, so that it is gone from every report when they are erased."""
        if kept.name is None:
            return None
        return self._seals.seal(kept.name, self._people.key_of(kept.reporter), "report", "name", kept.id)


def _door(place: Place) -> str | None:
    """What is known beside the area."""
    door = (place.street, place.house_number, place.floor, place.side)
    return json.dumps(door) if any(door) else None
