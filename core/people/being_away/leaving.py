"""Whoever has left stands in for nobody any more."""

from dataclasses import replace
from datetime import timedelta

from core.people.being_away import notices
from core.people.being_away.notices import AwayKind
from core.people.needs import PeopleWork
from core.people.rights import Action, may

_AHEAD = timedelta(days=366)


def take_off_who_left(work: PeopleWork) -> None:
    """Whoever was named and cannot act any more is named no longer; the one who goes and the secretariat are told."""
    for absence in work.absences.between(work.now, work.now + _AHEAD):
        if absence.stand_in is None or may(work.people.get(absence.stand_in), Action.BE_AWAY):
            continue
        without = replace(absence, stand_in=None)
        work.absences.note_told(without)
        concerned = dict.fromkeys((absence.person, *(person.id for person in notices.secretariat(work))))
        work.tell(*(notices.moved(notices.told(AwayKind.NO_STAND_IN, to, absence.id, work)) for to in concerned))
