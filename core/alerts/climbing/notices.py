"""What is said while an alert is on its ladder, or watched: one function a notice."""

from enum import StrEnum

from core.alerts.alert import Alert
from core.alerts.notices import alert_priority, card_slot
from core.kernel.notice import Fact, Manner, Notice
from core.people.person import Person


class ClimbingKind(StrEnum):
    """What a notice about the ladder says."""

    STILL_ON_IT = "still_on_it"
    POSTPONING = "postponing"
    POSTPONED = "postponed"
    ASK_FOR_TIME = "ask_for_time"
    COLLEAGUES = "colleagues"
    OFFER = "offer"
    OFFER_ANSWERED = "offer_answered"
    OFFER_OVER = "offer_over"
    ACUTE_JOINED = "acute_joined"
    ASK_FOR_REASON = "ask_for_reason"
    OPENED_AGAIN = "opened_again"


def still_on_it(alert: Alert, to: Person) -> Notice:
    """No sign of life: are you still on it?"""
    slot = card_slot(alert.id)
    return Notice(ClimbingKind.STILL_ON_IT, to.id, alert.id, slot, Manner.MOVE, alert_priority(alert))


def ask_for_time(alert: Alert, to: Person, *, again: bool = False) -> Notice:
    """Until when, in their own words?"""
    return Notice(ClimbingKind.ASK_FOR_TIME, to.id, alert.id, facts={"again": again})


def postponed(alert: Alert, to: Person) -> Notice:
    """What they wrote was understood."""
    return Notice(ClimbingKind.POSTPONED, to.id, alert.id, sound=False)


def opened_again(alert: Alert, to: Person) -> Notice:
    """Their reason is kept, and it is theirs."""
    return Notice(ClimbingKind.OPENED_AGAIN, to.id, alert.id, sound=False)


def offered(alert: Alert, to: Person) -> Notice:
    """A colleague would like them to have it."""
    return Notice(ClimbingKind.OFFER, to.id, alert.id, _offer_slot(alert), Manner.MOVE, alert_priority(alert))


def offer_over(alert: Alert, to: Person) -> Notice:
    """What became of it, in place of the offer."""
    return Notice(ClimbingKind.OFFER_OVER, to.id, alert.id, _offer_slot(alert), Manner.AMEND)


def acute_joined(alert: Alert, leader: Alert, to: Person) -> Notice:
    """Something acute belongs to what they have, from now on."""
    slot = card_slot(leader.id)
    return Notice(ClimbingKind.ACUTE_JOINED, to.id, alert.id, slot, Manner.REPLY, alert_priority(alert))


def offer_answered(alert: Alert, to: Person, by: int, *, accepted: bool, there: bool) -> Notice:
    """Whether the colleague has it now. Nobody absent is woken by it: is whoever offered it `there`?"""
    facts: dict[str, Fact] = {"by": by, "accepted": accepted}
    return Notice(ClimbingKind.OFFER_ANSWERED, to.id, alert.id, sound=there, facts=facts)


def ask_for_reason(alert: Alert, to: Person) -> Notice:
    """Why is it to be opened again?"""
    return Notice(ClimbingKind.ASK_FOR_REASON, to.id, alert.id)


def _offer_slot(alert: Alert) -> str:
    return f"offer:{alert.id}"
