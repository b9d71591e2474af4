"""What is said about telling residents: nothing about anybody stands in it but a reference, an area and a day."""

from enum import StrEnum

from core.alerts.alert import Alert
from core.alerts.needs import AlertWork
from core.kernel.notice import Manner, Notice, Priority
from core.people.person import Person

_SLOT = "informings"


class InformingKind(StrEnum):
    """What a notice about telling residents says."""

    DECIDE = "informing_decide"
    GROUNDS = "informing_grounds"
    ASK_FOR_WORDS = "informing_words"
    NOTED = "informing_noted"
    REMINDER = "informing_reminder"
    LIST = "informing_list"
    OVERDUE = "informing_overdue"


def reminder(alert: Alert, to: Person, work: AlertWork) -> Notice:
    """A week is left. Nobody is woken by it."""
    sound = work.hours.is_open(work.now)
    return Notice(InformingKind.REMINDER, to.id, alert.id, priority=Priority.REMINDER, sound=sound)


def overdue(to: Person) -> Notice:
    """How many were not told in time."""
    return Notice(InformingKind.OVERDUE, to.id, slot=_SLOT, manner=Manner.MOVE, priority=Priority.REMINDER)


def listed(to: Person, offset: int, manner: Manner) -> Notice:
    """All of them, from this one on."""
    return Notice(InformingKind.LIST, to.id, slot=_SLOT, manner=manner, facts={"offset": offset})
