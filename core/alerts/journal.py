"""What happened to a report and what was said in it, in order. The words are people's own."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry tells."""

    WROTE = "wrote"
    ADDED = "added"
    SENT = "sent"
    TOLD_EMERGENCY = "told_emergency"
    TOLD_CHILD = "told_child"
    REASSESSED = "reassessed"
    WITHDREW = "withdrew"
    ROUTED = "routed"
    TOOK = "took"
    LET_GO = "let_go"
    JOINED = "joined"
    CLOSED = "closed"
    NOTED = "noted"
    RANG = "rang"
    SKIPPED = "skipped"
    POSTPONED = "postponed"
    ASKED = "asked"
    ON_IT = "on_it"
    RETURNED = "returned"
    OFFERED = "offered"
    DECLINED = "declined"
    REOPENED = "reopened"
    SAID = "said"
    ANSWERED = "answered"
    KEPT = "kept"
    FORGOTTEN = "forgotten"


_IN_WORDS = frozenset(
    {
        EntryKind.WROTE,
        EntryKind.ADDED,
        EntryKind.NOTED,
        EntryKind.REOPENED,
        EntryKind.SAID,
        EntryKind.ANSWERED,
        EntryKind.KEPT,
    }
)
SPOKEN = frozenset({EntryKind.SAID, EntryKind.ANSWERED})
"""What the two sides of a conversation wrote to each other."""
BY_COLLEAGUES = frozenset(
    {
        EntryKind.TOOK,
        EntryKind.LET_GO,
        EntryKind.JOINED,
        EntryKind.CLOSED,
        EntryKind.NOTED,
        EntryKind.POSTPONED,
        EntryKind.ON_IT,
        EntryKind.DECLINED,
        EntryKind.REOPENED,
        EntryKind.SAID,
        EntryKind.KEPT,
    }
)
"""What somebody who acts on the alert did: their name may be told to colleagues. Everything else is the clock's, or the
reporter's, who may be hidden."""
OF_THE_REPORTER = frozenset(
    {
        EntryKind.WROTE,
        EntryKind.ADDED,
        EntryKind.SENT,
        EntryKind.TOLD_EMERGENCY,
        EntryKind.TOLD_CHILD,
        EntryKind.REASSESSED,
        EntryKind.WITHDREW,
        EntryKind.ANSWERED,
    }
)
"""What the reporter did, or what was done for them."""


class Arrival(StrEnum):
    """Whether what one side wrote has reached the other."""

    UNDER_WAY = "under_way"
    DELIVERED = "delivered"
    FAILED = "failed"


OF_THE_LADDER = frozenset({EntryKind.RANG, EntryKind.SKIPPED, EntryKind.ASKED})
"""What the clock did without changing what a button may do."""


class Fetching(StrEnum):
    """Where the file of an attachment is."""

    WAITING = "waiting"
    """Still at Telegram."""
    KEPT = "kept"
    """Here, sealed; or there was nothing to fetch, as with a location."""
    REFUSED = "refused"
    """It was of a kind that is not taken."""
    LOST = "lost"
    """Telegram has it no longer, or it came damaged."""


class AttachmentKind(StrEnum):
    """What can be attached to a report."""

    PHOTO = "photo"
    VOICE = "voice"
    LOCATION = "location"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Entry:
    """`message` is the Telegram message that its words came in, or a file that has no words yet, so that an edit of it
    can be followed. `delivery` and `delivered_at` are of what was said to the other side. Moments: aware, UTC."""

    id: int
    report: int
    kind: EntryKind
    at: datetime
    by: int | None = None
    words: str | None = None
    message: int | None = None
    delivery: Arrival | None = None
    delivered_at: datetime | None = None

    @property
    def is_event(self) -> bool:
        """Whether it stands among what happened: a file without words is shown itself."""
        return self.words is not None or self.kind not in _IN_WORDS


@dataclass(frozen=True, slots=True)
class Talk:
    """A reporter was written to about a report of theirs, last at this moment (aware, UTC), and has answered since, or
    has not."""

    report: int
    said_at: datetime
    answered: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo, voice message or picture is known by Telegram's file id until it has been fetched, a location by its
    degrees (WGS 84). `album` is Telegram's number of the album it came in, `entry` the entry it was said with, if it
    was. `size` in bytes, once it is known."""

    id: int
    report: int
    kind: AttachmentKind
    at: datetime
    file: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    album: str | None = None
    entry: int | None = None
    state: Fetching = Fetching.WAITING
    size: int | None = None
