"""Every message with content is in the ledger from the transaction on in which the bot has to do with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, TypeGuard

from telegram.constants import ChatType

from bot.guarding.updates import found_in, newly_written
from core.alerts.notices import AlertKind
from core.alerts.serving import has_been_said
from core.alerts.talking.notices import CARRIES_WORDS
from core.delivery.outcome import Sent
from core.kernel.notice import Manner
from core.people.contact import ContactKind
from core.privacy.removal import LOOSE, Side, Stay, remove_at
from core.visits.notices import VisitKind
from handlers.message import Message
from handlers.routes import is_command_alone
from storage.outbox import Parcel
from storage.unit_of_work import UnitOfWork

_CONTENT = frozenset(
    [
        "text",
        "caption",
        "photo",
        "voice",
        "location",
        "venue",
        "document",
        "contact",
        "sticker",
        "audio",
        "video",
        "video_note",
        "animation",
        "poll",
        "story",
        "dice",
        "game",
        "paid_media",
        "checklist",
        "checklist_tasks_added",
        "checklist_tasks_done",
        "invoice",
        "giveaway",
        "giveaway_winners",
        "web_app_data",
    ]
)
"""The parts of a message that hold what somebody wants to say; others tell what happened in the chat."""
_BESIDE_A_COMMAND = frozenset(["quote", "external_reply", "forward_origin"])
"""What somebody else said, or who did."""
_STAYS: Mapping[str, Stay] = MappingProxyType(
    dict.fromkeys([*CARRIES_WORDS, ContactKind.ADDRESS], Stay.TALK)
    | dict.fromkeys([AlertKind.DRAFT, *VisitKind], Stay.MATTER)
)
"""How long what the bot says has to be there; what is not named was asked for, and can be asked for again."""


_LARGEST = 1 << 53
_LAST_DATE = 1 << 33
"""In seconds: some year that a datetime still knows."""


@dataclass(frozen=True, slots=True)
class Written:
    """A message that somebody wrote in their private chat. `at` is aware, UTC."""

    chat: int
    message: int
    at: datetime


def written_in(update: Any) -> Written | None:
    """What holds content in an update as Telegram gave it, whatever is wrong with the rest of it."""
    message = newly_written(update)
    chat, number, date = message.get("chat"), message.get("message_id"), message.get("date")
    private = isinstance(chat, dict) and chat.get("type") == ChatType.PRIVATE
    if not private or not _CONTENT & message.keys() or _is_bare_command(update):
        return None
    account = chat.get("id") if isinstance(chat, dict) else None
    if not (_is_number(account) and _is_number(number) and _is_number(date)):
        return None
    return Written(account, number, datetime.fromtimestamp(min(date, _LAST_DATE), UTC))


def note_written(update: Any, work: UnitOfWork, stay: Stay = Stay.LOOSE) -> None:
    """Before it is handled: it belongs to nothing yet."""
    written = written_in(update)
    if written is not None:
        said_at = min(written.at, work.now)
        until = remove_at(stay, said_at, work.now, work.town.chats)
        work.chats.note(written.chat, written.message, Side.IN, LOOSE, said_at, until, None)


def take_out_masked(update: Any, work: UnitOfWork) -> None:
    """After it was handled: what was masked in what is kept does not stay in the chat either."""
    written = written_in(update)
    if written is not None and found_in(update):
        work.chats.has_served(written.chat, written.message, work.now)


def in_its_place(parcel: Parcel, said: object, work: UnitOfWork) -> Parcel:
    """Nothing is written into a message that Telegram would let anybody forward, but sent anew in its place."""
    notice, living = parcel.notice, parcel.living
    if notice.manner is not Manner.EDIT or living is None or not isinstance(said, Message) or not said.protect:
        return parcel
    if work.chats.was_said(parcel.chat, living):
        return parcel
    return replace(parcel, notice=replace(notice, manner=Manner.MOVE, sound=False))


def note_said(parcel: Parcel, said: Message, sent: Sent, work: UnitOfWork) -> None:
    """What was sent stands in the chat; what it confirms has served, and what stood in its place is there no longer."""
    if sent.message is None or parcel.person is None:
        return
    chat, notice, living = parcel.chat, parcel.notice, parcel.living
    if living is not None and sent.taken_away:
        work.chats.is_not_there(chat, living, "another took its place")
    elif living is not None and notice.manner is Manner.MOVE:
        work.chats.has_served(chat, living, work.now)
    if said.holds_content:
        since = work.outbox.stands_since(chat, sent.message) if sent.message == living else None
        said_at = since or work.now
        until = remove_at(_STAYS.get(notice.kind, Stay.DETAILS), said_at, work.now, work.town.chats)
        work.chats.note(chat, sent.message, Side.OUT, notice.kind, said_at, until, notice.about)
    elif sent.message == living:
        work.chats.is_not_there(chat, sent.message, "without content by now")
    has_been_said(notice, chat, work)


def _is_number(found: Any) -> TypeGuard[int]:
    """Of an account, a message or a second: as large as Telegram makes them at the most."""
    return isinstance(found, int) and 0 < found < _LARGEST


def _is_bare_command(update: Any) -> bool:
    """A command alone tells nothing."""
    message = newly_written(update)
    words = message.get("text")
    return (
        isinstance(words, str)
        and is_command_alone(words)
        and not _BESIDE_A_COMMAND & message.keys()
        and not found_in(update)
    )
