"""Words that only the holder of a master key can read: AES-256-GCM, bound to table, column and row."""

import base64
import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12
_MARK = "sealed:"
"""What every sealed text begins with, so that it is told apart from what was kept before there were seals."""


class UnsealableError(Exception):
    """No key opens it: it was changed, moved to another place, or sealed with a key that is gone."""


class Seals:
    """The newest key seals; every one of them opens what it once sealed. Keys have 32 bytes."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._ciphers = [AESGCM(key) for key in keys]

    def seal(self, plain: str, table: str, column: str, row: int) -> str:
        """The words as ASCII that opens nowhere but in this place."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        closed = self._ciphers[0].encrypt(nonce, plain.encode(), _place(table, column, row))
        return _MARK + base64.b64encode(nonce + closed).decode()

    def unseal(self, sealed: str, table: str, column: str, row: int) -> str:
        """The words that were sealed for this place; UnsealableError when they cannot be read."""
        for cipher in self._ciphers if is_sealed(sealed) else ():
            try:
                raw = base64.b64decode(sealed.removeprefix(_MARK), validate=True)
                return cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _place(table, column, row)).decode()
            except (InvalidTag, ValueError):
                continue
        raise UnsealableError


def is_sealed(text: str) -> bool:
    """Whether it was sealed here."""
    return text.startswith(_MARK)


def _place(table: str, column: str, row: int) -> bytes:
    return f"{table}.{column}.{row}".encode()
