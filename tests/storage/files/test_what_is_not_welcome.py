"""What is none of the welcome kinds, too large, damaged or cut short is refused for a reason that can be said."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.alerts.files.look import Look
from storage.files.kinds import PICTURES, VOICES
from storage.files.stripping import stripped
from storage.files.unwelcome import (
    CutShortError,
    DamagedFileError,
    TooLargeError,
    UnwelcomeFileError,
    WrongKindError,
)
from tests.storage.files.planting import chunk, jpeg, pieces_of, png, strip, voice, webp


def _saved(kind: str) -> bytes:
    kept = BytesIO()
    Image.new("RGB", (8, 8)).save(kept, kind)
    return kept.getvalue()


def _moving_webp() -> bytes:
    kept = BytesIO()
    pictures = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    pictures[0].save(kept, "WEBP", save_all=True, append_images=pictures[1:])
    return kept.getvalue()


_PICTURE = Image.effect_noise((24, 16), 60)
_WELCOME = {
    "jpeg": jpeg(_PICTURE),
    "progressive": jpeg(_PICTURE, 6, progressive=True, restart_marker_blocks=2),
    "png": png(_PICTURE, 3),
    "webp": webp(_PICTURE.convert("RGBA"), 8),
    "voice": voice([b"one" * 90, b"two"]),
}
_OTHERS = {
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Look.PHONE_PICTURE),
    "avif": (b"\0\0\0\x1cftypavif\0\0\0\0", Look.PHONE_PICTURE),
    "gif": (_saved("GIF"), Look.OTHER_PICTURE),
    "tiff": (_saved("TIFF"), Look.OTHER_PICTURE),
    "bmp": (_saved("BMP"), Look.OTHER_PICTURE),
    "svg": (b'\xef\xbb\xbf <?xml version="1.0"?><svg onload="x()"/>', Look.OTHER_PICTURE),
    "pdf": (b"%PDF-1.7\n", Look.PAPER),
    "docx": (b"PK\x03\x04\x14\0", Look.PAPER),
    "html": (b"\n<!DOCTYPE html><script>", Look.PAPER),
    "mp4": (b"\0\0\0\x18ftypmp42\0\0\0\0", Look.VIDEO),
    "webm": (b"\x1aE\xdf\xa3\x93B\x82\x88matroska", Look.VIDEO),
    "avi": (b"RIFF\x24\0\0\0AVI LIST", Look.VIDEO),
    "moving webp": (_moving_webp(), Look.VIDEO),
    "mp3": (b"ID3\x04\0\0", Look.SOUND),
    "m4a": (b"\0\0\0\x18ftypM4A \0\0\0\0", Look.SOUND),
    "vorbis": (b"OggS\0\x02" + bytes(22) + b"\x01vorbis", Look.SOUND),
    "program": (b"\x7fELF\x02\x01", Look.UNKNOWN),
    "words": (b"Naboen r\xc3\xa5ber", Look.UNKNOWN),
    "nothing": (b"", Look.UNKNOWN),
}


@pytest.mark.parametrize("name", _OTHERS)
def test_another_kind_is_refused_by_its_bytes_and_told_what_it_looks_like(name: str) -> None:
    data, look = _OTHERS[name]
    with pytest.raises(WrongKindError) as refused:
        strip(data)
    assert refused.value.look is look


def test_a_picture_is_no_voice_and_a_voice_no_picture() -> None:
    for name, welcome in (("jpeg", VOICES), ("voice", PICTURES)):
        with pytest.raises(WrongKindError):
            list(stripped([_WELCOME[name]], welcome, 1 << 20))


@pytest.mark.parametrize("name", _WELCOME)
def test_a_file_that_ends_too_early_is_never_kept(name: str) -> None:
    data = _WELCOME[name]
    whole, allowed = strip(data), set()
    if name == "voice":  # whole pages make a whole recording, see stripped_opus
        allowed = {at for at in range(len(data)) if data[at : at + 4] == b"OggS"}
    for length in range(len(data)):
        try:
            kept = strip(data[:length])
        except UnwelcomeFileError:
            continue
        assert kept == whole or length in allowed


@pytest.mark.parametrize("name", ["jpeg", "png", "webp"])
def test_the_reason_of_a_picture_cut_in_the_middle_is_that_it_ends_early(name: str) -> None:
    with pytest.raises(CutShortError):
        strip(_WELCOME[name][: strip_end(name) // 2])


def strip_end(name: str) -> int:
    """The length of what is kept of it, which is less than the length of the picture with everything that it tells."""
    return len(strip(_WELCOME[name]))


@pytest.mark.parametrize("name", _WELCOME)
def test_a_file_larger_than_allowed_is_refused_as_soon_as_it_is(name: str) -> None:
    whole = strip(_WELCOME[name])
    read: list[int] = []

    def counted() -> Iterator[bytes]:
        for piece in pieces_of(whole + bytes(1 << 20), 16):
            read.append(len(piece))
            yield piece

    with pytest.raises(TooLargeError):
        list(stripped(counted(), PICTURES | VOICES, len(whole) - 20))
    assert sum(read) <= len(whole)
    assert strip(whole, at_most=len(whole)) == whole


@pytest.mark.parametrize(
    "damaged",
    [
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xfe\0\x01",
        _WELCOME["jpeg"][:2] + b"\0\0" + _WELCOME["jpeg"][2:],
        _WELCOME["jpeg"].replace(b"\xff\xc4\0", b"\xff\xc4\1", 1),
        _WELCOME["png"][:8] + chunk(b"IDAT", b"") + _WELCOME["png"][8:],
        _WELCOME["png"].replace(b"IDAT", b"IDAT\0", 1),
        _WELCOME["png"][:33] + chunk(b"CgBI", b"\0\0\0\0") + _WELCOME["png"][33:],
        b"RIFF\x04\0\0\0WEBP",
        b"RIFF\x14\0\0\0WEBPVP8X\x04\0\0\0\0\0\0\0",
        _WELCOME["voice"][:30] + b"x" + _WELCOME["voice"][31:],
        _WELCOME["voice"][:60] + b"x" + _WELCOME["voice"][61:],
    ],
)
def test_a_damaged_file_is_refused(damaged: bytes) -> None:
    with pytest.raises((DamagedFileError, WrongKindError)):
        strip(damaged)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(sorted(_WELCOME)),
    st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=6), st.integers(0, 6)), min_size=1, max_size=5),
)
def test_whatever_is_done_to_a_file_it_is_refused_in_words_or_kept_in_order(
    name: str, changes: list[tuple[int, bytes, int]]
) -> None:
    data = _WELCOME[name]
    for at, put, dropped in changes:
        place = at % len(data)
        data = data[:place] + put + data[place + dropped :]
    try:
        kept = strip(data)
    except UnwelcomeFileError:
        return
    assert strip(kept) == kept


@settings(max_examples=200, deadline=None)
@given(st.sampled_from((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBP", b"")), st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(start: bytes, rest: bytes) -> None:
    try:
        strip(start + rest)
    except UnwelcomeFileError:
        return
    raise AssertionError("what nobody drew was taken for a picture")
