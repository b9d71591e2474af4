"""A voice sounds as it sounded, and nothing tells who recorded it with what."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.files.unwelcome import DamagedFileError
from tests.storage.files.planting import TOLD, checksum, page, strip, told_by, voice

_PACKETS = st.lists(st.binary(min_size=1, max_size=700), min_size=1, max_size=6)


def _pages(whole: bytes) -> list[tuple[int, int, int, bytes]]:
    """Kind, position, number and body of each page; the test ends where a checksum is wrong."""
    found, at = [], 0
    while at < len(whole):
        mark, _, kind, position, _, number, said, count = struct.unpack_from("<4sBBqIIIB", whole, at)
        lengths = whole[at + 27 : at + 27 + count]
        end = at + 27 + count + sum(lengths)
        assert (mark, said) == (b"OggS", checksum(whole[at : at + 22] + bytes(4) + whole[at + 26 : end]))
        found.append((kind, position, number, whole[at + 27 + count : end]))
        at = end
    return found


@settings(max_examples=40, deadline=None)
@given(_PACKETS, st.sampled_from((1, 700)), st.sampled_from((1, 61, 1 << 20)))
def test_a_voice_sounds_the_same_and_tells_nothing(packets: list[bytes], comments: int, piece: int) -> None:
    told = voice(packets, comments)
    kept = strip(told, piece)
    assert told_by(told)
    assert told_by(kept) == []
    pages = _pages(kept)
    assert [body for _, _, _, body in pages[2:]] == packets
    assert [position for _, position, _, _ in pages[2:]] == [960 * (index + 1) for index in range(len(packets))]
    assert [number for _, _, number, _ in pages] == list(range(len(pages)))
    assert pages[1][3] == b"OpusTags" + bytes(8)
    assert strip(kept, piece) == kept


def test_a_voice_without_the_mark_of_its_end_is_kept_whole() -> None:
    told = voice([b"one", b"two"]).removesuffix(TOLD[5])
    unmarked = told[: told.rindex(b"OggS")] + page(0, 1920, 7, 3, b"two")
    assert _pages(strip(unmarked))[-1][3] == b"two"


def test_pages_of_another_stream_are_left_out() -> None:
    told = voice([b"one", b"two"])
    at = told.rindex(b"OggS")
    assert strip(told[:at] + page(0, 0, 8, 0, TOLD[0]) + told[at:]) == strip(told)


def test_sound_on_the_page_of_the_comments_is_refused_rather_than_lost() -> None:
    tags = b"OpusTags" + bytes(8)
    mixed = bytes((len(tags), 3)) + tags + b"one"
    raw = struct.pack("<4sBBqIIIB", b"OggS", 0, 0, 0, 7, 1, 0, 2) + mixed
    head = voice([b"one"])[:47]
    with pytest.raises(DamagedFileError):
        strip(head + raw[:22] + struct.pack("<I", checksum(raw)) + raw[26:])
