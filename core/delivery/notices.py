"""What the secretariat is told about the bot itself: one function a notice."""

from datetime import datetime
from enum import StrEnum

from core.delivery.audit import Found
from core.kernel.notice import Fact, Notice, Priority


class OperatingKind(StrEnum):
    """What a notice about how the bot runs says."""

    MENDED = "mended"
    NOT_MENDED = "not_mended"
    MAY_BE_LOST = "may_be_lost"
    NOT_REMOVED = "not_removed"


def mended(to: int, now: datetime) -> Notice:
    """What had to be mended more than once; which it is, the card looks up."""
    return Notice(OperatingKind.MENDED, to, key=f"mended:{now:%Y%m%dT%H%M}:{to}", priority=Priority.ALERT)


def not_mended(to: int, found: Found, rows: int, now: datetime) -> Notice:
    """What is stuck and stays stuck, told once a day."""
    facts: dict[str, Fact] = {"what": found.what, "since": found.since.isoformat(), "rows": rows}
    key = f"not_mended:{found.what}:{now:%Y%m%d}:{to}"
    return Notice(OperatingKind.NOT_MENDED, to, found.row, priority=Priority.ALERT, key=key, facts=facts)


def not_removed(to: int, number: int, now: datetime) -> Notice:
    """So many messages with content stand in chats that should be gone."""
    key = f"not_removed:{now:%Y%m%dT%H%M}:{to}"
    return Notice(OperatingKind.NOT_REMOVED, to, priority=Priority.ALERT, key=key, facts={"number": number})


def may_be_lost(to: int, heard: datetime, again: datetime, kept_from: datetime) -> Notice:
    """Telegram was last heard at one moment and again at another; what was sent before `kept_from` it no longer has."""
    facts = {"heard": heard.isoformat(), "again": again.isoformat(), "kept_from": kept_from.isoformat()}
    key = f"may_be_lost:{heard:%Y%m%dT%H%M%S}:{to}"
    return Notice(OperatingKind.MAY_BE_LOST, to, priority=Priority.ALERT, key=key, facts=facts)
