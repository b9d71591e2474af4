"""What is said about absences and duty: one function a notice."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from core.kernel.notice import Fact, Manner, Notice, Priority
from core.people.absence import Absence, AbsenceKind
from core.people.needs import PeopleWork
from core.people.person import Person, Role
from core.people.roster import Roster

SLOT = "absence"
"""The one message in which somebody looks at absences and enters one."""


class AwayKind(StrEnum):
    """What a notice about absences and duty says."""

    ABSENCES = "absences"
    ASK_FOR_DAYS = "ask_for_days"
    ABSENCE = "absence"
    STAND_INS = "stand_ins"
    SOMEBODY_AWAY = "somebody_away"
    CALLED_OFF = "absence_called_off"
    STANDING_IN = "standing_in"
    NOT_STANDING_IN = "not_standing_in"
    NO_STAND_IN = "no_stand_in"
    DUTY = "on_duty"


def asked(kind: AwayKind, to: Person, about: int, manner: Manner = Manner.EDIT) -> Notice:
    """An answer to somebody who looks at absences or enters one."""
    return Notice(kind, to.id, about, SLOT, manner)


def ask_for_days(to: Person, about: int, kind: AbsenceKind | None, *, again: bool = False) -> Notice:
    """Which days? `again`: what they wrote was not understood."""
    facts: dict[str, Fact] = {"kind": kind, "again": again}
    return Notice(AwayKind.ASK_FOR_DAYS, to.id, about, SLOT, Manner.MOVE if again else Manner.EDIT, facts=facts)


def on_duty(to: Person, manner: Manner) -> Notice:
    """Who is on duty, now and next week."""
    return Notice(AwayKind.DUTY, to.id, slot="duty", manner=manner)


def told(kind: AwayKind, to: int, about: int, work: PeopleWork, **facts: Fact) -> Notice:
    """What changed, for one of those it concerns. Nobody is woken by it, and nobody absent is disturbed."""
    away = any(each.covers(work.now) for each in work.absences.of(to, work.now))
    sound = work.hours.is_open(work.now) and not away
    return Notice(kind, to, about, f"away:{about}", Manner.EDIT, Priority.STATUS, sound=sound, facts=facts)


def moved(notice: Notice) -> Notice:
    """The same, at the bottom of the chat: it is to be noticed."""
    return replace(notice, manner=Manner.MOVE)


def secretariat(work: PeopleWork) -> tuple[Person, ...]:
    """Those of the secretariat who hear of changes: whoever is there."""
    staff = work.people.with_roles(Role.CARETAKER, Role.SECRETARIAT)
    return Roster(staff, work.absences.at(work.now), work.town.routing.order, work.now).secretariat()


def tell_of(
    absence: Absence,
    by: int | None,
    work: PeopleWork,
    kind: AwayKind = AwayKind.SOMEBODY_AWAY,
    due: datetime | None = None,
) -> None:
    """What became of the absence, for whom it is about, and for the secretariat and whoever relies on them as stand-in,
    who may hear of it later (`due`: aware, UTC); not for the one who did it, nor for the stand-in, who is told on their
    own account. What was to be said of it before is not said any more."""
    work.hush(absence.id, AwayKind.SOMEBODY_AWAY)
    facts: dict[str, Fact] = {
        "person": absence.person,
        "begins_at": absence.begins_at.isoformat(),
        "ends_at": absence.ends_at.isoformat(),
    }
    others = (*(person.id for person in secretariat(work)), *(each.person for each in relying_on(absence, work)))
    for to in dict.fromkeys((absence.person, *others)):
        if to not in (by, absence.stand_in):
            notice = told(kind, to, absence.id, work, **facts)
            work.tell(notice if to == absence.person else replace(notice, due=due))


def relying_on(absence: Absence, work: PeopleWork) -> list[Absence]:
    """Absences of others meanwhile, for whom they were to stand in."""
    others = work.absences.stood_in_by(absence.person, work.now)
    return [each for each in others if each.overlaps(absence.begins_at, absence.ends_at)]
