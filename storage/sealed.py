"""Words that open nowhere but in their place: AES-256-GCM under the data key of their record, bound to table, column
and row, and padded so that their length tells little."""

import base64
import hmac
import secrets

from cryptography.exceptions import InvalidTag

from storage.vault.masters import WrappedKeyDamagedError
from storage.vault.vault import KeyDestroyedError, Vault

_NONCE_BYTES = 12
_MARK = "§"
"""What every sealed text begins with; then the number of its data key, a colon, and the rest in base64."""
_SHORTEST = 64
_END = b"\x80"
"""Behind the words, before the padding (ISO/IEC 7816-4)."""
_HASH_BYTES = 16


class UnsealableError(Exception):
    """It does not open here: it was changed or moved to another place, or its data key was destroyed."""


class Seals:
    """Seals and opens with the keys of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._hashing = hmac.new(vault.named("hashes"), digestmod="sha256")

    def new_key(self) -> int:
        """The number of a data key for a new record."""
        return self._vault.new()

    def seal(self, plain: str, key: int, table: str, column: str, row: int) -> str:
        """The words as text that opens nowhere but in this place."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        closed = self._vault.cipher(key).encrypt(nonce, _padded(plain.encode()), _place(table, column, row))
        return f"{_MARK}{key}:{base64.b64encode(nonce + closed).decode()}"

    def unseal(self, sealed: str, table: str, column: str, row: int) -> str:
        """The words that were sealed for this place; UnsealableError when they cannot be read."""
        if not sealed.startswith(_MARK):
            raise UnsealableError
        key, _, rest = sealed[len(_MARK) :].partition(":")
        try:
            raw = base64.b64decode(rest, validate=True)
            cipher = self._vault.cipher(int(key))
            return _bare(cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _place(table, column, row))).decode()
        except (InvalidTag, ValueError, KeyDestroyedError, WrappedKeyDamagedError):
            raise UnsealableError from None

    def seal_some(self, plain: str | None, key: int, table: str, column: str, row: int) -> str | None:
        """As `seal`; nothing stays nothing."""
        return None if plain is None else self.seal(plain, key, table, column, row)

    def unseal_some(self, sealed: str | None, table: str, column: str, row: int) -> str | None:
        """As `unseal`; nothing stays nothing."""
        return None if sealed is None else self.unseal(sealed, table, column, row)

    def keyed_hash(self, kind: str, plain: str) -> str:
        """Equal for what is equal, and for nobody to guess who has not the key: 128 bits, as hexadecimal digits."""
        hashing = self._hashing.copy()  # hmac.digest would let go of the interpreter, and wait for it again
        hashing.update(f"{kind}\n{plain}".encode())
        return hashing.hexdigest()[: 2 * _HASH_BYTES]


def is_sealed(text: str) -> bool:
    """Whether it was sealed here."""
    return text.startswith(_MARK)


def _padded(plain: bytes) -> bytes:
    """To 64 bytes, or twice as many, or twice as many again."""
    length = _SHORTEST
    while length < len(plain) + 1:
        length *= 2
    return (plain + _END).ljust(length, b"\0")


def _bare(padded: bytes) -> bytes:
    return padded[: padded.rindex(_END)]


def _place(table: str, column: str, row: int) -> bytes:
    return f"{table}.{column}.{row}".encode()
