"""What a file looks like that may not be kept, as far as it helps its sender to know."""

from enum import StrEnum


class Look(StrEnum):
    """The best guess from its bytes."""

    PHONE_PICTURE = "phone_picture"
    """HEIC, AVIF and their kin: pictures, which a phone turns into JPEG when they are sent as photos."""
    OTHER_PICTURE = "other_picture"
    VIDEO = "video"
    SOUND = "sound"
    PAPER = "paper"
    UNKNOWN = "unknown"
