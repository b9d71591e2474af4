"""The master keys, and the keys derived from them: for buttons, invitations, the codes of addresses, and sealing. None
of them is in the database."""

import base64
import hashlib
import hmac
import os
import secrets
from datetime import datetime
from pathlib import Path

from bot.settings import Settings, decoded_keys
from core.people.address import CODE_DIGITS

_MAC_BYTES = 10
_CODE_BYTES = 24


class KeyFileError(Exception):
    """The key file holds no keys; the text says what to do."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(
            f"The key file {file} cannot be used: {why}. Put back your copy of it. If there is none, delete it: "
            "the next start makes a new one, but buttons already sent and invitations still open stop working, and "
            "addresses beside Telegram must be added again."
        )


class Keys:
    """The newest master key makes; every one of them recognises what it once made."""

    def __init__(self, masters: tuple[bytes, ...]) -> None:
        self._buttons = [_derived(master, b"buttons") for master in masters]
        self._invitations = _derived(masters[0], b"invitations")
        self._addresses = _derived(masters[0], b"addresses")
        self.sealing = tuple(_derived(master, b"sealing") for master in masters)
        """32 bytes each: the newest seals what people wrote, each opens what it once sealed."""

    def sign(self, message: bytes, account: int) -> bytes:
        """Ten bytes (80 bits) that bind a button to the account it was made for."""
        return _mac(self._buttons[0], message, account)

    def holds(self, message: bytes, account: int, mac: bytes) -> bool:
        """Whether the button was made here, for this account."""
        return any(hmac.compare_digest(_mac(key, message, account), mac) for key in self._buttons)

    def code_of(self, invitation: int) -> str:
        """The code of an invitation: 32 of A–Z a–z 0–9 _ - with 192 bits that nobody guesses."""
        digest = hmac.digest(self._invitations, invitation.to_bytes(8, "big"), "sha256")
        return base64.urlsafe_b64encode(digest[:_CODE_BYTES]).decode()

    def code_for(self, address: int, until: datetime) -> str:
        """The code that proves an address: six digits, others for each `until`."""
        digest = hmac.digest(self._addresses, f"{address} {until.timestamp()}".encode(), "sha256")
        return f"{int.from_bytes(digest[:8], 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def load(settings: Settings) -> Keys:
    """The keys of the settings, or of the key file, which is made at the first start and only its owner can read.

    KeyFileError when something else is in the file.
    """
    if settings.keys is not None:
        return Keys(decoded_keys(settings.keys.get_secret_value()))
    file = settings.data / "keys"
    if not file.exists():
        _make(file)
    return Keys(_read(file))


def _read(file: Path) -> tuple[bytes, ...]:
    text = file.read_text(encoding="ascii", errors="replace").strip()
    if not text:
        raise KeyFileError(file, "it is empty")
    try:
        return decoded_keys(text)
    except ValueError as error:
        raise KeyFileError(file, str(error)) from None


def _make(file: Path) -> None:
    """Write a new key under another name first, so that a half-written key file cannot exist."""
    new = file.with_name(f"keys.{os.getpid()}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as opened:
        opened.write(base64.b64encode(secrets.token_bytes(32)).decode() + "\n")
        opened.flush()
        os.fsync(opened.fileno())
    try:
        os.link(new, file)
    except FileExistsError:
        return  # another process was quicker: its key is the key
    finally:
        new.unlink()


def _derived(master: bytes, purpose: bytes) -> bytes:
    return hmac.digest(master, b"opgang " + purpose, hashlib.sha256)


def _mac(key: bytes, message: bytes, account: int) -> bytes:
    return hmac.digest(key, account.to_bytes(8, "big", signed=True) + message, "sha256")[:_MAC_BYTES]
