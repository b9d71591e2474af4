"""Messages with content are taken out of their chats when they have served, and in time before Telegram forbids it."""

from datetime import timedelta
from enum import StrEnum

AT_THE_LATEST = timedelta(hours=46)
"""Telegram lets a bot delete what is younger than 48 hours; whatever happens, it is tried an hour before the 47th."""


class Side(StrEnum):
    """Who said it."""

    IN = "in"
    OUT = "out"


class Removal(StrEnum):
    """What became of a message with content."""

    WAITING = "waiting"
    """It still stands in the chat."""
    REMOVED = "removed"
    GONE = "gone"
    """Somebody else had deleted it, or the chat is no longer there."""
    FAILED = "failed"
    """Telegram would not delete it any more."""
