"""Words, attachments and events of reports."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from core.alerts.journal import Arrival, Attachment, AttachmentKind, Entry, EntryKind
from core.kernel.missing import Missing
from storage.tables import attachment, entry

_WRITE = insert(entry)
_OF = select(entry).where(entry.c.report_id == bindparam("report")).order_by(entry.c.id)
_ATTACHED = select(attachment).where(attachment.c.report_id == bindparam("report")).order_by(attachment.c.id)
_WORDS_OF = _OF.where(entry.c.words.is_not(None), entry.c.kind.in_([EntryKind.WROTE, EntryKind.ADDED]))


class KeptJournal:
    """The rows of `entry` and `attachment`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def write(self, new: Entry) -> None:
        row = {
            "id": new.id,
            "report_id": new.report,
            "kind": new.kind,
            "at": new.at,
            "by_id": new.by,
            "words": new.words,
            "message": new.message,
            "delivery": new.delivery,
        }
        self._connection.execute(_WRITE, row)

    def attach(self, new: Attachment) -> None:
        row = {
            "id": new.id,
            "report_id": new.report,
            "kind": new.kind,
            "at": new.at,
            "file": new.file,
            "latitude": new.latitude,
            "longitude": new.longitude,
            "album": new.album,
            "entry_id": new.entry,
        }
        self._connection.execute(insert(attachment), row)

    def of(self, report: int) -> Sequence[Entry]:
        return [_entry_of(row) for row in self._connection.execute(_OF, {"report": report})]

    def words_of(self, report: int) -> Sequence[Entry]:
        return [_entry_of(row) for row in self._connection.execute(_WORDS_OF, {"report": report})]

    def attachments_of(self, report: int) -> Sequence[Attachment]:
        return [_attachment_of(row) for row in self._connection.execute(_ATTACHED, {"report": report})]

    def entry(self, wanted: int) -> Entry:
        row = self._connection.execute(select(entry).where(entry.c.id == wanted)).one_or_none()
        if row is None:
            raise Missing
        return _entry_of(row)

    def attachment(self, wanted: int) -> Attachment:
        row = self._connection.execute(select(attachment).where(attachment.c.id == wanted)).one_or_none()
        if row is None:
            raise Missing
        return _attachment_of(row)

    def rewrite(self, rewritten: int, words: str) -> None:
        self._connection.execute(update(entry).where(entry.c.id == rewritten), {"words": words})

    def by_message(self, person: int, message: int) -> Entry | None:
        statement = select(entry).where(entry.c.by_id == person, entry.c.message == message)
        row = self._connection.execute(statement.order_by(entry.c.id.desc()).limit(1)).one_or_none()
        return _entry_of(row) if row else None


def _entry_of(row: Row[Any]) -> Entry:
    return Entry(
        id=row.id,
        report=row.report_id,
        kind=EntryKind(row.kind),
        at=row.at,
        by=row.by_id,
        words=row.words,
        message=row.message,
        delivery=Arrival(row.delivery) if row.delivery else None,
        delivered_at=row.delivered_at,
    )


def _attachment_of(row: Row[Any]) -> Attachment:
    return Attachment(
        id=row.id,
        report=row.report_id,
        kind=AttachmentKind(row.kind),
        at=row.at,
        file=row.file,
        latitude=row.latitude,
        longitude=row.longitude,
        album=row.album,
        entry=row.entry_id,
    )
