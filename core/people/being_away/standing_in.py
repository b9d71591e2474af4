"""Who stands in while somebody is away."""

from dataclasses import dataclass, replace

from core.kernel.notice import Reply
from core.kernel.refusal import Outdated
from core.people.absence import Absence, AbsenceKind, refuse_stand_in
from core.people.being_away import notices
from core.people.being_away.looking import not_over
from core.people.being_away.notices import AwayKind
from core.people.being_away.reminding import remind, reminded_until
from core.people.needs import PeopleWork
from core.people.person import Person
from core.people.rights import Action, can


@dataclass(frozen=True)
class AskForStandIn:
    """Who shall it be?"""

    absence: int

    def __call__(self, by: Person, work: PeopleWork) -> None:
        absence = not_over(self.absence, by, work)
        work.tell(notices.asked(AwayKind.STAND_INS, by, absence.id))


@dataclass(frozen=True)
class NameStandIn:
    """This colleague, or (None) nobody. Whoever is named hears of it, and so does whoever is not any longer."""

    absence: int
    named: int | None

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        absence = not_over(self.absence, by, work)
        if self.named is not None:
            _can_stand_in(absence, self.named, work)
        if self.named is None or self.named != absence.stand_in:
            _change(absence, self.named, by, work)
        work.dialogues.close(by.id)
        work.tell(notices.asked(AwayKind.ABSENCE, by, absence.id))
        return Reply("saved")


def _can_stand_in(absence: Absence, named: int, work: PeopleWork) -> None:
    """Refuse whoever cannot act, and whoever would be away and stood in for by nobody, or in a circle."""
    if named == absence.person or not can(work.people.get(named), Action.BE_AWAY):
        raise Outdated
    ahead = replace(absence, begins_at=max(absence.begins_at, work.now))
    refuse_stand_in(ahead, named, work.absences.between(ahead.begins_at, ahead.ends_at))


def _change(absence: Absence, named: int | None, by: Person, work: PeopleWork) -> None:
    """What is theirs is handed on (again) when somebody is named while it lasts; that message says it all."""
    begun = absence.begins_at <= work.now
    told = absence.begin_told_at if named is None else None
    changed = replace(absence, stand_in=named, begin_told_at=told)
    work.absences.save(changed)
    if absence.stand_in not in (None, by.id):
        said = notices.told(AwayKind.NOT_STANDING_IN, absence.stand_in or 0, absence.id, work, person=absence.person)
        work.tell(notices.moved(said))
    if named not in (None, by.id) and not begun:
        work.tell(notices.moved(notices.told(AwayKind.STANDING_IN, named or 0, absence.id, work)))
    if named is None and _entered_late(changed, work):
        work.hush(absence.id, AwayKind.SOMEBODY_AWAY)
        remind(changed, work)
    else:
        notices.tell_of(changed, by.id, work)


def _entered_late(absence: Absence, work: PeopleWork) -> bool:
    """A holiday so near that it was to be reminded of already."""
    return absence.kind is AbsenceKind.HOLIDAY and work.now < absence.begins_at < reminded_until(work)
