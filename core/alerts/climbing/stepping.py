"""What happens by itself at an alert's next moment: a rung is climbed, whoever has it is asked, or it is free again."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from core.alerts import notices
from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.ladder import Step, begun, climb, eased, ladder_for, reach
from core.alerts.climbing.notices import ClimbingKind, still_on_it
from core.alerts.climbing.watch import asked, watched
from core.alerts.journal import Entry, EntryKind
from core.alerts.lifecycle import as_urgent_as, let_go
from core.alerts.needs import AlertWork
from core.alerts.notices import AlertKind
from core.alerts.report import ReportState
from core.delivery.call import Call, CallKind
from core.kernel.notice import Manner
from core.kernel.town import Ladder, Who
from core.people.person import Person, Role
from core.people.roster import Roster

_CALLED_OFF = (AlertKind.CARD, ClimbingKind.STILL_ON_IT, ClimbingKind.OFFER)


def roster_of(work: AlertWork) -> Roster:
    """Who can act now."""
    staff = work.people.with_roles(Role.CARETAKER, Role.SECRETARIAT)
    return Roster(staff, work.absences.at(work.now), work.town.routing.order, work.now)


def ladder_of(alert: Alert, work: AlertWork) -> Ladder:
    """The one that was in force when it began."""
    return alert.ladder or ladder_for(alert.urgency, work.town.ladders)


def first_step(alert: Alert, work: AlertWork, but: Collection[int] = ()) -> Step:
    """From the foot of the ladder of its urgency. What is not due yet (out of hours, or until the morning) is shown,
    without a sound, to those in charge; so is what follows another, which climbs for both. `but` are not rung."""
    ladder, roster = ladder_for(alert.urgency, work.town.ladders), roster_of(work)
    fresh = begun(alert, ladder, work.now, work.hours)
    if alert.joined_to is not None:
        return Step(replace(fresh, next_step_at=None), shows=_those_in_charge(alert, roster))
    if fresh.next_step_at is not None and fresh.next_step_at <= work.now:
        return climb(fresh, ladder, roster, work.hours, but)
    return Step(fresh, shows=_those_in_charge(alert, roster))


def announce(step: Step, work: AlertWork) -> bool:
    """Give out the cards of a step that was kept, and note whom it rang; whether anybody has got one."""
    alert, people = step.alert, (*step.rings, *step.shows)
    work.alerts.give(alert.id, [person.id for person in people], work.now)
    work.tell(*notices.cards(alert, step.rings), *notices.cards_shown(alert, step.shows))
    for _ in step.skipped:
        work.journal.write(Entry(work.new_id(), alert.id, EntryKind.SKIPPED, work.now))
    for person in step.rings:
        work.journal.write(Entry(work.new_id(), alert.id, EntryKind.RANG, work.now, person.id))
    if alert.ladder is not None and alert.ladder.at_any_hour:
        _call_beside_telegram(step, work)
    return bool(people)


def take_next_step(alert: int, work: AlertWork) -> None:
    """Whatever is due for it; nothing when it is not (any longer)."""
    now = work.alerts.get(alert)
    if now.next_step_at is None or now.next_step_at > work.now:
        return
    if now.postponed_until is not None:
        end_postponement(now, work)
    elif now.state is AlertState.NEW:
        climb_on(now, work)
    elif now.asked_at is None:
        _ask(now, work)
    else:
        give_back(now, EntryKind.RETURNED, work)


def climb_on(alert: Alert, work: AlertWork) -> None:
    """The next rung. The reporter hears when nobody can be reached, and sees when somebody is again."""
    roster = roster_of(work)
    waited = not any(person.reachable for person in work.alerts.holders(alert.id))
    step = climb(alert, alert.ladder, roster, work.hours) if alert.ladder else first_step(alert, work)
    work.alerts.climb(step.alert)
    reached = announce(step, work)
    if waited:
        manner = Manner.AMEND if reached else Manner.MOVE
        work.tell(notices.receipt(work.reports.get(alert.id), manner, nobody=not reached))


def end_postponement(alert: Alert, work: AlertWork) -> None:
    """Its time has come: it is on the ladder again, and whoever postponed it is rung too."""
    for each in _together(alert, work):
        _free(each, _with_postponer(each, work), EntryKind.RETURNED, None, work)


def give_back(alert: Alert, kind: EntryKind, work: AlertWork, by: int | None = None) -> None:
    """On the ladder again, with its history and what follows it; whoever had it is not the first to be rung. Its
    reporter hears that nobody has it just now."""
    had = [alert.taken_by] if alert.taken_by is not None else []
    for each in _together(alert, work):
        freed = _free(each, first_step(let_go(each), work, had), kind, by, work)
        report = work.reports.get(freed.id)
        work.tell(*(notices.status(report, freed) if report.state is ReportState.SENT else ()))


def _together(alert: Alert, work: AlertWork) -> list[Alert]:
    """It, and what follows it and is the same person's."""
    followers = work.alerts.joined_to(alert.id) if alert.taken_by is not None else ()
    return [alert, *(each for each in followers if each.is_open and each.taken_by == alert.taken_by)]


