"""Whatever is over gets an end, and somebody hears of it in time to say that it must stay longer."""

from collections.abc import Sequence
from datetime import datetime

from core.alerts.alert import Alert
from core.alerts.climbing.ringing import roster_of
from core.alerts.ending.length import begin_stay, group_of, stays_until
from core.alerts.ending.needs import Stay
from core.alerts.ending.notices import to_be_erased
from core.alerts.needs import AlertWork
from core.kernel.town.retention import Period
from core.people.person import Person
from core.people.roster import Roster

_AT_ONCE = 50
_WARNED_ON = "ending_told_on"
"""The setting with the day on which everybody was last told."""


def give_an_end(work: AlertWork) -> None:
    """To whatever is over and has none: it ended just now, or before the bot counted."""
    for ended in work.stays.endless(_AT_ONCE):
        begin_stay(work.alerts.get(ended), work)


def warn_of_ends(work: AlertWork) -> None:
    """Once a working day, of all that goes within the days of warning after the next one: so nobody hears of it later
    than that, and each hears of all in one message."""
    day = work.hours.day_of(work.now)
    if work.settings.get(_WARNED_ON) == day.isoformat() or not work.hours.is_open(work.now):
        return
    before = Period(days=work.town.retention.warn_days).after(work.hours.next_morning(work.now), work.town.zone)
    ending, roster = work.stays.unwarned(before, _AT_ONCE), roster_of(work)
    heard = [_warn(stay, before, roster, work) for stay in ending]
    for person in dict.fromkeys(each for each in heard if each is not None):
        work.tell(to_be_erased(person, day))
    if len(ending) < _AT_ONCE:
        work.settings.set(_WARNED_ON, day.isoformat())


def next_warning(work: AlertWork) -> datetime:
    """When somebody is told next of what goes. Aware, UTC."""
    told = work.settings.get(_WARNED_ON) == work.hours.day_of(work.now).isoformat()
    return work.now if work.hours.is_open(work.now) and not told else work.hours.next_morning(work.now)


def hearer(alert: Alert, roster: Roster) -> Person | None:
    """Whoever closed it or had it, or stands in for them; else whoever is on duty for the area; None when nobody can be
    reached."""
    staff = {person.id: person for person in roster.staff}
    known = (staff[each] for each in (alert.closed_by, alert.taken_by) if each in staff)
    there = (roster.in_place_of(each) for each in known)
    return next(filter(None, (*there, *roster.on_duty(alert.area))), None)


def _warn(stay: Stay, before: datetime, roster: Roster, work: AlertWork) -> Person | None:
    """Whoever hears of it; None when it stays longer than was known. However late they hear, they have as many days to
    answer as anybody; what nobody can be told of goes all the same."""
    alert = work.alerts.get(stay.alert)
    until = stays_until(alert, work)
    if until > before:
        work.stays.move(alert.id, until)
        return None
    in_time = Period(days=work.town.retention.warn_days).after(work.now, work.town.zone)
    work.stays.warn(alert.id, max(until, in_time), work.now)
    told = hearer(alert, roster)
    if told is not None:
        work.alerts.give(alert.id, [told.id], work.now)
    return told


def list_for(reader: Person, at_most: int, work: AlertWork) -> Sequence[tuple[Alert, Stay]]:
    """What the reader has been told will go, the first first; of what belongs together only the one that leads."""
    roster, found = roster_of(work), []
    for stay in work.stays.warned(at_most):
        alert = work.alerts.get(stay.alert)
        told = hearer(alert, roster)
        if told is not None and told.id == reader.id and group_of(alert, work)[0].id == alert.id:
            found.append((alert, stay))
    return found
