"""A picture shows what it showed, and tells nothing else: no place, time, device, name, thumbnail or second picture."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from storage.files.kinds import FileType, type_of
from tests.storage.files.planting import chunk, jpeg, pixels, png, shown, strip, told_by, webp

_SIZES = st.tuples(st.integers(1, 70), st.integers(1, 70))
_PIECES = st.sampled_from((1, 7, 1000, 65536, 1 << 24))
_ORIENTATIONS = st.integers(1, 8)


def _noise(mode: str, size: tuple[int, int], seed: bytes) -> Image.Image:
    width, height = size
    length = len(Image.new(mode, size).tobytes())
    return Image.frombytes(mode, (width, height), (seed * (length // len(seed) + 1))[:length])


_SEEDS = st.binary(min_size=1, max_size=400)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("L", "RGB", "CMYK")),
    _SIZES,
    _SEEDS,
    st.integers(1, 100),
    st.booleans(),
    st.sampled_from((0, 1, 3)),
    _ORIENTATIONS,
    _PIECES,
)
def test_a_jpeg_shows_the_same_and_tells_nothing(
    mode: str,
    size: tuple[int, int],
    seed: bytes,
    quality: int,
    progressive: bool,
    restarts: int,
    orientation: int,
    piece: int,
) -> None:
    picture = _noise(mode, size, seed)
    told = jpeg(
        picture, orientation, quality=quality, progressive=progressive, restart_marker_blocks=restarts, optimize=True
    )
    kept = strip(told, piece)
    assert told_by(told)
    assert told_by(kept) == []
    assert (pixels(kept), shown(kept)) == (pixels(told), shown(told))
    assert strip(kept, piece) == kept
    assert type_of(kept) is FileType.JPEG


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("1", "L", "LA", "P", "RGB", "RGBA", "I;16")), _SIZES, _SEEDS, _ORIENTATIONS, _PIECES, st.booleans()
)
def test_a_png_shows_the_same_and_tells_nothing(
    mode: str, size: tuple[int, int], seed: bytes, orientation: int, piece: int, transparent: bool
) -> None:
    picture = _noise(mode, size, seed)
    see_through = {"transparency": 0} if transparent and mode in ("L", "P") else {}
    told = png(picture, orientation, **see_through)
    kept = strip(told, piece)
    assert told_by(told)
    assert told_by(kept) == []
    assert not any(name in kept for name in (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"iCCP", b"vpAg"))
    assert (pixels(kept), shown(kept)) == (pixels(told), shown(told))
    assert strip(kept, piece) == kept


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(("RGB", "RGBA")), _SIZES, _SEEDS, st.booleans(), _ORIENTATIONS, _PIECES)
def test_a_webp_shows_the_same_and_tells_nothing(
    mode: str, size: tuple[int, int], seed: bytes, lossless: bool, orientation: int, piece: int
) -> None:
    told = webp(_noise(mode, size, seed), orientation, lossless=lossless)
    kept = strip(told, piece)
    assert told_by(told)
    assert told_by(kept) == []
    assert not any(name in kept for name in (b"XMP ", b"ICCP", b"note"))
    assert (pixels(kept), shown(kept)) == (pixels(told), shown(told))
    assert strip(kept, piece) == kept
    assert int.from_bytes(kept[4:8], "little") == len(kept) - 8


@pytest.mark.parametrize("make", [jpeg, png, webp])
def test_an_upright_picture_keeps_no_exif_and_a_lying_one_nothing_but_that_it_lies(make: Callable[..., bytes]) -> None:
    picture = Image.new("RGB", (40, 20), "red")
    upright, lying = strip(make(picture, 1)), strip(make(picture, 6))
    assert len(lying) - len(upright) <= 40
    with Image.open(BytesIO(upright)) as seen:
        assert dict(seen.getexif()) == {}
    with Image.open(BytesIO(lying)) as seen:
        assert dict(seen.getexif()) == {274: 6}
        assert seen.getexif().get_ifd(34853) == {}


def test_a_picture_keeps_what_its_colours_stand_for() -> None:
    picture = Image.new("CMYK", (9, 9), (10, 60, 200, 30))
    told = jpeg(picture)
    assert b"Adobe" in strip(told)
    kept = strip(_with_gamma(png(Image.new("RGB", (9, 9), "teal"), dpi=(72, 144))))
    assert b"gAMA" in kept
    assert b"pHYs" in kept


def test_of_a_moving_png_the_first_picture_stays() -> None:
    first, second = Image.new("RGB", (9, 9), "red"), Image.new("RGB", (9, 9), "blue")
    moving = BytesIO()
    first.save(moving, "PNG", save_all=True, append_images=[second])
    kept = strip(moving.getvalue())
    assert b"fdAT" not in kept
    assert pixels(kept)[2] == first.tobytes()


def _with_gamma(whole: bytes) -> bytes:
    """Right behind the head, which is 33 bytes from the beginning."""
    return whole[:33] + chunk(b"gAMA", (45455).to_bytes(4, "big")) + whole[33:]
