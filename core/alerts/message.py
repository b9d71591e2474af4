"""What came in one message, and how it is kept with a report."""

from dataclasses import dataclass

from core.alerts.journal import Arrival, Attachment, AttachmentKind, Entry, EntryKind, Fetching
from core.alerts.needs import AlertWork
from core.alerts.serving import is_kept


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a file lies sealed: under its attachment, with the key of its report."""

    attachment: int
    report: int


@dataclass(frozen=True, slots=True)
class File:
    """A photo, voice message or picture: at Telegram, by its `id` there, or `kept` here. Or a location (degrees, WGS
    84)."""

    kind: AttachmentKind
    id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """Words, a file, or a file with words under it. `message` is Telegram's number of it in that chat, `album` the one
    it belongs to, `answers` the message it was written as an answer to, `sender` the name the account shows.
    `unmasked`: the words with the number or address in them that was asked for, never kept but as the answer."""

    message: int
    sender: str | None = None
    words: str | None = None
    file: File | None = None
    album: str | None = None
    answers: int | None = None
    unmasked: str | None = None


def store(
    content: Content, report: int, kind: EntryKind, by: int, work: AlertWork, delivery: Arrival | None = None
) -> Entry | None:
    """Put the words into the report's journal and the file beside it. A file has an entry too: words may be put under
    it afterwards. None when there is nothing to keep."""
    if not content.words and content.file is None:
        return None
    entry = Entry(work.new_id(), report, kind, work.now, by, content.words or None, content.message, delivery)
    work.journal.write(entry)
    is_kept(content.message, by, kind, report, work)
    if content.file:
        file, where = content.file, (content.file.latitude, content.file.longitude)
        number = work.new_id()
        state = Fetching.WAITING if file.id else Fetching.KEPT
        kept = Attachment(number, report, file.kind, work.now, file.id, *where, content.album, entry.id, state)
        work.journal.attach(kept)
        if file.kept is not None:
            work.files.copy(file.kept.attachment, file.kept.report, number, report)
    return entry


def as_file(attached: Attachment) -> File | None:
    """What can be shown of it, or said anew; None for a file that was refused or lost."""
    if attached.state in (Fetching.REFUSED, Fetching.LOST):
        return None
    lies_here = attached.state is Fetching.KEPT and attached.kind is not AttachmentKind.LOCATION
    kept = Kept(attached.id, attached.report) if lies_here else None
    return File(attached.kind, attached.file, attached.latitude, attached.longitude, kept)


def file_of(entry: Entry, work: AlertWork) -> Attachment | None:
    """The file that it was said with."""
    return next((each for each in work.journal.attachments_of(entry.report) if each.entry == entry.id), None)
