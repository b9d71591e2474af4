"""A voice message, Opus in Ogg: its sound goes through unchanged, the comments about it do not."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from storage.files.source import Source
from storage.files.unwelcome import CutShortError, DamagedFileError

_PAGE = struct.Struct("<4sBBqIIIB")
_CONTINUES, _FIRST, _LAST = 1, 2, 4
_FULL = 255
"""A segment of this length goes on in the next one."""
_NO_COMMENTS = b"OpusTags" + bytes(8)
_PLAIN_HEAD = 19
_TURNED = bytes(int(f"{each:08b}"[::-1], 2) for each in range(256))


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `position` counts samples, `lengths` are those of its segments."""

    kind: int
    position: int
    serial: int
    number: int
    lengths: bytes
    body: bytes

    @property
    def is_open(self) -> bool:
        """Whether its last packet goes on in the next page."""
        return not self.lengths or self.lengths[-1] == _FULL


def stripped_opus(source: Source) -> Iterator[bytes]:
    """The voice alone: a head, an empty comment, and the pages of sound numbered anew.

    A recording that ends at the end of a page is whole even without the mark of a last page: some phones leave it out.
    """
    first = _page(source)
    if first is None or not first.kind & _FIRST or first.is_open:
        raise DamagedFileError
    head = _head(first.body)
    yield _written(replace(first, kind=_FIRST, number=0, lengths=bytes((len(head),)), body=head))
    _skip_comments(source, first.serial)
    yield _written(replace(first, kind=0, number=1, lengths=bytes((len(_NO_COMMENTS),)), body=_NO_COMMENTS))
    number = 2
    while page := _page(source):
        if page.serial != first.serial:
            continue
        yield _written(replace(page, number=number))
        if page.kind & _LAST:
            return
        number += 1


def _head(body: bytes) -> bytes:
    """The head without anything behind it. A plain one has no table of channels."""
    if len(body) < _PLAIN_HEAD or not body.startswith(b"OpusHead"):
        raise DamagedFileError
    is_plain, channels = body[18] == 0, body[9]
    length = _PLAIN_HEAD if is_plain else _PLAIN_HEAD + 2 + channels
    if len(body) < length or length >= _FULL:
        raise DamagedFileError
    return body[:length]


def _skip_comments(source: Source, serial: int) -> None:
    """They end with a page of their own, however many there are."""
    beginning = b""
    while True:
        page = _page(source)
        if page is None:
            raise CutShortError
        if page.serial != serial:
            continue
        beginning = beginning or page.body
        if not beginning.startswith(b"OpusTags") or any(each != _FULL for each in page.lengths[:-1]):
            raise DamagedFileError
        if not page.is_open:
            return


def _page(source: Source) -> Page | None:
    """The next page, whole by its checksum; None at the end of the file."""
    if not source.peek(1):
        return None
    raw = source.take(_PAGE.size)
    mark, version, kind, position, serial, number, checksum, count = _PAGE.unpack(raw)
    if mark != b"OggS" or version != 0:
        raise DamagedFileError
    lengths = source.take(count)
    page = Page(kind, position, serial, number, lengths, source.take(sum(lengths)))
    if _written(page)[22:26] != checksum.to_bytes(4, "little"):
        raise DamagedFileError
    return page


def _written(page: Page) -> bytes:
    fields = (b"OggS", 0, page.kind, page.position, page.serial, page.number)
    rest = page.lengths + page.body
    checksum = _checksum(_PAGE.pack(*fields, 0, len(page.lengths)) + rest)
    return _PAGE.pack(*fields, checksum, len(page.lengths)) + rest


def _checksum(page: bytes) -> int:
    """Ogg's own: zlib's polynomial, but the bits of each byte are taken in the other order, and nothing is inverted."""
    turned = zlib.crc32(page.translate(_TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int.from_bytes(turned.to_bytes(4, "little").translate(_TURNED), "big")
