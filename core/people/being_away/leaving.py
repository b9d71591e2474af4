"""Whoever has left is not away any more, and stands in for nobody."""

from dataclasses import replace
from datetime import timedelta

from core.people.absence import Absence
from core.people.being_away import notices
from core.people.being_away.notices import AwayKind
from core.people.needs import PeopleWork
from core.people.rights import Action, can

_AHEAD = timedelta(days=366)


def take_off_who_left(work: PeopleWork) -> None:
    """An absence of somebody who cannot act any more is over; where they were named, nobody is, and those concerned
    hear of it."""
    for absence in work.absences.between(work.now, work.now + _AHEAD):
        if not _acts(absence.person, work):
            _drop(absence, work)
        elif absence.stand_in is not None and not _acts(absence.stand_in, work):
            _take_off(absence, work)


def _acts(person: int, work: PeopleWork) -> bool:
    return can(work.people.get(person), Action.BE_AWAY)


def _drop(absence: Absence, work: PeopleWork) -> None:
    work.absences.remove(absence.id)
    if absence.stand_in is not None and _acts(absence.stand_in, work):
        gone = notices.told(AwayKind.NOT_STANDING_IN, absence.stand_in, absence.id, work, person=absence.person)
        work.tell(notices.moved(gone))


def _take_off(absence: Absence, work: PeopleWork) -> None:
    work.absences.note_told(replace(absence, stand_in=None))
    concerned = dict.fromkeys((absence.person, *(person.id for person in notices.secretariat(work))))
    work.tell(*(notices.moved(notices.told(AwayKind.NO_STAND_IN, to, absence.id, work)) for to in concerned))
