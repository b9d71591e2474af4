"""Pictures and voices as phones make them, full of what must not be kept."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from storage.files.kinds import FileType
from storage.files.stripping import stripped

WORDS = ("Karen-Hansen", "Galaxy-S24-Ultra", "2026:03:14 09:26:53", "56.460584N10.036539E", "Vangdalen-17", "0xThumb")
TOLD = [word.encode() for word in WORDS]
EVERYTHING = frozenset(FileType)
_MAKE, _DESCRIPTION, _TIME, _GPS, _ORIENTATION = 271, 270, 306, 34853, 274


def strip(data: bytes, piece: int = 4096, at_most: int = 1 << 25) -> bytes:
    """What is left of the file when it comes in pieces of that many bytes."""
    return b"".join(stripped(pieces_of(data, piece), EVERYTHING, at_most))


def pieces_of(data: bytes, piece: int) -> Iterator[bytes]:
    return (data[at : at + piece] for at in range(0, len(data), piece))


def told_by(data: bytes) -> list[str]:
    """The planted words that are in the bytes."""
    return [word for word in WORDS if word.encode() in data]


def pixels(data: bytes) -> tuple[str, tuple[int, int], bytes, Any]:
    """What is seen, as it is coded; with what is transparent in it."""
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        return picture.mode, picture.size, picture.tobytes(), picture.info.get("transparency")


def shown(data: bytes) -> tuple[tuple[int, int], bytes]:
    """What is seen by whoever turns it as it says that it should be turned."""
    with Image.open(BytesIO(data)) as picture:
        turned = ImageOps.exif_transpose(picture)
        return turned.size, turned.tobytes()


def exif(orientation: int = 1) -> bytes:
    """A phone's EXIF, as bytes that begin with its mark: device, time, place, a note, and a thumbnail at its end."""
    told = Image.Exif()
    told[_MAKE], told[_DESCRIPTION], told[_TIME] = WORDS[1], WORDS[0], WORDS[2]
    told[_ORIENTATION] = orientation
    told[_GPS] = {1: "N", 2: (56.0, 27.0, 38.1), 29: WORDS[3]}
    return told.tobytes() + b"\xff\xd8" + TOLD[5] + b"\xff\xd9"


def jpeg(picture: Image.Image, orientation: int = 1, **how: Any) -> bytes:
    """With EXIF, XMP, a comment, a profile, Photoshop's and other segments, thumbnails, and a second picture behind
    the first one's end."""
    plain = BytesIO()
    picture.save(plain, "JPEG", **how)
    return with_segments(plain.getvalue(), orientation) + _second_picture()


def with_segments(plain: bytes, orientation: int = 1) -> bytes:
    """The JPEG with every segment that a phone or a program may put into it."""
    segments = [
        (0xE1, exif(orientation)),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + TOLD[0] + b"</x:xmpmeta>"),
        (0xE1, exif(1)),
        (0xE0, b"JFXX\0\x10" + TOLD[5]),
        (0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x01" + TOLD[5][:6]),
        (0xE2, b"ICC_PROFILE\0\x01\x01" + TOLD[1]),
        (0xE2, _index_of_pictures()),
        (0xED, b"Photoshop 3.0\x008BIM" + TOLD[4]),
        (0xEF, TOLD[3]),
        (0xFE, TOLD[0]),
    ]
    told = b"".join(bytes((0xFF, code)) + struct.pack(">H", len(body) + 2) + body for code, body in segments)
    own = 4 + int.from_bytes(plain[4:6], "big") if plain[3] == 0xE0 else 2  # the picture's own JFIF stays the first
    in_between = plain.index(b"\xff\xdb")
    late = b"\xff\xff\xfe" + struct.pack(">H", len(TOLD[4]) + 2) + TOLD[4]
    return plain[:own] + told + plain[own:in_between] + late + plain[in_between:]


def _index_of_pictures() -> bytes:
    """What cameras write that put several pictures into one file."""
    entries = (
        struct.pack(">HHI4s", 0xB000, 7, 4, b"0100"),
        struct.pack(">HHII", 0xB001, 4, 1, 1),
        struct.pack(">HHII", 0xB002, 7, 16, 50),
    )
    return b"MPF\0MM\0*\0\0\0\x08\0\x03" + b"".join(entries) + bytes(20) + TOLD[5]


def _second_picture() -> bytes:
    second = BytesIO()
    Image.new("RGB", (8, 8)).save(second, "JPEG", comment=TOLD[0])
    return second.getvalue() + b"SEFT" + TOLD[2]


def png(picture: Image.Image, orientation: int = 1, **how: Any) -> bytes:
    """With texts of all three kinds, EXIF, the time, a profile, an unknown chunk, and something behind the end."""
    told = PngInfo()
    told.add_text("Author", WORDS[0])
    told.add_text("Device", WORDS[1], zip=True)
    told.add_itxt("Place", WORDS[4])
    told.add(b"tIME", bytes((7, 234, 3, 14, 9, 26, 53)))
    told.add(b"vpAg", TOLD[3])
    kept = BytesIO()
    picture.save(kept, "PNG", pnginfo=told, exif=exif(orientation), icc_profile=TOLD[1], **how)
    return kept.getvalue() + TOLD[5]


def webp(picture: Image.Image, orientation: int = 1, **how: Any) -> bytes:
    """With EXIF, XMP, a profile, an unknown chunk, and something behind the end."""
    kept = BytesIO()
    about = {"exif": exif(orientation), "xmp": b"<x:xmpmeta>" + TOLD[0], "icc_profile": TOLD[1] + b"\0"}
    picture.save(kept, "WEBP", **about, **how)
    whole = kept.getvalue() + b"note" + struct.pack("<I", len(TOLD[4])) + TOLD[4]
    return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:] + TOLD[5]


def voice(packets: Sequence[bytes], comments: int = 3, serial: int = 7) -> bytes:
    """Opus in Ogg: comments over as many pages as they need, and one page for each packet of sound."""
    head = b"OpusHead\x01\x01" + struct.pack("<HIHB", 312, 48000, 0, 0)
    told = b"".join(struct.pack("<I", len(word)) + word for word in TOLD * comments)
    tags = b"OpusTags" + struct.pack("<I", len(TOLD[1])) + TOLD[1] + struct.pack("<I", len(TOLD) * comments) + told
    pages = [page(2, 0, serial, 0, head)]
    for at in range(0, len(tags), 255 * 255):
        part = tags[at : at + 255 * 255]
        pages.append(page(1 if at else 0, 0, serial, len(pages), part, is_open=len(tags) > at + 255 * 255))
    for index, packet in enumerate(packets):
        kind = 4 if index == len(packets) - 1 else 0
        pages.append(page(kind, 960 * (index + 1), serial, len(pages), packet))
    return b"".join(pages) + TOLD[5]


def page(kind: int, position: int, serial: int, number: int, body: bytes, *, is_open: bool = False) -> bytes:
    """One page of Ogg with a single packet; is_open when it goes on in the next one."""
    lengths = bytes([255] * (len(body) // 255)) + (b"" if is_open else bytes((len(body) % 255,)))
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, kind, position, serial, number, 0, len(lengths))
    whole = head + lengths + body
    return whole[:22] + struct.pack("<I", checksum(whole)) + whole[26:]


def checksum(whole: bytes) -> int:
    """Ogg's, bit by bit, as its specification has it."""
    register = 0
    for byte in whole:
        register ^= byte << 24
        for _ in range(8):
            register = (register << 1 ^ (0x04C11DB7 if register & 0x80000000 else 0)) & 0xFFFFFFFF
    return register


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
