"""What is said about files that are not kept: to whoever sent them."""

from enum import StrEnum

from core.alerts.files.look import Look
from core.alerts.journal import Attachment
from core.kernel.notice import Fact, Manner, Notice
from core.people.person import Person


class FileKind(StrEnum):
    """What a notice about a file says."""

    REFUSED = "file_refused"
    TOO_LARGE = "file_too_large"
    LOST = "file_lost"


def refused(attached: Attachment, to: Person, look: Look) -> Notice:
    """It is of no kind that is kept."""
    return _told(FileKind.REFUSED, attached, to, look=look.value)


def too_large(attached: Attachment, to: Person) -> Notice:
    """It is larger than files may be."""
    return _told(FileKind.TOO_LARGE, attached, to)


def lost(attached: Attachment, to: Person) -> Notice:
    """Telegram has it no longer, or it came damaged."""
    return _told(FileKind.LOST, attached, to)


def _told(kind: FileKind, attached: Attachment, to: Person, **facts: Fact) -> Notice:
    """One message for all files of a report: an album says it once."""
    key = f"{kind}:{attached.id}"
    return Notice(kind, to.id, attached.report, f"files:{attached.report}", Manner.MOVE, key=key, facts=facts)
