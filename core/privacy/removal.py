"""Messages with content are taken out of their chats when they have served, and in time before Telegram forbids it."""

from datetime import datetime, timedelta
from enum import StrEnum

from core.kernel.town import Chats

DELETABLE = timedelta(hours=48)
"""So long Telegram lets a bot delete a message, its own or a person's."""
TOO_LONG = timedelta(hours=47)
"""What still stands then is reported."""
LOOSE = "loose"
"""The kind of what somebody wrote that belongs to no report, or not yet."""


class Side(StrEnum):
    """Who said it."""

    IN = "in"
    OUT = "out"


class Removal(StrEnum):
    """What became of a message with content."""

    WAITING = "waiting"
    """It still stands in the chat."""
    REMOVED = "removed"
    """It was deleted, or something without content was written in its place."""
    GONE = "gone"
    """Somebody else had deleted it, or the chat is no longer there."""
    FAILED = "failed"
    """Telegram would not delete it any more."""


class Stay(StrEnum):
    """How long a message with content has to be there for whoever reads it."""

    LOOSE = "loose"
    """It was an answer to a question, and is done with."""
    DETAILS = "details"
    """It was asked for, and can be asked for again."""
    TALK = "talk"
    """Somebody else wrote it to them, or could not be heard: it needs time to be read."""
    MATTER = "matter"
    """As long as what it is about goes on."""


def remove_at(stay: Stay, said_at: datetime, now: datetime, chats: Chats) -> datetime:
    """When it goes at the latest; what is about something that ends before goes then. Aware, UTC."""
    minutes = {
        Stay.LOOSE: chats.loose_minutes,
        Stay.DETAILS: chats.details_minutes,
        Stay.TALK: chats.talk_minutes,
        Stay.MATTER: None,
    }[stay]
    at_the_latest = said_at + timedelta(hours=chats.latest_hours)
    return at_the_latest if minutes is None else min(at_the_latest, now + timedelta(minutes=minutes))
