"""The rungs of a ladder in time: which are due, whom they ring, and when the next one comes."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.alerts.alert import Alert
from core.alerts.reading import Urgency
from core.kernel.town import Ladder, Ladders, Rung, Who
from core.kernel.working_time import WorkingTime
from core.people.person import Person
from core.people.roster import Roster


@dataclass(frozen=True, slots=True)
class Step:
    """What a climb leads to: the alert as it becomes, whom to ring (each once, however many rungs were due), who sees
    it without being rung, and the rungs that reached nobody."""

    alert: Alert
    rings: tuple[Person, ...] = ()
    shows: tuple[Person, ...] = ()
    skipped: tuple[Who, ...] = ()

    @property
    def reached(self) -> bool:
        return bool(self.rings)


def ladder_for(urgency: Urgency, ladders: Ladders) -> Ladder:
    """The town's ladder for this urgency."""
    return {Urgency.ACUTE: ladders.acute, Urgency.TODAY: ladders.today, Urgency.CAN_WAIT: ladders.can_wait}[urgency]


def first_rings_at(ladder: Ladder, begins: datetime, hours: WorkingTime) -> datetime:
    """When somebody is rung at the earliest, if it begins then."""
    due = max(begins, _due_at(ladder, 0, begins, hours))
    return due if ladder.at_any_hour else hours.next_open(due)


def begun(alert: Alert, ladder: Ladder, now: datetime, hours: WorkingTime) -> Alert:
    """At the foot of this ladder, which is its own from now on, whatever the town's file says later."""
    return replace(
        alert,
        ladder=ladder,
        round=alert.round + 1,
        rung=0,
        began_at=now,
        next_step_at=_due_at(ladder, 0, now, hours),
        alive_at=None,
        asked_at=None,
        postponed_until=None,
        postponed_by=None,
        offered_to=None,
        offered_by=None,
    )


def eased(alert: Alert, ladder: Ladder, now: datetime, hours: WorkingTime) -> Alert:
    """On this ladder, with its first rung behind it: those in charge know of it already."""
    fresh = begun(alert, ladder, now, hours)
    following = _due_at(ladder, 1, now, hours) if len(ladder.rungs) > 1 else _later(ladder, now, hours)
    return replace(fresh, rung=1, next_step_at=following)


def climb(alert: Alert, ladder: Ladder, roster: Roster, hours: WorkingTime, but: Collection[int] = ()) -> Step:
    """The step that is due at the roster's moment. After an outage it is one step for all the rungs that were missed.
    Rungs that reach nobody (`but` are not rung, unless it is acute and there is nobody else) are skipped at once to the
    next. When not one rung reaches anybody the alert stays where it is, to be tried again."""
    now, began = roster.at, alert.began_at or roster.at
    if not ladder.at_any_hour and not hours.is_open(now):
        shown = roster.caretakers(alert.area) or roster.secretariat()
        return Step(replace(alert, next_step_at=hours.next_open(now)), shows=shown)
    rung, rings, skipped = alert.rung, dict[Person, None](), list[Who]()
    while not rings or (rung < len(ladder.rungs) and _due_at(ladder, rung, began, hours) <= now):
        who = ladder.rungs[rung].who if rung < len(ladder.rungs) else Who.ALL
        reached = [person for person in reach(who, alert.area, roster) if person.id not in but]
        rings |= dict.fromkeys(reached)
        skipped += [] if reached else [who]
        rung += 1
        if rung > len(ladder.rungs):
            break
    if not rings and but and ladder.at_any_hour:
        return climb(alert, ladder, roster, hours)
    if not rings:
        return Step(replace(alert, next_step_at=_later(ladder, now, hours)), skipped=(Who.ALL,))
    shows = tuple(person for person in roster.caretakers(alert.area) if person not in rings) if alert.rung == 0 else ()
    following = _due_at(ladder, rung, began, hours) if rung < len(ladder.rungs) else _later(ladder, now, hours)
    return Step(replace(alert, rung=rung, next_step_at=following), tuple(rings), shows, tuple(skipped))


def reach(who: Who, area: str, roster: Roster) -> tuple[Person, ...]:
    """The people of a rung who can be rung now."""
    stand_in = roster.stand_in(area)
    in_charge, standing_in = roster.caretakers(area)[:1], (stand_in,) if stand_in else ()
    match who:
        case Who.CARETAKER:
            return in_charge
        case Who.STAND_IN:
            return standing_in
        case Who.SECRETARIAT:
            return roster.secretariat()
        case Who.ALL:
            return (*in_charge, *standing_in, *(each for each in roster.secretariat() if each not in standing_in))


def _due_at(ladder: Ladder, rung: int, began: datetime, hours: WorkingTime) -> datetime:
    return _after(ladder, ladder.rungs[rung], began, hours)


def _after(ladder: Ladder, rung: Rung, began: datetime, hours: WorkingTime) -> datetime:
    if rung.morning:
        return hours.next_morning(began)
    if rung.days:
        return hours.days_after(began, rung.days)
    return passed(ladder, began, rung.minutes, hours)


def passed(ladder: Ladder, since: datetime, minutes: int, hours: WorkingTime) -> datetime:
    """When so many minutes have passed as this ladder counts them: all of them, or those of working time."""
    return since + timedelta(minutes=minutes) if ladder.at_any_hour else hours.after(since, minutes)


def _later(ladder: Ladder, now: datetime, hours: WorkingTime) -> datetime:
    return passed(ladder, now, ladder.repeat, hours)
