"""JPEG: what decoding needs goes through unchanged; applications' segments, comments and trailers do not."""

import re
from collections.abc import Callable, Iterator

from storage.files.orientation import only_orientation
from storage.files.source import Source
from storage.files.unwelcome import DamagedFileError

_END, _SCAN = 0xD9, 0xDA
_TABLES, _HUFFMAN, _ARITHMETIC, _LINES, _RESTARTS = 0xDB, 0xC4, 0xCC, 0xDC, 0xDD
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC9, 0xCA})
"""Baseline, extended and progressive, by Huffman or arithmetic coding: what programs that show pictures can read."""
_APPLICATIONS = range(0xE0, 0xF0)
_JFIF, _EXIF, _ADOBE = 0xE0, 0xE1, 0xEE
_COMMENT = 0xFE
_EXIF_MARK = b"Exif\0\0"
_JFIF_LENGTH, _ADOBE_LENGTH = 14, 12
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""In the coded data 0xFF stands before 0 (itself), before a restart marker, or at the marker that ends the scan."""


def stripped_jpeg(source: Source) -> Iterator[bytes]:
    """The first picture alone, up to its end.

    A colour profile goes as well: it carries texts, dates and the numbers of devices, and a picture that shows what is
    the matter shows it in ordinary colours too.
    """
    yield source.take(2)
    frames, scans, is_told = 0, 0, False
    while (code := _next_marker(source)) != _END:
        body = source.take(_length(source))
        if code == _SCAN and not frames:
            raise DamagedFileError
        _check(code, body)
        frames += code in _FRAMES
        kept = _kept(code, body)
        if kept is not None and not (code == _EXIF and is_told):
            yield bytes((0xFF, code)) + (len(kept) + 2).to_bytes(2, "big") + kept
        is_told |= code == _EXIF and body.startswith(_EXIF_MARK)  # the first EXIF counts
        if code == _SCAN:
            scans += 1
            yield from source.until(_AFTER_SCAN, 2)
    if not scans or frames != 1:
        raise DamagedFileError
    yield bytes((0xFF, _END))


def _next_marker(source: Source) -> int:
    """Any number of 0xFF may stand before a marker's code."""
    if source.take(1) != b"\xff":
        raise DamagedFileError
    while (code := source.take(1)[0]) == 0xFF:
        pass
    return code


def _length(source: Source) -> int:
    length = int.from_bytes(source.take(2), "big")
    if length < 2:
        raise DamagedFileError
    return length - 2


def _kept(code: int, body: bytes) -> bytes | None:
    """What stays of a segment; None when nothing does."""
    if code == _JFIF and body.startswith(b"JFIF\0") and len(body) >= _JFIF_LENGTH:
        return body[: _JFIF_LENGTH - 2] + b"\0\0"  # no thumbnail
    if code == _ADOBE and body.startswith(b"Adobe") and len(body) >= _ADOBE_LENGTH:
        return body[:_ADOBE_LENGTH]  # which colours the numbers mean
    if code == _EXIF and body.startswith(_EXIF_MARK):
        turned = only_orientation(body[len(_EXIF_MARK) :])
        return _EXIF_MARK + turned if turned else None
    return None if code in _APPLICATIONS or code == _COMMENT else body


def _check(code: int, body: bytes) -> None:
    """A segment that is kept holds what it should and nothing behind it; decoders refuse such files too."""
    if code in _FRAMES:
        fits = len(body) >= 6 and len(body) == 6 + 3 * body[5]
    elif code == _SCAN:
        fits = len(body) >= 4 and len(body) == 4 + 2 * body[0]
    elif code == _TABLES:
        fits = _fills(body, lambda at: 1 + (128 if body[at] >> 4 else 64))
    elif code == _HUFFMAN:
        fits = _fills(body, lambda at: 17 + sum(body[at + 1 : at + 17]))
    elif code == _ARITHMETIC:
        fits = len(body) % 2 == 0
    elif code in (_RESTARTS, _LINES):
        fits = len(body) == 2
    else:
        fits = code in _APPLICATIONS or code == _COMMENT
    if not fits:
        raise DamagedFileError


def _fills(body: bytes, length_at: Callable[[int], int]) -> bool:
    """Whether tables, one behind the other, fill the segment to its end."""
    at = 0
    while at < len(body):
        at += length_at(at)
    return at == len(body)
