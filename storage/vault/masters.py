"""The master keys: each wraps data keys and opens those that it wrapped. They are in no database."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12
_FINGERPRINT_DIGITS = 8


class MasterMissingError(Exception):
    """Data keys are wrapped with master keys that nobody has given; the text names them by their fingerprints, with
    the number of keys that each wraps, as far as that is known."""

    def __init__(self, missing: Mapping[str, int | None]) -> None:
        which = ", ".join(_named(each, wraps) for each, wraps in sorted(missing.items()))
        super().__init__(
            f"What people wrote is sealed with a master key that is not there: {which}. Put it back behind the newest "
            "one in OPGANG_KEYS (or in the file `keys` in the data folder), and start again. `opgang keys list` shows "
            "the fingerprints of those that are there. Nothing was changed."
        )


class WrappedKeyDamagedError(Exception):
    """The master key is there, and yet the data key does not open: it was changed, or moved to another number."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key as it is kept: the fingerprint of the master key that wrapped it, and the rest."""

    master: str
    blob: bytes


class Masters:
    """32 bytes each, newest first: the newest wraps, each opens what it wrapped."""

    def __init__(self, masters: Sequence[bytes]) -> None:
        self._ciphers = {fingerprint(master): AESGCM(_wrapping(master)) for master in masters}
        self.newest = fingerprint(masters[0])

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """Newest first."""
        return tuple(self._ciphers)

    def wrap(self, key: bytes, name: str, master: str) -> Wrapped:
        """The key, bound to its name, for whoever has this one of the master keys."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return Wrapped(master, nonce + self._ciphers[master].encrypt(nonce, key, name.encode()))

    def unwrap(self, wrapped: Wrapped, name: str) -> bytes:
        """The key of this name; MasterMissingError or WrappedKeyDamagedError."""
        cipher = self._ciphers.get(wrapped.master)
        if cipher is None:
            raise MasterMissingError({wrapped.master: None})
        try:
            return cipher.decrypt(wrapped.blob[:_NONCE_BYTES], wrapped.blob[_NONCE_BYTES:], name.encode())
        except InvalidTag:
            raise WrappedKeyDamagedError from None


def fingerprint(master: bytes) -> str:
    """Eight digits that tell master keys apart and give nothing away."""
    return hmac.digest(master, b"opgang fingerprint", hashlib.sha256).hex()[:_FINGERPRINT_DIGITS]


def _wrapping(master: bytes) -> bytes:
    return hmac.digest(master, b"opgang wrapping", hashlib.sha256)


def _named(missing: str, wraps: int | None) -> str:
    return missing if wraps is None else f"{missing} ({wraps} of the vault's keys)"
