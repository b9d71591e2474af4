"""Nobody stands in for somebody who goes soon: they are reminded in time, on a working day."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from core.people.absence import Absence
from core.people.being_away import notices
from core.people.being_away.notices import AwayKind
from core.people.needs import PeopleWork

_AHEAD = timedelta(days=2)


def reminded_until(work: PeopleWork) -> datetime:
    """Who goes before this is reminded now: two days before the first day, or on the last working day before that, from
    when people are at work."""
    today = work.hours.day_of(work.now)
    hours = work.hours.hours_of(today)
    since = hours[1] if hours is not None and work.now >= hours[0] else work.now
    return work.hours.at(work.hours.day_of(work.hours.next_open(since)) + _AHEAD, time(0))


def remind(absence: Absence, work: PeopleWork) -> None:
    """The one who goes and the secretariat: nobody stands in yet."""
    work.absences.note_told(replace(absence, reminded_at=work.now))
    concerned = dict.fromkeys((absence.person, *(person.id for person in notices.secretariat(work))))
    work.tell(*(notices.moved(notices.told(AwayKind.NO_STAND_IN, to, absence.id, work)) for to in concerned))
