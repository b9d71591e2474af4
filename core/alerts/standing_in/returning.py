"""Somebody is back: they learn what is open and what became of what was theirs, and whoever stood in that they are."""

from collections.abc import Sequence
from dataclasses import replace

from core.alerts.alert import Alert
from core.alerts.climbing.ringing import roster_of
from core.alerts.needs import AlertWork
from core.alerts.standing_in import notices
from core.people.absence import Absence
from core.people.being_away.notices import AwayKind, moved, told
from core.people.person import Person
from core.people.rights import Action, can

SHOWN_AT_MOST = 20
"""Alerts that one message lists; the rest is in the list of all."""


def come_back(absence: Absence, work: AlertWork) -> None:
    """What waits and is theirs to answer is theirs to see again; what somebody has taken meanwhile stays with them."""
    begun = absence.begin_told_at is not None
    over = replace(absence, return_told_at=work.now, begin_told_at=absence.begin_told_at or work.now)
    work.absences.note_told(over)
    back = work.people.get(absence.person)
    if not can(back, Action.BE_AWAY):
        return
    following = next((each for each in work.absences.of(back.id, work.now) if each.covers(work.now)), None)
    if following is not None:
        _away_still(over, following, work, begun=begun)
        return
    for alert in waiting_for(back, over, work):
        work.alerts.give(alert.id, [back.id], work.now)
    work.tell(notices.welcome_back(over, back, work))
    stood_in = work.people.get(absence.stand_in) if begun and absence.stand_in is not None else None
    reached = roster_of(work).in_place_of(stood_in) if stood_in else None
    if reached is not None and reached.id != back.id:
        work.tell(notices.they_are_back(over, reached, work))


def waiting_for(back: Person, absence: Absence, work: AlertWork) -> Sequence[Alert]:
    """What nobody has taken, of what was theirs and of the areas in which they are in charge."""
    roster = roster_of(work)
    free = work.alerts.free()
    return [each for each in free if each.id in absence.handed_on or back in roster.caretakers(each.area)]


def _away_still(over: Absence, following: Absence, work: AlertWork, *, begun: bool) -> None:
    """They are away again, or still, for another reason: what was theirs is told them at the end of that. Whoever stood
    in, and does not any longer, hears so."""
    handed = tuple(dict.fromkeys((*over.handed_on, *following.handed_on)))
    work.absences.note_told(replace(following, handed_on=handed))
    if begun and over.stand_in not in (None, following.stand_in):
        gone = told(AwayKind.NOT_STANDING_IN, over.stand_in or 0, over.id, work, person=over.person)
        work.tell(moved(gone))
