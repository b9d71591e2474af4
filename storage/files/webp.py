"""WebP: the picture and its transparency go through; EXIF, XMP, colour profile and whatever is not known do not."""

import struct
from collections.abc import Iterator

from core.alerts.files.look import Look
from storage.files.orientation import only_orientation
from storage.files.source import Source
from storage.files.unwelcome import DamagedFileError, WrongKindError

_EXTENDED, _ALPHA, _EXIF = b"VP8X", b"ALPH", b"EXIF"
_PICTURES = (b"VP8 ", b"VP8L")
_IS_ANIMATED, _HAS_EXIF, _HAS_ALPHA = 0x02, 0x08, 0x10
_EXTENDED_LENGTH = 10
_LONGEST_EXIF = 64 * 1024
_EXIF_MARK = b"Exif\0\0"


def stripped_webp(source: Source) -> Iterator[bytes]:
    """The picture with a head that says what is left of it.

    The head tells the length of what follows, so the portions that stay are held until the last one: the picture's own
    bytes, once, which the source bounds.
    """
    _, whole, _ = struct.unpack("<4sI4s", source.take(12))
    head, turned, picture = _parts(source, whole - 4)
    if head is not None:
        flags = head[0] & _HAS_ALPHA | (_HAS_EXIF if turned else 0)
        picture = [_chunk(_EXTENDED, bytes((flags, 0, 0, 0)) + head[4:]), *picture]
        if turned:
            picture.append(_chunk(_EXIF, turned))
    yield struct.pack("<4sI4s", b"RIFF", 4 + sum(map(len, picture)), b"WEBP")
    yield from picture


def _parts(source: Source, length: int) -> tuple[bytes | None, bytes | None, list[bytes]]:
    """The extended head, the EXIF that turns the picture, and the picture with its transparency."""
    head: bytes | None = None
    turned: bytes | None = None
    kept: list[bytes] = []
    seen: set[bytes] = set()
    while length > 0:
        name, size = struct.unpack("<4sI", source.take(8))
        length -= 8 + size + size % 2
        is_first, is_done = not seen, not seen.isdisjoint(_PICTURES)
        if name == _EXTENDED and is_first:
            head = _head(source, size)
        elif not is_done and name in (*_PICTURES, *((_ALPHA,) if head and name not in seen else ())):
            kept += _whole(source, name, size)
        elif name == _EXIF and name not in seen and size <= _LONGEST_EXIF:
            turned = only_orientation(source.take(size).removeprefix(_EXIF_MARK))
            source.skip(size % 2)
        else:
            source.skip(size + size % 2)
        seen.add(name)
    if length < 0 or seen.isdisjoint(_PICTURES):
        raise DamagedFileError
    return head, turned, kept


def _head(source: Source, size: int) -> bytes:
    if size != _EXTENDED_LENGTH:
        raise DamagedFileError
    head = source.take(size)
    if head[0] & _IS_ANIMATED:
        raise WrongKindError(Look.VIDEO)
    return head


def _whole(source: Source, name: bytes, size: int) -> Iterator[bytes]:
    yield struct.pack("<4sI", name, size)
    yield from source.portions(size)
    source.skip(size % 2)
    if size % 2:
        yield b"\0"


def _chunk(name: bytes, body: bytes) -> bytes:
    """Its body is of even length, so nothing is filled up."""
    return struct.pack("<4sI", name, len(body)) + body
