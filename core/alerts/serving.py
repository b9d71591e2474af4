"""When a message with content has served: it was kept with its report and that was said, or its report is over."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from core.alerts.alert import Alert
from core.alerts.journal import EntryKind
from core.alerts.keeping_out.notices import KeepingOutKind
from core.alerts.needs import AlertWork
from core.alerts.notices import AlertKind
from core.alerts.talking.notices import CARRIES_WORDS
from core.kernel.notice import Notice
from core.privacy.removal import Stay, remove_at

_STAYS: Mapping[EntryKind, Stay] = MappingProxyType(
    {EntryKind.WROTE: Stay.MATTER, EntryKind.SAID: Stay.TALK, EntryKind.ANSWERED: Stay.TALK}
)
"""What somebody wrote for a report goes when the report is sent, their part of a conversation like the other side's.
All else is kept with something that is sent already, and done with."""
_SERVED_BY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        AlertKind.RECEIPT: frozenset({EntryKind.WROTE, EntryKind.ADDED, AlertKind.DRAFT}),
        KeepingOutKind.HELD: frozenset({EntryKind.WROTE, EntryKind.ADDED, AlertKind.DRAFT}),
        AlertKind.ADDED: frozenset({EntryKind.ADDED}),
        AlertKind.NOTED: frozenset({EntryKind.NOTED}),
    }
)
"""What has served in a chat as soon as that was said there."""


def is_kept(message: int, by: int, kind: EntryKind, report: int, work: AlertWork) -> None:
    """What they wrote is an entry of a report now: their message goes with that."""
    chat = work.people.get(by).account
    said_at = work.chats.said_at(chat, message)
    if said_at is not None:
        until = remove_at(_STAYS.get(kind, Stay.LOOSE), said_at, work.now, work.town.chats)
        work.chats.belongs(chat, message, report, kind, until)


def has_been_said(notice: Notice, chat: int, work: AlertWork) -> None:
    """It stands in the chat: what it confirms goes."""
    served = _SERVED_BY.get(notice.kind)
    if served is not None and notice.about is not None:
        at = work.now + timedelta(minutes=work.town.chats.sent_minutes)
        work.chats.have_served(notice.about, at, chat, served)


def draft_is_over(draft: int, work: AlertWork) -> None:
    """What was written for it goes; that it is gone is said in the place of what was shown of it."""
    work.chats.have_served(draft, work.now, kinds=(EntryKind.WROTE,))


def held_is_over(report: int, work: AlertWork) -> None:
    """What was held back was sent on or deleted: what anybody has of it in their chat goes."""
    work.chats.have_served(report, work.now)


def is_over(before: Alert, after: Alert, work: AlertWork) -> None:
    """It ended, or became part of another: what was shown of it goes from every chat. What somebody wrote to somebody
    else keeps its time: it may not have been read."""
    joined = after.joined_to is not None and before.joined_to != after.joined_to
    if joined or (before.is_open and not after.is_open):
        work.chats.have_served(after.id, work.now, but=[*CARRIES_WORDS, AlertKind.DRAFT])
