"""The lasting keys that the vault keeps: for buttons, invitations, and the codes of addresses. The master keys, which
open the vault, are in the settings or in the key file."""

import base64
import fcntl
import hmac
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bot.settings import Settings, decoded_keys
from core.people.address import CODE_DIGITS

_MASTER_BYTES = 32
_MAC_BYTES = 10
_CODE_BYTES = 24


class KeyFileError(Exception):
    """The key file holds no keys; the text says what to do."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(
            f"The key file {file} cannot be used: {why}. Put back your copy of it: without it nobody can read what "
            "people wrote. Nothing was changed."
        )


class Keys:
    """They stay the same when the master keys change."""

    def __init__(self, named: Callable[[str], bytes]) -> None:
        self._buttons = hmac.new(named("buttons"), digestmod="sha256")
        self._invitations = named("invitations")
        self._addresses = named("addresses")
        self._anchors = named("anchors")

    def sign(self, message: bytes, account: int) -> bytes:
        """Ten bytes (80 bits) that bind a button to the account it was made for."""
        return self._mac(message, account)

    def holds(self, message: bytes, account: int, mac: bytes) -> bool:
        """Whether the button was made here, for this account."""
        return hmac.compare_digest(self._mac(message, account), mac)

    def code_of(self, invitation: int) -> str:
        """The code of an invitation: 32 of A–Z a–z 0–9 _ - with 192 bits that nobody guesses."""
        digest = hmac.digest(self._invitations, invitation.to_bytes(8, "big"), "sha256")
        return base64.urlsafe_b64encode(digest[:_CODE_BYTES]).decode()

    def code_for(self, address: int, until: datetime) -> str:
        """The code that proves an address: six digits, others for each `until`."""
        digest = hmac.digest(self._addresses, f"{address} {until.timestamp()}".encode(), "sha256")
        return f"{int.from_bytes(digest[:8], 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}}"

    def vouch(self, said: bytes) -> str:
        """128 bits that nobody else can put behind a line of the file of anchors."""
        return hmac.digest(self._anchors, said, "sha256").hex()[:32]

    def _mac(self, message: bytes, account: int) -> bytes:
        """As hmac.digest gives it, which would let go of the interpreter, and wait for it again, for each button."""
        signing = self._buttons.copy()
        signing.update(account.to_bytes(8, "big", signed=True) + message)
        return signing.digest()[:_MAC_BYTES]


def masters(settings: Settings) -> tuple[bytes, ...]:
    """The master keys of the settings, or of the key file, newest first. Only its owner can read that; it is made at
    the first start, while there is nothing to open with it.

    KeyFileError when something else is in the file, or when it is gone and the vault is not.
    """
    if settings.keys is not None:
        return decoded_keys(settings.keys.get_secret_value())
    file = key_file(settings)
    if not file.exists():
        if settings.vault_path.exists():
            raise KeyFileError(file, "it is not there")
        _make(file)
    return _read(file)


def key_file(settings: Settings) -> Path:
    """Where the master keys are when the settings hold none."""
    return settings.data / "keys"


def _read(file: Path) -> tuple[bytes, ...]:
    text = file.read_text(encoding="ascii", errors="replace").strip()
    if not text:
        raise KeyFileError(file, "it is empty")
    try:
        return decoded_keys(text)
    except ValueError as error:
        raise KeyFileError(file, str(error)) from None


def new_master() -> str:
    """A new master key as it is written: base64 of 32 bytes."""
    return _written(secrets.token_bytes(_MASTER_BYTES))


def put_in_front(settings: Settings) -> tuple[bytes, ...]:
    """Put a new master key in front of those in the key file, which is made when there is none. All of them."""
    file = key_file(settings)
    with _nobody_else_writes_in(file.parent):
        older = masters(settings) if file.exists() or settings.vault_path.exists() else ()
        _write(file, ",".join([new_master(), *(_written(each) for each in older)]))
        return _read(file)


def _written(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _make(file: Path) -> None:
    with _nobody_else_writes_in(file.parent):
        if not file.exists():
            _write(file, new_master())


@contextmanager
def _nobody_else_writes_in(folder: Path) -> Iterator[None]:
    """Two processes that write a key at once would lose one of them, perhaps after something was wrapped with it."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
        os.fsync(opened)  # what was renamed in it, too, is to be there after a power cut
    finally:
        os.close(opened)


def _write(file: Path, keys: str) -> None:
    """Under another name first, so that a half-written key file cannot exist. It stays its owner's, whoever writes."""
    new = file.with_name(f"keys.{os.getpid()}.new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as opened:
        if file.exists():
            os.fchown(descriptor, file.stat().st_uid, file.stat().st_gid)
        opened.write(keys + "\n")
        opened.flush()
        os.fsync(descriptor)
    new.replace(file)
