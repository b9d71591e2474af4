"""What lies on the disk opens with its own key, for its own attachment, whole and unchanged, or not at all."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.files.sealing import HEAD_BYTES, PIECE_BYTES, FileSeal, rounded_up
from storage.sealed import UnsealableError
from tests.storage.files.planting import pieces_of

_KEY, _OTHER_KEY = bytes(range(32)), bytes(32)
_FILES = st.builds(
    lambda seed, length: (seed * (length // len(seed) + 1))[:length],
    st.binary(min_size=1, max_size=64),
    st.one_of(st.integers(0, 300), st.sampled_from((65531, 65532, 65533, 131064, 131065, 700_000))),
)


def _seal(data: bytes, attachment: int = 4711, piece: int = 5000) -> bytes:
    return b"".join(FileSeal(_KEY, attachment).sealed(pieces_of(data, piece)))


def _open(sealed: bytes, attachment: int = 4711, key: bytes = _KEY) -> bytes:
    return b"".join(FileSeal(key, attachment).opened(_as_sealed(sealed)))


def _as_sealed(sealed: bytes) -> Iterator[bytes]:
    yield sealed[:HEAD_BYTES]
    yield from pieces_of(sealed[HEAD_BYTES:], PIECE_BYTES)


@settings(max_examples=60, deadline=None)
@given(_FILES, st.sampled_from((997, 65532, 65536, 1 << 24)))
def test_any_file_comes_back_as_it_was(data: bytes, piece: int) -> None:
    assert _open(_seal(data, piece=piece)) == data


@settings(max_examples=200, deadline=None)
@given(st.sampled_from((0, 10, 70_000)), st.integers(min_value=0), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_refused(length: int, at: int, change: int) -> None:
    sealed = bytearray(_seal(bytes(length)))
    sealed[at % len(sealed)] ^= change
    with pytest.raises(UnsealableError):
        _open(bytes(sealed))


def test_a_file_cut_off_anywhere_or_made_longer_is_refused() -> None:
    sealed = _seal(bytes(200_000))
    ends = {HEAD_BYTES + PIECE_BYTES * count for count in range(4)}
    for length in {*range(HEAD_BYTES + 2), *ends, *(end + 1 for end in ends), len(sealed) - 1}:
        with pytest.raises(UnsealableError):
            _open(sealed[:length])
    for more in (b"\0", sealed[-PIECE_BYTES:]):
        with pytest.raises(UnsealableError):
            _open(sealed + more)


def test_pieces_in_another_order_twice_or_left_out_are_refused() -> None:
    head, *pieces = _as_sealed(_seal(bytes(250_000)))
    assert len(pieces) == 4
    for order in ((1, 0, 2, 3), (0, 2, 3), (0, 1, 1, 2, 3), (0, 1, 3, 2), (3,)):
        with pytest.raises(UnsealableError):
            _open(head + b"".join(pieces[each] for each in order))


def test_a_piece_of_another_file_under_the_same_key_is_refused() -> None:
    one, other = _seal(bytes(100_000)), _seal(b"x" * 100_000)
    with pytest.raises(UnsealableError):
        _open(one[: HEAD_BYTES + PIECE_BYTES] + other[HEAD_BYTES + PIECE_BYTES :])


def test_another_attachments_file_and_another_key_are_refused() -> None:
    sealed = _seal(b"rotten ceiling")
    for attachment, key in ((4712, _KEY), (4711, _OTHER_KEY)):
        with pytest.raises(UnsealableError):
            _open(sealed, attachment, key)


def test_no_two_sealings_of_one_file_are_alike_and_none_shows_a_word_of_it() -> None:
    words = b"rotten ceiling in the bathroom " * 3000
    one, other = _seal(words), _seal(words)
    assert one[HEAD_BYTES : HEAD_BYTES + 64] != other[HEAD_BYTES : HEAD_BYTES + 64]
    assert not any(words[at : at + 8] in one for at in range(31))


def test_the_length_of_what_lies_there_tells_little() -> None:
    lengths = {len(_seal(bytes(length))) for length in (0, 1, 900, 20_000, 65_532)}
    assert len(lengths) == 1
    shown = [rounded_up(count) for count in range(1, 400)]
    assert all(count <= each <= count * 9 / 8 for count, each in enumerate(shown, 1))
    assert len(set(shown)) < 60
    assert shown == sorted(shown)


def test_nothing_is_made_of_what_was_never_sealed() -> None:
    for junk in (b"", b"\x01", b"\x01" + bytes(7), b"\x02" + bytes(7 + PIECE_BYTES), b"JFIF" * 40_000):
        with pytest.raises(UnsealableError):
            _open(junk)
