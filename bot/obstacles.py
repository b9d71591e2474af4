"""What stands in the operator's way, in one sentence. Loaded only when something does."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.alone import AlreadyRunningError
from bot.exporting import ExportImpossibleError
from bot.inviting import InvitationImpossibleError
from bot.keys import KeyFileError
from bot.process import TokenUnknownError
from bot.receiving.webhook import PortUnusableError
from bot.settings import SettingsFileError
from bot.town import TownMisconfiguredError
from storage.belonging import StrangeVaultError
from storage.unusable import why_unusable
from storage.vault.engine import VaultBusyError
from storage.vault.masters import MasterMissingError, WrappedKeyDamagedError
from storage.vault.rotation import NotTheNewestError

_SAY_SO_THEMSELVES = (
    TownMisconfiguredError,
    KeyFileError,
    SettingsFileError,
    InvitationImpossibleError,
    ExportImpossibleError,
    MasterMissingError,
    StrangeVaultError,
    NotTheNewestError,
)
_WANT_A_FOLDER = (FileExistsError, NotADirectoryError)
_NO_FOLDER = "there is a file where a folder is wanted"
_SENTENCES: dict[type[Exception], str] = {
    AlreadyRunningError: "Another opgang already runs on this data folder. End it, or set OPGANG_DATA to another.",
    TokenUnknownError: "Telegram does not know OPGANG_TELEGRAM_TOKEN. @BotFather shows the right token: /mybots.",
    VaultBusyError: "Somebody was reading in the vault all the while. Do it once more: what is done stays done.",
    WrappedKeyDamagedError: "A key in the vault does not open: the file whose name ends in .vault.sqlite3 was changed, "
    "or is damaged. Put back your copy of it. Nothing was changed.",
    PortUnusableError: "OPGANG_LISTEN names a host and port that another program has, or that this machine has not.",
}


def obstacle(error: Exception) -> str | None:
    """What the operator can mend, a line for each thing, without a secret; None when the program itself is at fault."""
    if isinstance(error, ExceptionGroup) and len(error.exceptions) == 1:
        return obstacle(error.exceptions[0])
    if isinstance(error, _SAY_SO_THEMSELVES):
        return str(error)
    if isinstance(error, ValidationError):
        return "\n".join(_setting(each) for each in error.errors())
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename} cannot be used: {_NO_FOLDER if type(error) in _WANT_A_FOLDER else error.strerror}."
    why = why_unusable(error)
    if why is not None:
        return f"The database of OPGANG_DATA or OPGANG_DATABASE_URL cannot be used: {why}."
    return _SENTENCES.get(type(error))


def _setting(error: ErrorDetails) -> str:
    name = f"OPGANG_{str(error['loc'][0]).upper()}: " if error["loc"] else ""
    return name + error["msg"].removeprefix("Value error, ")
