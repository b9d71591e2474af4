"""What became of an attempt to send, and what follows from it."""

from dataclasses import dataclass
from enum import StrEnum

_FIRST_WAIT = 1.0
_LONGEST_WAIT = 60.0


class Delivery(StrEnum):
    """The states of a notice in the outbox."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    """Given up for a permanent cause, which is kept."""
    GONE = "gone"
    """Not said, because it was no longer true when its turn came."""
    CANCELLED = "cancelled"
    """Not said, because what happened meanwhile made it needless."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it, under this number (None: there was nothing to number, a menu for instance); and no longer the
    message whose place it took, when that was `taken_away`."""

    message: int | None
    taken_away: bool = False


@dataclass(frozen=True, slots=True)
class Later:
    """To be tried again. `seconds` as Telegram asked; None: by our own patience. `in_doubt` when it may have arrived,
    `everybody` when Telegram itself cannot be reached."""

    cause: str
    seconds: float | None = None
    in_doubt: bool = False
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """It will never be possible. `unreachable`: the person has blocked the bot or left Telegram."""

    cause: str
    unreachable: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """There was nothing to say any longer."""

    cause: str


Attempt = Sent | Later | Failed | Gone


def patience(attempts: int) -> float:
    """Seconds to wait before the next attempt: 1, 2, 4 … up to 60."""
    return min(_LONGEST_WAIT, _FIRST_WAIT * (1 << min(attempts - 1, 10)))
