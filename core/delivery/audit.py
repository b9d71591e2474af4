"""Watching the watchers: what can be stuck, how long is too long, and what is told of what had to be mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from core.kernel.notice import Priority
from core.kernel.town import Pacing

PATIENCE = timedelta(minutes=1)
"""So long anything may wait for whoever should see to it, before it counts as stuck."""
WATCHED = timedelta(hours=24)
"""What had to be mended twice within this is told to people."""

_SHARE_OF_BULK = 0.8
"""The part of the allowance that reminders and bulk may use."""


class Stuck(StrEnum):
    """What can be stuck."""

    NOTICE_LEASE = "notice_lease"
    """A message was being sent, and nobody waits for its end."""
    CALL_LEASE = "call_lease"
    """The same beside Telegram."""
    RUNG = "rung"
    """The next step of an alert is due and was not taken."""
    VISIT = "visit"
    """Somebody is inside, and what is due about that was not done."""
    UPDATE = "update"
    """Something was received and not handled."""
    NOTICE = "notice"
    """A message waits longer than the pace explains."""
    NOBODYS = "nobodys"
    """An alert that nobody has who can be reached, though somebody could."""
    ORPHAN = "orphan"
    """An alert whose taker is not there any more."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is stuck: the number of its row, and since when. Aware, UTC."""

    what: Stuck
    row: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Repeated:
    """What had to be mended more than once: how often, and since when it was stuck the first of these times."""

    what: Stuck
    since: datetime
    times: int


class Repairs(Protocol):
    """What was mended."""

    def repeated(self, since: datetime) -> Sequence[Repeated]:
        """What had to be mended at least twice since then."""
        ...


def is_explained(priority: Priority, wait: timedelta, before: int, in_chat: int, pacing: Pacing) -> bool:
    """Whether a message may have waited so long. An acute one goes before everything and may not; another may, when
    `before` messages to anybody, or `in_chat` to the same chat, could have gone before it at Telegram's pace."""
    if priority is Priority.ACUTE:
        return wait <= PATIENCE
    overall = pacing.overall_a_second * (_SHARE_OF_BULK if priority >= Priority.REMINDER else 1.0)
    seconds = max(before / overall, in_chat / pacing.private_a_second)
    return wait <= PATIENCE + timedelta(seconds=seconds)
