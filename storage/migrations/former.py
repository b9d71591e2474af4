"""How version 0.2 sealed the little that it did: with keys derived from the master keys, and no data keys. Its buttons
are on people's phones, and its invitations in their hands: their keys go on."""

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_MARK = "sealed:"
_NONCE_BYTES = 12


_NAMES = ("buttons", "invitations", "addresses")


def former_keys(newest: bytes) -> Mapping[str, bytes]:
    """The lasting keys of then, by name; those of the newest master key, which made them last."""
    return {name: hmac.digest(newest, f"opgang {name}".encode(), hashlib.sha256) for name in _NAMES}


class FormerSeals:
    """Opens what was sealed then; it seals nothing."""

    def __init__(self, masters: Sequence[bytes]) -> None:
        keys = (hmac.digest(master, b"opgang sealing", hashlib.sha256) for master in masters)
        self._ciphers = [AESGCM(key) for key in keys]

    def plain(self, kept: str, table: str, column: str, row: int) -> str | None:
        """What it says, sealed or not; None when no key opens it."""
        if not kept.startswith(_MARK):
            return kept
        place = f"{table}.{column}.{row}".encode()
        for cipher in self._ciphers:
            try:
                raw = base64.b64decode(kept.removeprefix(_MARK), validate=True)
                return cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], place).decode()
            except (InvalidTag, ValueError):
                continue
        return None