def _free(alert: Alert, step: Step, kind: EntryKind, by: int | None, work: AlertWork) -> Alert:
    """Keep that nobody has it any more, and let those who act on it know."""
    work.alerts.save(step.alert)
    work.journal.write(Entry(work.new_id(), alert.id, kind, work.now, by))
    call_off(alert, work)
    announce(step, work)
    _show_change(step, work)
    return step.alert


def _with_postponer(alert: Alert, work: AlertWork) -> Step:
    """The first step, and whoever had postponed it."""
    step, roster = first_step(let_go(alert), work), roster_of(work)
    mine = [person for person in roster.staff if person.id == alert.postponed_by and roster.can_be_rung(person)]
    rings = tuple(dict.fromkeys((*mine, *step.rings))) if step.rings else ()
    return replace(step, rings=rings, shows=tuple(person for person in step.shows if person not in rings))


def change_urgency(alert: Alert, work: AlertWork, *, ring: bool) -> Alert:
    """It is as urgent as it says from now on: on another ladder, at whose foot those in charge are rung (`ring`) or
    count as rung already. Whoever has taken it is watched by that ladder."""
    if alert.state is AlertState.TAKEN:
        step = Step(watch(alert, work))
    elif ring or alert.joined_to is not None:
        step = first_step(alert, work)
    else:
        step = Step(eased(alert, ladder_for(alert.urgency, work.town.ladders), work.now, work.hours))
    work.alerts.save(step.alert)
    announce(step, work)
    _show_change(step, work)
    if alert.joined_to is not None:
        lift_leader(step.alert, work)
    return step.alert


def lift_leader(follower: Alert, work: AlertWork) -> None:
    """What it follows climbs for both, so it is as urgent as the more urgent of them, and rings as such."""
    leader = work.alerts.get(follower.joined_to) if follower.joined_to is not None else follower
    lifted = as_urgent_as(leader, follower)
    if leader.is_open and lifted.urgency is not leader.urgency:
        change_urgency(lifted, work, ring=True)


def call_off(alert: Alert, work: AlertWork) -> None:
    """What still waits to be said about it, here or beside Telegram, is not said."""
    work.hush(alert.id, *_CALLED_OFF)
    work.calls.cancel(alert.id)


def watch(alert: Alert, work: AlertWork) -> Alert:
    """Taken, and watched from now on."""
    return watched(alert, ladder_for(alert.urgency, work.town.ladders), work.now, work.hours)


def _those_in_charge(alert: Alert, roster: Roster) -> tuple[Person, ...]:
    return roster.caretakers(alert.area) or roster.secretariat()


def _ask(alert: Alert, work: AlertWork) -> None:
    """Are you still on it? On the phone of whoever has it."""
    now = asked(alert, ladder_of(alert, work), work.now, work.hours)
    work.alerts.climb(now)
    work.journal.write(Entry(work.new_id(), alert.id, EntryKind.ASKED, work.now, alert.taken_by))
    if alert.taken_by is not None:
        work.tell(still_on_it(now, work.people.get(alert.taken_by)))


def _show_change(step: Step, work: AlertWork) -> None:
    """The card as it is now, for those who have it and were not rung."""
    told = (*step.rings, *step.shows)
    others = [person for person in work.alerts.holders(step.alert.id) if person not in told]
    work.tell(*notices.cards_changed(step.alert, others, None))
    work.tell(notices.receipt(work.reports.get(step.alert.id), Manner.AMEND))


def _call_beside_telegram(step: Step, work: AlertWork) -> None:
    """Acute: whoever was rung is called another way too, when the card does not arrive in time, or when nobody has
    taken it by the time of the next rung. Whom Telegram cannot reach at all is called at once, beside whoever was rung
    in their place."""
    alert, soon = step.alert, work.now + timedelta(seconds=work.town.fallback.after_seconds)
    for person in step.rings:
        key = notices.card_key(alert, person)
        work.calls.put(Call(person.id, CallKind.ALERT, alert.id, key, soon, key, alert.next_step_at))
    times = (work.now - (alert.began_at or work.now)) // timedelta(minutes=ladder_of(alert, work).repeat)
    for person in _beyond_telegram(step, work):
        key = f"{notices.card_key(alert, person)}:{times}"  # a rung that reaches nobody is climbed again and again
        work.calls.put(Call(person.id, CallKind.ALERT, alert.id, key, work.now))


def _beyond_telegram(step: Step, work: AlertWork) -> tuple[Person, ...]:
    """Whom the rungs so far would have rung, if only Telegram reached them."""
    alert, ladder, roster = step.alert, ladder_of(step.alert, work), roster_of(work)
    lost = {person.id for person in roster.staff if not person.reachable}
    if not lost or not (step.rings or step.skipped):
        return ()
    climbed = [rung.who for rung in ladder.rungs[: max(1, alert.rung)]]
    everybody = [Who.ALL] if alert.rung > len(ladder.rungs) or not step.rings else []
    as_if = roster.as_if_all_were_reachable()
    rung = (person for who in (*climbed, *everybody) for person in reach(who, alert.area, as_if))
    return tuple(dict.fromkeys(person for person in rung if person.id in lost))
