"""Which kinds of files are kept of what people send."""

from types import MappingProxyType

from core.alerts.journal import AttachmentKind
from storage.files.kinds import PICTURES, VOICES

WELCOME = MappingProxyType(
    {
        AttachmentKind.PHOTO: PICTURES,
        AttachmentKind.DOCUMENT: PICTURES,
        AttachmentKind.VOICE: VOICES,
    }
)
