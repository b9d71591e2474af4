"""What became of an attempt to fetch a file, and what follows from it."""

from dataclasses import dataclass
from datetime import timedelta

from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.log import where
from core.alerts.files.look import Look
from core.alerts.files.refusing import lose, refuse, refuse_too_large
from core.alerts.journal import Fetching
from core.delivery.outcome import patience
from core.kernel.missing import Missing
from storage.files.kept import WaitingFile
from storage.files.unwelcome import TooLargeError, UnwelcomeFileError, WrongKindError
from storage.unit_of_work import UnitOfWork
from storage.vault.vault import KeyDestroyedError

_NOT_THERE = 6
"""How often Telegram is asked for a file that it says it does not have, just now perhaps: for half a minute."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """It lies here, with so many bytes."""

    size: int


@dataclass(frozen=True, slots=True)
class Unwelcome:
    """It is of none of the kinds that are kept."""

    look: Look


@dataclass(frozen=True, slots=True)
class TooLarge:
    """It has more bytes than files may have."""


@dataclass(frozen=True, slots=True)
class Lost:
    """It is not at Telegram any more, or it came damaged."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What it belongs to is gone, and so is the key it would be sealed with: nobody is told."""


@dataclass(frozen=True, slots=True)
class Again:
    """It is tried again. `seconds` as Telegram asked; None: by our own patience."""

    cause: str
    seconds: float | None = None


Outcome = Fetched | Unwelcome | TooLarge | Lost | Erased | Again


def verdict(error: Exception, attempts: int) -> Outcome:
    """What an error means for this file, after so many attempts before this one."""
    match error:
        case WrongKindError(look=look):
            return Unwelcome(look)
        case TooLargeError():
            return TooLarge()
        case UnwelcomeFileError():
            return Lost()
        case KeyDestroyedError() | Missing():
            return Erased()
        case BadRequest() if attempts + 1 >= _NOT_THERE:
            return Lost()
        case RetryAfter():
            wait = error.retry_after
            return Again("flood limit", float(wait if isinstance(wait, int | float) else wait.total_seconds()))
        case TelegramError():
            return Again(where(error))
    raise error


def keep(file: WaitingFile, outcome: Outcome, work: UnitOfWork) -> bool:
    """Write it down. False when nobody waits for it any longer: its report was dropped meanwhile."""
    if not work.files.waits(file.attachment):
        return False
    match outcome:
        case Fetched(size):
            work.files.kept(file.attachment, size)
        case Unwelcome(look):
            refuse(file.attachment, look, work)
        case TooLarge():
            refuse_too_large(file.attachment, work)
        case Lost():
            lose(file.attachment, work)
        case Erased():
            work.files.given_up(file.attachment, Fetching.LOST)
        case Again(_, seconds):
            put_back(file, seconds, work)
    return True


def put_back(file: WaitingFile, seconds: float | None, work: UnitOfWork) -> None:
    """Let it wait so long; None: by our own patience."""
    wait = patience(file.attempts + 1) if seconds is None else seconds
    work.files.put_back(file.attachment, file.attempts + 1, work.now + timedelta(seconds=wait))
