"""When somebody is reminded that a resident is to be told, and when the secretariat hears that it is too late."""

from collections.abc import Sequence
from datetime import timedelta

from core.alerts.advancing import leader_of
from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.climbing.ringing import roster_of
from core.alerts.needs import AlertWork
from core.informing import notices
from core.kernel.months import months_later
from core.people.person import Person
from core.privacy.informing import REMINDED_BEFORE, begin_clock

AGAIN_AFTER = timedelta(days=7)
_LOOKED_AGAIN_AFTER = timedelta(hours=1)
_AT_ONCE = 200
_BEGUN, _LOOK_AT = "informing_begun", "informing_look_at"
"""Settings: whether what was here before has its clocks, and when it is looked next for what is overdue."""


def begin_clocks(work: AlertWork) -> None:
    """What came in before there were clocks has one from now on, if it is open or its month is not over."""
    if work.settings.get(_BEGUN):
        return
    for alert, opened_at in work.informings.without(months_later(work.now, -1, work.town.zone)):
        begin_clock(alert, opened_at, work)
    work.settings.set_moment(_BEGUN, work.now)


def due_reminders(work: AlertWork) -> Sequence[int]:
    """Alerts that a week is left for."""
    return work.informings.to_remind(work.now + REMINDED_BEFORE, _AT_ONCE)


def remind(alert: int, work: AlertWork) -> None:
    """Once for what belongs together, to whoever has it; to those on duty when they are not there."""
    leader = leader_of(work.alerts.get(alert), work)
    known = {each: work.informings.of(each) for each in (alert, leader.id)}
    work.informings.mark_reminded(alert, work.now)
    clock = known[leader.id]
    if clock is None or clock.decided_at or (clock.reminded_at and alert != leader.id) or not _has_a_clock(leader):
        return
    work.informings.mark_reminded(leader.id, work.now)
    work.tell(*(notices.reminder(leader, person, work) for person in _whose(leader, work)))


def tell_what_is_overdue(work: AlertWork) -> None:
    """To the secretariat in working hours, in one message, once a week for as long as there is any."""
    look_at = work.settings.moment(_LOOK_AT) or work.now
    if work.now < look_at <= work.now + AGAIN_AFTER or not work.hours.is_open(work.now):
        return
    people = roster_of(work).secretariat() if work.informings.overdue(work.now) else ()
    work.tell(*(notices.overdue(person) for person in people))
    work.settings.set_moment(_LOOK_AT, work.now + (AGAIN_AFTER if people else _LOOKED_AGAIN_AFTER))


def _has_a_clock(leader: Alert) -> bool:
    """What was withdrawn or is a duplicate has nobody of its own to tell."""
    return leader.state is not AlertState.WITHDRAWN and leader.outcome is not Outcome.DUPLICATE


def _whose(leader: Alert, work: AlertWork) -> Sequence[Person]:
    roster = roster_of(work)
    has_it = [person for person in roster.staff if person.id == leader.taken_by and roster.can_be_rung(person)]
    return has_it or roster.on_duty(leader.area)
