"""The largest file that Telegram hands out goes through the bot within 60 megabytes of memory."""

import os
import struct
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.storage.files.planting import voice

_LARGEST = 20_000_000
_ALLOWED = 60_000_000

_PROGRAM = """
import sys
from pathlib import Path
from storage.files.folder import AttachmentFolder
from storage.files.kinds import FileType
from storage.files.stripping import stripped

def memory(field):
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) * 1024

def pieces():
    with open(sys.argv[1], "rb") as file:
        while piece := file.read(65536):
            yield piece

before, folder = memory("VmRSS"), AttachmentFolder(Path(sys.argv[2]))
folder.keep(1, stripped(pieces(), frozenset(FileType), 20 * 1024 * 1024), bytes(32))
on_the_way_in = memory("VmHWM") - before
whole = len(folder.unsealed(1, bytes(32)))
print(on_the_way_in, memory("VmHWM") - before, whole)
"""


def _jpeg() -> bytes:
    side, kept = 3500, BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(kept, "JPEG", quality=85, subsampling=0)
    return kept.getvalue()


def _png() -> bytes:
    side, kept = 2540, BytesIO()
    noise = Image.frombytes("RGB", (side, side), os.urandom(side * side * 3))
    noise.save(kept, "PNG", compress_level=1)
    return kept.getvalue()


def _webp() -> bytes:
    """Only its outside is WebP; nothing decodes what is in it."""
    return struct.pack("<4sI4s4sI", b"RIFF", 12 + _LARGEST, b"WEBP", b"VP8L", _LARGEST) + os.urandom(_LARGEST)


def _voice() -> bytes:
    short = voice([b"\0" * 60_000] * 2)
    at = short.rindex(b"OggS")
    first = short.rindex(b"OggS", 0, at)
    return short[:at] + short[first:at] * (_LARGEST // (at - first) - 1)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="how much memory a process takes is read from /proc")
@pytest.mark.parametrize("make", [_jpeg, _png, _webp, _voice])
def test_a_picture_of_twenty_megabytes_takes_less_than_sixty_of_memory(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    file = tmp_path / "sent"
    file.write_bytes(make())
    assert 18_000_000 < file.stat().st_size <= 20 * 1024 * 1024
    command = [sys.executable, "-c", _PROGRAM, str(file), str(tmp_path / "data")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 — our own program
    on_the_way_in, in_all, whole = map(int, said.split())
    assert whole > 18_000_000
    assert on_the_way_in < _ALLOWED
    assert in_all < _ALLOWED
    print(f"{make.__name__}: {on_the_way_in / 1e6:.0f} MB on the way in, {in_all / 1e6:.0f} MB in all")  # noqa: T201
