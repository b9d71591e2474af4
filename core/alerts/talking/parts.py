"""How something said travels: words and file in one message where Telegram lets them, else one after the other."""

from core.alerts.journal import Attachment, AttachmentKind, Entry

_BESIDE_THE_HEADING = 3600
_UNDER_A_FILE = 850
"""Characters that fit beside who says it and about what (Telegram: 4096, and 1024 under a file)."""


def file_comes_first(entry: Entry, file: Attachment | None) -> bool:
    """Whether the file carries the words, or there are none; a place on the map cannot carry any."""
    return file is not None and file.kind is not AttachmentKind.LOCATION and len(entry.words or "") <= _UNDER_A_FILE


def words_fit(entry: Entry) -> bool:
    """Whether they can stand in the message that says who says it."""
    return len(entry.words or "") <= _BESIDE_THE_HEADING
