"""Where sealed attachments lie: `attachments/<two digits>/<id>` in the data folder, whole or not at all."""

import os
import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from storage.files.sealing import HEAD_BYTES, PIECE_BYTES, FileSeal

_PART = ".part"
"""What a file's name ends in while it is being written."""


class FileMissingError(Exception):
    """There is no file of that attachment."""


class AttachmentFolder:
    """Names tell the attachment's id and nothing else. All of it may take its time: to be called in a thread."""

    def __init__(self, data: Path) -> None:
        self._root = data / "attachments"
        self._writing: set[Path] = set()

    def keep(self, attachment: int, pieces: Iterable[bytes], key: bytes) -> int:
        """Seal it as it comes in, in place of a file that was there before; its plain length in bytes.

        Whatever ends this early leaves nothing new under the attachment's name, and nothing plain anywhere.
        """
        kept = self._path(attachment)
        self._make(kept.parent)
        part = kept.with_name(f"{kept.name}.{secrets.token_hex(8)}{_PART}")
        self._writing.add(part)
        try:
            counted = _Counted(pieces)
            _write(part, FileSeal(key, attachment).sealed(counted))
            part.replace(kept)
            _settle(kept.parent)
            return counted.length
        finally:
            part.unlink(missing_ok=True)
            self._writing.discard(part)

    def read(self, attachment: int, key: bytes) -> Iterator[bytes]:
        """The plain file, piece by piece; FileMissingError, or UnsealableError where it cannot be read."""
        yield from FileSeal(key, attachment).opened(self._sealed(attachment))

    def unsealed(self, attachment: int, key: bytes) -> bytes:
        """The whole plain file, for the way out; errors as in `read`."""
        whole = BytesIO()
        for piece in self.read(attachment, key):
            whole.write(piece)
        return whole.getvalue()

    def delete(self, attachment: int) -> None:
        """Remove it; nothing happens where there is none."""
        path = self._path(attachment)
        with suppress(FileNotFoundError):
            path.unlink()
            _settle(path.parent)

    def sweep(self, known: Collection[int]) -> int:
        """Remove what belongs to no known attachment and what an earlier process left half written; how many it was."""
        stray = [path for path in self._root.glob("*/*") if self._is_stray(path, known)]
        for path in stray:
            path.unlink(missing_ok=True)
        for folder in {path.parent for path in stray}:
            _settle(folder)
        return len(stray)

    def _is_stray(self, path: Path, known: Collection[int]) -> bool:
        if path.suffix == _PART:
            return path not in self._writing
        return not (path.name.isdecimal() and int(path.name) in known and path == self._path(int(path.name)))

    def _sealed(self, attachment: int) -> Iterator[bytes]:
        try:
            file = self._path(attachment).open("rb")
        except FileNotFoundError:
            raise FileMissingError from None
        with file:
            yield file.read(HEAD_BYTES)
            while piece := file.read(PIECE_BYTES):
                yield piece

    def _path(self, attachment: int) -> Path:
        return self._root / f"{attachment % 100:02}" / str(attachment)

    def _make(self, folder: Path) -> None:
        for each in (self._root, folder):
            if not each.is_dir():
                each.mkdir(mode=0o700, parents=True, exist_ok=True)
                _settle(each.parent)


class _Counted:
    """Pieces, and how many bytes of them have gone through."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.length = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.length += len(piece)
            yield piece


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with open(path, "xb", opener=_private) as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _settle(folder: Path) -> None:
    """Have the disk know the folder's names, not only what is in its files."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
