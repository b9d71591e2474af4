"""A sealed file lies in the data folder whole or not at all, under its attachment's number and nothing else."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.files.folder import AttachmentFolder, FileMissingError
from storage.sealed import UnsealableError
from tests.storage.files.planting import pieces_of

_KEY = bytes(range(32))
_WORDS = b"rotten ceiling above the bed; " * 20_000


def _files(data: Path) -> list[Path]:
    return sorted(path for path in data.rglob("*") if path.is_file())


def test_a_file_comes_back_and_its_name_tells_a_number_alone(tmp_path: Path) -> None:
    folder = AttachmentFolder(tmp_path)
    folder.keep(90017, pieces_of(_WORDS, 4000), _KEY)
    folder.keep(90003, [b"second"], _KEY)
    assert [str(path.relative_to(tmp_path)) for path in _files(tmp_path)] == [
        "attachments/03/90003",
        "attachments/17/90017",
    ]
    assert folder.unsealed(90017, _KEY) == _WORDS
    assert b"".join(folder.read(90003, _KEY)) == b"second"


def test_nobody_else_on_the_machine_may_look_into_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        AttachmentFolder(tmp_path).keep(90017, [b"words"], _KEY)
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "attachments").rglob("*")}
    assert modes == {"17": 0o700, "90017": 0o600}
    assert stat.S_IMODE((tmp_path / "attachments").stat().st_mode) == 0o700


def test_nothing_plain_is_ever_on_the_disk_and_no_name_before_the_end(tmp_path: Path) -> None:
    folder, looked = AttachmentFolder(tmp_path), []

    def watched() -> Iterator[bytes]:
        for piece in pieces_of(_WORDS, 30_000):
            written = _files(tmp_path)
            assert [path.suffix for path in written] == [".part"] * len(written)
            looked.append(b"".join(path.read_bytes() for path in written))
            yield piece

    folder.keep(5, watched(), _KEY)
    assert len(looked[-1]) > 300_000
    assert not any(b"ceiling" in seen for seen in (*looked, _files(tmp_path)[0].read_bytes()))


def test_what_breaks_off_leaves_nothing_behind_and_the_file_before_it_as_it_was(tmp_path: Path) -> None:
    folder = AttachmentFolder(tmp_path)
    folder.keep(5, [b"the first"], _KEY)

    def breaking() -> Iterator[bytes]:
        yield _WORDS
        raise ConnectionError

    with pytest.raises(ConnectionError):
        folder.keep(5, breaking(), _KEY)
    assert len(_files(tmp_path)) == 1
    assert folder.unsealed(5, _KEY) == b"the first"


_MORTAL = """
import os, signal, sys
from pathlib import Path
from storage.files.folder import AttachmentFolder

def pieces():
    for _ in range(20):
        yield bytes(30_000)
    os.kill(os.getpid(), signal.SIGKILL)

AttachmentFolder(Path(sys.argv[1])).keep(5, pieces(), bytes(32))
"""


def test_a_kill_in_the_middle_leaves_no_half_file_under_its_name_and_what_it_left_is_swept(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", _MORTAL, str(tmp_path)], check=False)  # noqa: S603 — our own program
    assert ended.returncode == -signal.SIGKILL
    left = _files(tmp_path)
    assert [path.suffix for path in left] == [".part"]
    folder = AttachmentFolder(tmp_path)
    with pytest.raises(FileMissingError):
        folder.unsealed(5, bytes(32))
    assert folder.sweep({5}) == 1
    assert _files(tmp_path) == []


def test_a_sweep_takes_what_belongs_to_nothing_and_leaves_what_is_being_written(tmp_path: Path) -> None:
    folder = AttachmentFolder(tmp_path)
    for attachment in (105, 205, 6):
        folder.keep(attachment, [b"words"], _KEY)
    misplaced = tmp_path / "attachments" / "05" / "6"
    misplaced.write_bytes(b"moved by hand")

    def swept_meanwhile() -> Iterator[bytes]:
        yield b"one "
        assert folder.sweep({105, 6}) == 2
        yield b"two"

    folder.keep(305, swept_meanwhile(), _KEY)
    assert [path.name for path in _files(tmp_path)] == ["105", "305", "6"]
    assert folder.unsealed(305, _KEY) == b"one two"


def test_an_empty_folder_needs_no_sweep(tmp_path: Path) -> None:
    assert AttachmentFolder(tmp_path).sweep(()) == 0


def test_what_is_deleted_is_gone_and_deleting_twice_is_no_harm(tmp_path: Path) -> None:
    folder = AttachmentFolder(tmp_path)
    folder.keep(5, [b"words"], _KEY)
    folder.delete(5)
    folder.delete(5)
    with pytest.raises(FileMissingError):
        list(folder.read(5, _KEY))
    assert _files(tmp_path) == []


def test_a_file_put_in_the_place_of_another_does_not_open(tmp_path: Path) -> None:
    folder = AttachmentFolder(tmp_path)
    for attachment in (105, 205):
        folder.keep(attachment, [b"words of one case"], _KEY)
    own, other = (tmp_path / "attachments" / "05" / name for name in ("105", "205"))
    own.write_bytes(other.read_bytes())
    with pytest.raises(UnsealableError):
        folder.unsealed(105, _KEY)
