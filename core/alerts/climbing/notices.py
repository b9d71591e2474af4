"""What is said while an alert is on its ladder, or watched: one function a notice."""

from enum import StrEnum

from core.alerts.alert import Alert
from core.alerts.notices import alert_priority, card_slot
from core.kernel.notice import Manner, Notice
from core.people.person import Person


class ClimbingKind(StrEnum):
    """What a notice about the ladder says."""

    STILL_ON_IT = "still_on_it"


def still_on_it(alert: Alert, to: Person) -> Notice:
    """No sign of life: are you still on it?"""
    slot = card_slot(alert.id)
    return Notice(ClimbingKind.STILL_ON_IT, to.id, alert.id, slot, Manner.MOVE, alert_priority(alert))
