"""An alert meets people: the first step of its ladder, the cards of a step, and what is called off again."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from core.alerts import notices
from core.alerts.alert import Alert
from core.alerts.climbing.ladder import Step, begun, climb, ladder_for, reach
from core.alerts.climbing.notices import ClimbingKind, offer_over
from core.alerts.climbing.watch import watched
from core.alerts.journal import Entry, EntryKind
from core.alerts.needs import AlertWork
from core.alerts.notices import AlertKind
from core.alerts.serving import is_over
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


def keep(alert: Alert, work: AlertWork) -> None:
    """Save a step of its life. To whom it was offered before it, and is not any longer, sees what became of it. What
    chats hold of one that is over goes."""
    before = work.alerts.get(alert.id)
    offered_to = before.offered_to
    work.alerts.save(alert)
    is_over(before, alert, work)
    if offered_to not in (None, alert.offered_to):
        work.hush(alert.id, ClimbingKind.OFFER)
        work.tell(offer_over(alert, work.people.get(offered_to or 0)))


def show_change(step: Step, work: AlertWork) -> None:
    """The card as it is now, for those who have it and were not rung."""
    told = (*step.rings, *step.shows)
    others = [person for person in work.alerts.holders(step.alert.id) if person not in told]
    work.tell(*notices.cards_changed(step.alert, others, None))
    show_to_followers(step.alert, work)
    work.tell(notices.receipt(work.reports.get(step.alert.id), Manner.AMEND))


def show_to_followers(leader: Alert, work: AlertWork) -> None:
    """What follows it says on its card too how long it waits and to whom it is offered."""
    for each in work.alerts.joined_to(leader.id):
        work.tell(*(notices.cards_changed(each, work.alerts.holders(each.id), None) if each.is_open else ()))


def call_off(alert: Alert, work: AlertWork) -> None:
    """What still waits to be said about it, here or beside Telegram, is not said."""
    work.hush(alert.id, *_CALLED_OFF)
    work.calls.cancel(alert.id)


def watch(alert: Alert, work: AlertWork) -> Alert:
    """Taken, and watched from now on."""
    return watched(alert, ladder_for(alert.urgency, work.town.ladders), work.now, work.hours)


def _those_in_charge(alert: Alert, roster: Roster) -> tuple[Person, ...]:
    return roster.caretakers(alert.area) or roster.secretariat()


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
