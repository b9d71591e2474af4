"""Words, attachments and events of reports."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, literal_column, select, update

from core.alerts.journal import Arrival, Attachment, AttachmentKind, Entry, EntryKind, Fetching, Talk
from core.kernel.missing import Missing
from storage.reports import KeptReports
from storage.sealed import Seals
from storage.tables import attachment, entry, report

_WRITE = insert(entry)
_OF = select(entry).where(entry.c.report_id == bindparam("report")).order_by(entry.c.id)
_ATTACHED = select(attachment).where(attachment.c.report_id == bindparam("report")).order_by(attachment.c.id)
_WORDS_OF = _OF.where(entry.c.words.is_not(None), entry.c.kind.in_([EntryKind.WROTE, EntryKind.ADDED]))
_ANSWER = entry.alias("answer")
_ANSWERED = (
    select(func.max(_ANSWER.c.id))
    .where(_ANSWER.c.report_id == entry.c.report_id, _ANSWER.c.kind == EntryKind.ANSWERED)
    .correlate(entry)
    .scalar_subquery()
)
_TALKS_OF = (
    select(entry.c.report_id, entry.c.at, (func.coalesce(_ANSWERED, 0) > entry.c.id).label("answered"))
    .join(report, report.c.id == entry.c.report_id)
    .where(entry.c.kind == literal_column("'said'"), entry.c.at > bindparam("since"))
    .where(report.c.reporter_id + 0 == bindparam("reporter"))
    .order_by(entry.c.at)
)
"""From what was said to anybody lately, which is little (the partial index needs the kind as a word), and not from all
that somebody has ever reported: hence the sum, which no index fits."""
_OF_ALBUM = (
    select(entry)
    .join(attachment, attachment.c.entry_id == entry.c.id)
    .where(attachment.c.album == bindparam("album"), entry.c.by_id == bindparam("person"))
    .order_by(entry.c.id)
    .limit(1)
)


class KeptJournal:
    """The rows of `entry` and `attachment`. Words, places and names of files are sealed."""

    def __init__(self, connection: Connection, seals: Seals, reports: KeptReports) -> None:
        self._connection = connection
        self._seals = seals
        self._reports = reports
        self.waits_for_files = False
        """Whether something was attached that is to be fetched."""

    def write(self, new: Entry) -> None:
        row = {
            "id": new.id,
            "report_id": new.report,
            "kind": new.kind,
            "at": new.at,
            "by_id": new.by,
            "words": self._sealed(new.words, new.report, "entry", "words", new.id),
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
            "state": new.state,
            "file": self._sealed(new.file, new.report, "attachment", "file", new.id),
            "place": self._sealed(_written(new), new.report, "attachment", "place", new.id),
            "attempts": 0,
            "due_at": new.at if new.state is Fetching.WAITING else None,
            "album": new.album,
            "entry_id": new.entry,
        }
        self._connection.execute(insert(attachment), row)
        self.waits_for_files |= new.state is Fetching.WAITING

    def of(self, report: int) -> Sequence[Entry]:
        return [self._entry_of(row) for row in self._connection.execute(_OF, {"report": report})]

    def words_of(self, report: int) -> Sequence[Entry]:
        return [self._entry_of(row) for row in self._connection.execute(_WORDS_OF, {"report": report})]

    def attachments_of(self, report: int) -> Sequence[Attachment]:
        return [self._attachment_of(row) for row in self._connection.execute(_ATTACHED, {"report": report})]

    def entry(self, wanted: int) -> Entry:
        row = self._connection.execute(select(entry).where(entry.c.id == wanted)).one_or_none()
        if row is None:
            raise Missing
        return self._entry_of(row)

    def attachment(self, wanted: int) -> Attachment:
        row = self._connection.execute(select(attachment).where(attachment.c.id == wanted)).one_or_none()
        if row is None:
            raise Missing
        return self._attachment_of(row)

    def rewrite(self, rewritten: int, words: str) -> None:
        report = self.entry(rewritten).report
        sealed = self._sealed(words, report, "entry", "words", rewritten)
        self._connection.execute(update(entry).where(entry.c.id == rewritten), {"words": sealed})

    def of_album(self, person: int, album: str) -> Entry | None:
        row = self._connection.execute(_OF_ALBUM, {"person": person, "album": album}).one_or_none()
        return self._entry_of(row) if row else None

    def arrived(self, told: int, arrival: Arrival, now: datetime) -> None:
        values = {"delivery": arrival, "delivered_at": now if arrival is Arrival.DELIVERED else None}
        self._connection.execute(update(entry).where(entry.c.id == told), values)

    def talks_of(self, reporter: int, since: datetime) -> Sequence[Talk]:
        rows = self._connection.execute(_TALKS_OF, {"reporter": reporter, "since": since})
        last = {row.report_id: Talk(row.report_id, row.at, bool(row.answered)) for row in rows}
        return sorted(last.values(), key=lambda talk: talk.said_at, reverse=True)

    def by_message(self, person: int, message: int) -> Entry | None:
        statement = select(entry).where(entry.c.by_id == person, entry.c.message == message)
        row = self._connection.execute(statement.order_by(entry.c.id.desc()).limit(1)).one_or_none()
        return self._entry_of(row) if row else None

    def _entry_of(self, row: Row[Any]) -> Entry:
        return Entry(
            id=row.id,
            report=row.report_id,
            kind=EntryKind(row.kind),
            at=row.at,
            by=row.by_id,
            words=self._seals.unseal_some(row.words, "entry", "words", row.id),
            message=row.message,
            delivery=Arrival(row.delivery) if row.delivery else None,
            delivered_at=row.delivered_at,
        )

    def _attachment_of(self, row: Row[Any]) -> Attachment:
        latitude, longitude = _degrees(self._seals.unseal_some(row.place, "attachment", "place", row.id))
        return Attachment(
            id=row.id,
            report=row.report_id,
            kind=AttachmentKind(row.kind),
            at=row.at,
            file=self._seals.unseal_some(row.file, "attachment", "file", row.id),
            latitude=latitude,
            longitude=longitude,
            album=row.album,
            entry=row.entry_id,
            state=Fetching(row.state),
            size=row.size,
        )

    def _sealed(self, words: str | None, report: int, table: str, column: str, row: int) -> str | None:
        return None if words is None else self._seals.seal(words, self._reports.key_of(report), table, column, row)


def _written(new: Attachment) -> str | None:
    return None if new.latitude is None else f"{new.latitude} {new.longitude}"


def _degrees(written: str | None) -> tuple[float | None, float | None]:
    if written is None:
        return None, None
    latitude, longitude = written.split()
    return float(latitude), float(longitude)
