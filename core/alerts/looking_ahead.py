"""When it is looked whether every rung reaches somebody, and how the secretariat hears of it."""

import hashlib
import json
from datetime import datetime, timedelta

from core.alerts.climbing.ringing import roster_of
from core.alerts.coverage import AHEAD, Gap, Watched, gaps
from core.alerts.needs import AlertWork
from core.alerts.standing_in import notices
from core.kernel.town import Town
from core.people.duty_plan import Crew
from core.people.person import Role

QUIET = timedelta(minutes=10)
"""So long after the last change it is looked: inviting people one after the other is one change."""
AGAIN_AFTER = timedelta(days=7)
_NIGHT = 4
"""The hour on the town's clock in which it is looked every night: there is one in every night of the year."""

_DUE, _NIGHT_OF, _TOWN, _TOLD = "coverage_due", "coverage_night", "coverage_town", "coverage_told"
"""Settings: when it is looked next, the day of the last night, the configuration it was looked at with, and by finding
when it was told."""


def gaps_ahead(work: AlertWork) -> tuple[Gap, ...]:
    """What reaches nobody in the next 14 days, as far as is known now. That nobody comes next is no finding of its own
    where nobody comes first."""
    staff = work.people.with_roles(Role.CARETAKER, Role.SECRETARIAT)
    crew = Crew(staff, work.absences.between(work.now, work.now + AHEAD), work.town.routing.order)
    areas = [area.key for area in work.town.areas]
    found = gaps(crew, Watched(work.town.ladders, areas, work.hours), work.now)
    return tuple(gap for gap in found if gap.serious or gap.alone is not None)


def latest_gaps(work: AlertWork) -> tuple[Gap, ...]:
    """Of those, what was told last; what is serious stays to be read as long as it is so."""
    found, told = gaps_ahead(work), _told(work)
    latest = max((told[each.name] for each in found if each.name in told), default=None)
    return tuple(each for each in found if each.serious or told.get(each.name) == latest)


def look_again(work: AlertWork) -> None:
    """People or absences have changed, or the bot has just begun: it is looked when nothing more has changed for a
    while; with another configuration at once."""
    town = _name_of(work.town)
    known = work.settings.get(_TOWN)
    if known != town:
        work.settings.set(_TOWN, town)
    work.settings.set_moment(_DUE, work.now if known not in (None, town) else work.now + QUIET)


def look_ahead(work: AlertWork) -> None:
    """After a change: what is serious, or because somebody is away. Every night: all of it."""
    local = work.now.astimezone(work.town.zone)
    tonight = local.hour == _NIGHT and work.settings.get(_NIGHT_OF) != local.date().isoformat()
    due = work.settings.moment(_DUE)
    changed = due is not None and due <= work.now
    if tonight:
        work.settings.set(_NIGHT_OF, local.date().isoformat())
    if changed:
        work.settings.set(_DUE, "")
    if tonight or changed:
        _tell(gaps_ahead(work), work, everything=tonight)


def _tell(found: tuple[Gap, ...], work: AlertWork, *, everything: bool) -> None:
    """In one message, what is new or was told a week ago. What is over is taken out of the message that stands."""
    told = _told(work)
    new = [each for each in found if told.get(each.name, work.now - AGAIN_AFTER) <= work.now - AGAIN_AFTER]
    new = [each for each in new if everything or each.serious or each.begins_at is not None]
    kept = {each.name: told[each.name] for each in found if each.name in told}
    people = roster_of(work).secretariat()
    if not people or (not new and kept == told):
        return
    fresh = {each.name: work.now for each in new}
    work.settings.set(_TOLD, json.dumps({name: at.isoformat() for name, at in (kept | fresh).items()}))
    work.tell(*(notices.coverage(person, work, changed=not new) for person in people))


def _told(work: AlertWork) -> dict[str, datetime]:
    """When which finding was told."""
    kept: dict[str, str] = json.loads(work.settings.get(_TOLD) or "{}")
    return {name: datetime.fromisoformat(at) for name, at in kept.items()}


def _name_of(town: Town) -> str:
    """Equal for equal configurations."""
    return hashlib.sha256(town.model_dump_json().encode()).hexdigest()
