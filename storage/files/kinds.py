"""What a file is: told from its bytes, never from its name or from what its sender's phone says of it."""

from enum import StrEnum

from core.alerts.files.look import Look

BEGINNING = 64
"""How many bytes are enough to tell."""

_OPUS_HEAD = b"OpusHead"
_MARKUP = (b"<svg", b"<!doctype", b"<html", b"<?xml")
_MPEG_AUDIO = (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9")


class FileType(StrEnum):
    """What may be kept."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    OPUS = "opus"


PICTURES = frozenset({FileType.JPEG, FileType.PNG, FileType.WEBP})
VOICES = frozenset({FileType.OPUS})


def type_of(beginning: bytes) -> FileType | None:
    """None for everything that is not kept."""
    if beginning.startswith(b"\xff\xd8\xff"):
        return FileType.JPEG
    if beginning.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileType.PNG
    if beginning.startswith(b"RIFF") and beginning[8:12] == b"WEBP":
        return FileType.WEBP
    if beginning.startswith(b"OggS") and beginning[28:36] == _OPUS_HEAD:
        return FileType.OPUS
    return None


def look_of(beginning: bytes) -> Look:
    """The best guess at what was sent instead."""
    if beginning[4:8] == b"ftyp":
        return _look_of_brand(beginning[8:12])
    if beginning.startswith((b"GIF8", b"II*\0", b"MM\0*", b"BM")) or _is_markup(beginning):
        return Look.OTHER_PICTURE if not beginning.lstrip().lower().startswith((b"<!doctype", b"<html")) else Look.PAPER
    if beginning.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return Look.PAPER
    if beginning.startswith((b"\x1aE\xdf\xa3", b"\0\0\x01\xba", b"\0\0\x01\xb3", b"FLV")):
        return Look.VIDEO
    if beginning.startswith(b"RIFF"):
        return Look.VIDEO if beginning[8:12] == b"AVI " else Look.SOUND
    return Look.SOUND if beginning.startswith((b"OggS", b"fLaC", b"#!AMR", *_MPEG_AUDIO)) else Look.UNKNOWN


def _look_of_brand(brand: bytes) -> Look:
    if brand in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis"):
        return Look.PHONE_PICTURE
    return Look.SOUND if brand in (b"M4A ", b"M4B ") else Look.VIDEO


def _is_markup(beginning: bytes) -> bool:
    return beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP)
