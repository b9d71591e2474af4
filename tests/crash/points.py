"""Where a bot can be told to die."""

from dataclasses import dataclass
from enum import StrEnum


class Point(StrEnum):
    """The places in the way of one update at which a kill could do harm."""

    AFTER_FETCH = "after-fetch"
    """Updates were fetched and are not on disk yet."""
    BEFORE_COMMIT = "before-commit"
    """Everything was written, and nothing of it is kept yet."""
    AFTER_COMMIT = "after-commit"
    """It is on disk, and nobody in the process knows yet."""
    IN_A_SEND = "in-a-send"
    """A message is on its way to Telegram, or Telegram's answer on its way back."""
    AFTER_SEND = "after-send"
    """Telegram has the message, and that is not on disk yet."""


@dataclass(frozen=True, slots=True)
class Death:
    """How one life of the bot ends: at the n-th passing of a point, or (no point) some seconds after it has started.

    At IN_A_SEND `seconds` is how long the send has been under way.
    """

    point: Point | None
    passing: int
    seconds: float
