"""Somebody goes: what they had taken is free again, and whoever stands in gets it all, in one message."""

from collections.abc import Sequence
from dataclasses import replace

from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.ladder import Step, eased, ladder_for
from core.alerts.climbing.ringing import announce, first_step, roster_of
from core.alerts.climbing.stepping import climb_on, end_taken_back, free, give_back, is_taken_back, on_its_own
from core.alerts.journal import EntryKind
from core.alerts.lifecycle import let_go
from core.alerts.needs import AlertWork
from core.alerts.reading import Urgency
from core.alerts.standing_in import notices
from core.people.absence import TIME_TO_NAME, Absence
from core.people.person import Person


def hand_on(absence: Absence, work: AlertWork) -> None:
    """To whoever stands in, along the chain; when nobody does, each alert goes its own way up the ladder."""
    if absence.stand_in is None and work.now < absence.begins_at + TIME_TO_NAME:
        return
    gone = work.people.get(absence.person)
    stands_in = _who_stands_in(absence, work)
    earlier = work.alerts.still_there(absence.handed_on)
    taken = _without_withdrawn(work.alerts.taken_by(gone.id), work)
    waiting = (*work.alerts.waiting_with(gone.id), *_came_meanwhile(absence, work))
    theirs = [*taken, *waiting, *(each for each in earlier if _waits(each))]
    for alert in dict.fromkeys(each.id for each in theirs):
        _hand_on(work.alerts.get(alert), gone, stands_in, work)
    leading = [each.id for each in theirs if each.joined_to is None]
    handed = tuple(dict.fromkeys((*absence.handed_on, *leading)))
    told = replace(absence, begin_told_at=work.now, handed_on=handed)
    work.absences.note_told(told)
    if stands_in is not None:
        work.tell(notices.handed_on(told, stands_in, work))


def _who_stands_in(absence: Absence, work: AlertWork) -> Person | None:
    if absence.stand_in is None:
        return None
    return roster_of(work).in_place_of(work.people.get(absence.stand_in))


def _came_meanwhile(absence: Absence, work: AlertWork) -> list[Alert]:
    """What would have been theirs and went to whoever stood in until now."""
    now = roster_of(work)
    others = [each for each in now.absences if each.id != absence.id]
    there = replace(now, absences=others)
    waiting = [each for each in work.alerts.free() if each.opened_at >= absence.begins_at]
    return [each for each in waiting if absence.person in (one.id for one in there.caretakers(each.area))]


def _waits(alert: Alert) -> bool:
    return alert.state is AlertState.NEW


def _without_withdrawn(taken: Sequence[Alert], work: AlertWork) -> list[Alert]:
    """What its reporter had taken back is over when whoever worked on it goes."""
    kept = []
    for each in taken:
        if is_taken_back(each, work):
            led_by_now = work.alerts.get(each.id)  # one before it may have passed it the lead
            end_taken_back(led_by_now, EntryKind.LET_GO, work)
        else:
            kept.append(each.id)
    return [work.alerts.get(each) for each in kept]


def _hand_on(alert: Alert, gone: Person, stands_in: Person | None, work: AlertWork) -> None:
    if stands_in is None:
        _leave(alert, gone, work)
        return
    if alert.taken_by == gone.id:
        free(alert, _step(alert, stands_in, work), EntryKind.LET_GO, gone.id, work)
    elif alert.urgency is Urgency.ACUTE and alert.joined_to is None and not _is_rung(stands_in, alert, work):
        announce(Step(alert, (stands_in,)), work)
    work.alerts.give(alert.id, [stands_in.id], work.now)
    work.alerts.take_back(alert.id, gone.id)


def _is_rung(person: Person, alert: Alert, work: AlertWork) -> bool:
    """Whether the ladder that it is on has reached them already, or rings whoever is there just now."""
    if alert.began_at is None or (alert.next_step_at is not None and alert.next_step_at <= work.now):
        return True
    rung = [each.at for each in work.journal.of(alert.id) if each.kind is EntryKind.RANG and each.by == person.id]
    return any(at >= alert.began_at for at in rung)


def _leave(alert: Alert, gone: Person, work: AlertWork) -> None:
    """Nobody stands in: what they had is rung out as if they had let go of it. A card that nobody else has stays."""
    if alert.taken_by == gone.id:
        give_back(alert, EntryKind.LET_GO, work, gone.id)
    elif not _others(alert, gone, work) and alert.joined_to is None and alert.postponed_until is None:
        climb_on(alert, work)
    if _others(alert, gone, work):
        work.alerts.take_back(alert.id, gone.id)


def _others(alert: Alert, gone: Person, work: AlertWork) -> list[Person]:
    return [person for person in work.alerts.holders(alert.id) if person.id != gone.id and person.reachable]


def _step(alert: Alert, stands_in: Person, work: AlertWork) -> Step:
    """Acute: from the foot of the ladder, ringing the stand-in too, since what nobody has does not wait. Else a
    postponement goes on, or it is on the ladder, with its first rung behind it: one message tells of all of it."""
    freed = on_its_own(let_go(alert), work)
    if freed.joined_to is not None:
        return Step(replace(freed, next_step_at=None, asked_at=None))
    if alert.urgency is not Urgency.ACUTE and alert.postponed_until is not None:
        return Step(freed)
    if alert.urgency is Urgency.ACUTE:
        step = first_step(freed, work, (alert.taken_by or 0,))
        return replace(step, rings=tuple(dict.fromkeys((stands_in, *step.rings))))
    return Step(eased(freed, ladder_for(alert.urgency, work.town.ladders), work.now, work.hours))
