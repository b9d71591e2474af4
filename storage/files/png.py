"""PNG: the chunks that make the picture go through; texts, times, EXIF and whatever is not known do not."""

import struct
import zlib
from collections.abc import Iterator

from storage.files.orientation import only_orientation
from storage.files.source import Source
from storage.files.unwelcome import DamagedFileError

_HEAD, _PALETTE, _DATA, _END, _EXIF = b"IHDR", b"PLTE", b"IDAT", b"IEND", b"eXIf"
_LENGTHS = {_HEAD: (13, 13), _PALETTE: (3, 768), _END: (0, 0)}
_LOOKS = {b"tRNS": (1, 256), b"gAMA": (4, 4), b"cHRM": (32, 32), b"sRGB": (1, 1), b"pHYs": (9, 9)}
"""What changes how the picture looks: transparency, brightness, colours, and pixels that are not square. How many bytes
at least and at most, so that nothing else fits in. The colour profile (iCCP) goes: it carries texts."""
_SIGNATURE = 8
_LONGEST_EXIF = 64 * 1024


def stripped_png(source: Source) -> Iterator[bytes]:
    """The picture up to its end; of an animation its first picture."""
    yield source.take(_SIGNATURE)
    seen: set[bytes] = set()
    while _END not in seen:
        length, name = struct.unpack(">I4s", source.take(8))
        if (name == _HEAD) != (not seen):
            raise DamagedFileError
        if name == _EXIF and name not in seen and length <= _LONGEST_EXIF:
            yield from _turned(source, length)
        elif _stays(name, length):
            yield from _checked(source, length, name)
        else:
            source.skip(length + 4)
        seen.add(name)
    if _DATA not in seen:
        raise DamagedFileError


def _stays(name: bytes, length: int) -> bool:
    least, most = (_LENGTHS | _LOOKS).get(name, (0, length if name == _DATA else -1))
    if not name.isalpha() or (name[0] < ord("a") and not least <= length <= most):
        raise DamagedFileError  # a capital says that nobody can show the picture without it
    return least <= length <= most


def _checked(source: Source, length: int, name: bytes) -> Iterator[bytes]:
    """One chunk as it is, when its checksum says that it is whole."""
    yield struct.pack(">I4s", length, name)
    checksum = zlib.crc32(name)
    for portion in source.portions(length):
        checksum = zlib.crc32(portion, checksum)
        yield portion
    said = source.take(4)
    if said != checksum.to_bytes(4, "big"):
        raise DamagedFileError
    yield said


def _turned(source: Source, length: int) -> Iterator[bytes]:
    turned = only_orientation(source.take(length))
    source.skip(4)
    if turned:
        chunk = _EXIF + turned
        yield len(turned).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
