"""Files that only the holder of a data key can read: AES-256-GCM in pieces, bound to their order, their end and their
attachment (the construction is called STREAM)."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.sealed import UnsealableError

FORMAT = b"\x01"
"""The first byte of every file, so that another format can be told apart one day."""
_PREFIX_BYTES = 7
HEAD_BYTES = len(FORMAT) + _PREFIX_BYTES
_PLAIN_BYTES = 64 * 1024
_LENGTH_BYTES = 4
_ROOM = _PLAIN_BYTES - _LENGTH_BYTES
"""How much of a file fits into one piece, behind the word that says how much it is."""
PIECE_BYTES = _PLAIN_BYTES + 16


@dataclass(frozen=True, slots=True)
class FileSeal:
    """Seals and opens one attachment's file. The key has 32 bytes."""

    key: bytes
    attachment: int

    def sealed(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The file as it may lie on a disk. Every piece is of one length, and their number is rounded up, so that the
        length tells little."""
        cipher, prefix = AESGCM(self.key), secrets.token_bytes(_PREFIX_BYTES)
        yield FORMAT + prefix
        for number, (plain, is_last) in enumerate(_with_end(_filled(pieces))):
            yield cipher.encrypt(_nonce(prefix, number, is_last=is_last), plain, self._place())

    def opened(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The plain file from its head and its sealed pieces, each of which comes as it was sealed.

        UnsealableError when anything was changed, cut off, put in another order or brought from elsewhere, or when the
        key is another; what came out before that was in its place.
        """
        cipher, rest = AESGCM(self.key), iter(pieces)
        head = next(rest, b"")
        if len(head) != HEAD_BYTES or not head.startswith(FORMAT):
            raise UnsealableError
        prefix = head.removeprefix(FORMAT)
        number = -1
        for number, (piece, is_last) in enumerate(_with_end(rest)):
            try:
                plain = cipher.decrypt(_nonce(prefix, number, is_last=is_last), piece, self._place())
            except (InvalidTag, ValueError):
                raise UnsealableError from None
            yield plain[_LENGTH_BYTES:][: int.from_bytes(plain[:_LENGTH_BYTES], "big")]
        if number < 0:
            raise UnsealableError

    def _place(self) -> bytes:
        return f"attachment.file.{self.attachment}".encode()


def rounded_up(count: int) -> int:
    """The number of pieces that is shown instead of the true one: at most an eighth more (Padmé, from the work on
    uniform random blobs by Nikitin and others)."""
    exponent = max(1, count).bit_length() - 1
    free = exponent - exponent.bit_length()
    step = 1 << max(0, free)
    return -(-count // step) * step


def _nonce(prefix: bytes, number: int, *, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes((is_last,))


def _filled(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Plain pieces of one length: what they hold, filled up with zeros; then empty ones up to the rounded number."""
    count = 0
    for content in _cut(pieces):
        yield (len(content).to_bytes(_LENGTH_BYTES, "big") + content).ljust(_PLAIN_BYTES, b"\0")
        count += 1
    for _ in range(rounded_up(count) - count):
        yield bytes(_PLAIN_BYTES)


def _cut(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces that fit; at least one, which may be empty."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) > _ROOM:
            yield bytes(held[:_ROOM])
            del held[:_ROOM]
    yield bytes(held)


def _with_end(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each piece, and whether it is the last one."""
    waiting: bytes | None = None
    for piece in pieces:
        if waiting is not None:
            yield waiting, False
        waiting = piece
    if waiting is not None:
        yield waiting, True
