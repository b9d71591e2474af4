"""What is said about alerts that are to be erased."""

from datetime import date
from enum import StrEnum

from core.alerts.alert import Alert
from core.kernel.notice import Manner, Notice, Priority
from core.people.dialogue import Dialogue
from core.people.person import Person

_LIST = "ending"


class EndingKind(StrEnum):
    """What a notice about the end of what is kept says."""

    TO_BE_ERASED = "to_be_erased"
    HOW_LONG = "how_long"
    WHY_LONGER = "why_longer"
    STAYS = "stays"


def to_be_erased(to: Person, day: date) -> Notice:
    """The list of all that goes soon; one message a day, however many they are."""
    key = f"ending:{day}:{to.id}"
    return Notice(EndingKind.TO_BE_ERASED, to.id, slot=_LIST, manner=Manner.MOVE, priority=Priority.REMINDER, key=key)


def page_of_list(to: Person, offset: int) -> Notice:
    """The list from this one on, where it stands."""
    return Notice(EndingKind.TO_BE_ERASED, to.id, slot=_LIST, manner=Manner.EDIT, facts={"offset": offset})


def how_long(alert: Alert, to: Person) -> Notice:
    """How much longer?"""
    return Notice(EndingKind.HOW_LONG, to.id, alert.id)


def why_longer(asking: Dialogue, to: Person) -> Notice:
    """Why? The next message is the reason."""
    return Notice(EndingKind.WHY_LONGER, to.id, asking.about, asking.page)


def stays(alert: Alert, to: Person) -> Notice:
    """Their reason is kept, and until when it stays now."""
    return Notice(EndingKind.STAYS, to.id, alert.id, sound=False)
