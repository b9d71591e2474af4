"""What people look at about absences: one's own, a colleague's, and who is on duty."""

from dataclasses import dataclass

from core.kernel.notice import Manner
from core.kernel.refusal import Outdated
from core.people.absence import Absence, AbsenceKind
from core.people.being_away import notices
from core.people.being_away.notices import AwayKind
from core.people.dialogue import Dialogue, DialogueKind
from core.people.needs import PeopleWork
from core.people.person import Person
from core.people.rights import Action, Relation, allow, can


def somebody(person: int, by: Person, work: PeopleWork) -> Person:
    """Whose absences they are: one's own; or, for whoever manages people, a colleague's who lies ill, say."""
    if person == by.id:
        allow(by, Action.BE_AWAY, Relation.OWN)
    else:
        allow(by, Action.MANAGE_PEOPLE)
    them = work.people.get(person)
    if not can(them, Action.BE_AWAY):
        raise Outdated
    return them


def not_over(absence: int, by: Person, work: PeopleWork) -> Absence:
    """The absence, when it is not over and theirs to change."""
    found = work.absences.get(absence)
    somebody(found.person, by, work)
    if found.ends_at <= work.now:
        raise Outdated
    return found


@dataclass(frozen=True)
class AskForDuty:
    """Who is on duty, now and next week?"""

    def __call__(self, by: Person, work: PeopleWork) -> None:
        allow(by, Action.SEE_DUTY)
        work.tell(notices.on_duty(by, Manner.MOVE))


@dataclass(frozen=True)
class ShowAbsences:
    """Theirs, and the ways to enter one: by a button, or in words, which may be the next message."""

    person: int
    manner: Manner = Manner.EDIT

    def __call__(self, by: Person, work: PeopleWork) -> None:
        somebody(self.person, by, work)
        wait_for_days(self.person, None, by, work)
        work.tell(notices.asked(AwayKind.ABSENCES, by, self.person, self.manner))


@dataclass(frozen=True)
class ShowAbsence:
    """One of them, with what can be changed."""

    absence: int

    def __call__(self, by: Person, work: PeopleWork) -> None:
        absence = not_over(self.absence, by, work)
        work.tell(notices.asked(AwayKind.ABSENCE, by, absence.id))


@dataclass(frozen=True)
class AskForDays:
    """Which days? A button, or the next message."""

    person: int
    kind: AbsenceKind

    def __call__(self, by: Person, work: PeopleWork) -> None:
        somebody(self.person, by, work)
        wait_for_days(self.person, self.kind, by, work)
        work.tell(notices.ask_for_days(by, self.person, self.kind))


def wait_for_days(person: int, kind: AbsenceKind | None, by: Person, work: PeopleWork) -> None:
    """Their next message may be the days of an absence; with a kind, it is meant to be."""
    work.dialogues.open(by.id, Dialogue(DialogueKind.AWAY, work.now, facts={"person": person, "kind": kind}))
