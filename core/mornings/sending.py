"""When the list of the morning is sent, and to whom."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from core.alerts.climbing.ringing import roster_of
from core.kernel.notice import Manner, Notice, Priority
from core.kernel.working_time import WorkingTime
from core.mornings.lines import lines_of
from core.mornings.needs import MorningWork
from core.mornings.notices import MorningKind
from core.people.person import Person

_NOON = time(12)
_AN_HOUR = timedelta(hours=1)
_LONGEST_WAIT = timedelta(hours=26)
"""No day is longer: a moment further ahead was kept while the clock was wrong."""
_ALL = 0
"""The lists of a morning are looked at together."""


def begin_mornings(work: MorningWork) -> None:
    """From the first start on: what was before it is nobody's list."""
    if work.mornings.look_at() is None:
        work.mornings.set_look_at(look_again_at(work.now, work.hours))


def due_lists(work: MorningWork) -> Sequence[int]:
    """Whether there is anything to look at: a moment that is kept is compared with the clock."""
    look_at = work.mornings.look_at()
    waits = look_at is None or work.now < look_at <= work.now + _LONGEST_WAIT
    return () if waits else (_ALL,)


def send_lists(_: int, work: MorningWork) -> None:
    """Today's list to everybody who is there and has something on it, when it is time; once a day and person."""
    look_at = work.mornings.look_at()
    if look_at is None or not due_lists(work):
        return
    work.mornings.set_look_at(look_again_at(work.now, work.hours))
    if look_at > work.now or not is_time(work.now, work.town.hours.morning, work.hours):
        return
    roster = roster_of(work)
    for person in roster.staff:
        if roster.can_be_rung(person) and lines_of(person, 1, work):
            work.tell(_list(person, work))


def is_time(now: datetime, morning: time, hours: WorkingTime) -> bool:
    """On a working day, from that hour on the town's clock until noon (an hour, where the list comes later): after an
    outage that lasted longer nobody needs it."""
    day = hours.day_of(now)
    if hours.hours_of(day) is None:
        return False
    begins = hours.at(day, morning)
    return begins <= now < max(hours.at(day, _NOON), begins + _AN_HOUR)


def look_again_at(now: datetime, hours: WorkingTime) -> datetime:
    """At the next list, or when the next day begins: by then the town's file may say something else."""
    midnight = hours.at(hours.day_of(now) + timedelta(days=1), time())
    return min(hours.next_morning(now), midnight)


def _list(to: Person, work: MorningWork) -> Notice:
    """With sound, in one living message: today's takes the place of the one before."""
    key = f"morning:{work.hours.day_of(work.now)}:{to.id}"
    return Notice(MorningKind.LIST, to.id, slot="morning", manner=Manner.MOVE, priority=Priority.REMINDER, key=key)
