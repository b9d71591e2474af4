"""The end of a visit: they are out again, or somebody has talked with them; and everybody who was told hears it."""

from dataclasses import dataclass

from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated
from core.people.contact import forget_unless_called
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action, Relation, allow, if_so
from core.visits import notices
from core.visits.needs import VisitWork
from core.visits.notices import ALARMING, VisitKind
from core.visits.visit import Visit, over, still_on


@dataclass(frozen=True)
class ComeOut:
    """ "I am out again.\""""

    visit: int

    def __call__(self, by: Person, work: VisitWork) -> Reply:
        come_out(own_visit(self.visit, by, work), by, work)
        return Reply("out_again")


@dataclass(frozen=True)
class AskForMoreTime:
    """How long still, from now on? A button says it, or the next message."""

    visit: int

    def __call__(self, by: Person, work: VisitWork) -> None:
        visit = own_visit(self.visit, by, work)
        still_on(visit)
        work.dialogues.open(by.id, Dialogue(DialogueKind.VISIT, work.now, visit.id))
        work.tell(notices.mine(VisitKind.LENGTH, by, visit))


@dataclass(frozen=True)
class ShowVisit:
    """Back from a question to the visit as it is."""

    visit: int

    def __call__(self, by: Person, work: VisitWork) -> None:
        visit = own_visit(self.visit, by, work)
        work.dialogues.close(by.id)
        work.tell(notices.mine(VisitKind.VISIT, by, visit))


@dataclass(frozen=True)
class AskIfSure:
    """ "I have talked with them." Really?"""

    visit: int

    def __call__(self, by: Person, work: VisitWork) -> None:
        visit = _visit_told_of(self.visit, by, work)
        work.tell(notices.on_alarm(VisitKind.SURE, by, visit))


@dataclass(frozen=True)
class LeaveAlarm:
    """Not talked with them after all."""

    visit: int

    def __call__(self, by: Person, work: VisitWork) -> None:
        visit = _visit_told_of(self.visit, by, work)
        work.tell(notices.on_alarm(VisitKind.ALARM_CHANGED, by, visit))


@dataclass(frozen=True)
class HaveTalked:
    """They are safe: somebody who was told has talked with them, and is sure."""

    visit: int

    def __call__(self, by: Person, work: VisitWork) -> Reply:
        ended = _end(_visit_told_of(self.visit, by, work), by, work)
        work.tell(notices.declared_safe(work.people.get(ended.person), ended))
        return Reply("all_is_well")


def come_out(visit: Visit, by: Person, work: VisitWork, manner: Manner = Manner.EDIT) -> None:
    """They are out again themselves."""
    work.tell(notices.mine(VisitKind.VISIT, by, _end(visit, by, work), manner))


def own_visit(visit: int, by: Person, work: VisitWork) -> Visit:
    """The visit, when it is theirs, whatever has become of their role meanwhile; NotAllowed otherwise."""
    wanted = work.visits.get(visit)
    allow(by, Action.COME_OUT, *if_so(wanted.person == by.id, Relation.OWN))
    return wanted


def all_is_well(visit: Visit, by: Person, work: VisitWork) -> None:
    """Nothing of the alarm is said any more. Whoever heard it hears that there was an answer, and that it is over."""
    alarmed, heard_it = work.visits.told(visit.id), work.visits.heard(visit.id, notices.slot(visit))
    work.hush(visit.id, *ALARMING)
    work.calls.cancel(visit.id)
    if visit.is_over:
        work.visits.forget_told(visit.id)
    else:
        work.visits.calm(visit.id)
    for each in heard_it if visit.is_over else [each for each in heard_it if each in alarmed]:
        changed, heard = notices.calm(each, visit)
        work.tell(*((changed,) if each.id == by.id else (changed, heard)))


def _visit_told_of(visit: int, by: Person, work: VisitWork) -> Visit:
    """The visit, when they were told that nobody answers; VisitOver when it is over, Outdated when there was an
    answer."""
    wanted = work.visits.get(visit)
    told = [each.id for each in work.visits.told(wanted.id)]
    allow(by, Action.LOOK_AFTER, *if_so(not told or by.id in told, Relation.ROUTED))
    still_on(wanted)
    if not told:
        raise Outdated
    return wanted


def _end(visit: Visit, by: Person, work: VisitWork) -> Visit:
    if visit.is_planned:
        raise Outdated
    ended = over(visit, by.id, work.now)
    work.visits.save(ended)
    dialogue = work.dialogues.of(visit.person)
    if dialogue is not None and dialogue.about == visit.id:
        work.dialogues.close(visit.person)
    all_is_well(ended, by, work)
    work.people.save(forget_unless_called(work.people.get(visit.person), work))
    return ended
