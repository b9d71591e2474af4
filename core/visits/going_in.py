"""/ind: somebody goes in alone, and says where and for how long."""

from dataclasses import dataclass

from core.alerts.alert import Alert
from core.alerts.allowing import allowed_alert
from core.alerts.climbing.staying import sign_of_life
from core.alerts.journal import Entry, EntryKind
from core.alerts.lifecycle import not_anothers, still_open
from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action, Relation, allow
from core.visits import notices
from core.visits.coming_out import all_is_well, own_visit
from core.visits.length import VisitTooLong, cut_length
from core.visits.needs import VisitWork
from core.visits.notices import VisitKind
from core.visits.visit import Visit, inside, planned, still_on
from core.visits.watching import forget

_STILL_INSIDE = 15
"""Minutes for whoever is inside still."""
_PLACE_LONGEST = 200
"""Characters of a place; what is written behind them is cut off."""


@dataclass(frozen=True)
class GoIn:
    """ "I am going in." Where and how long may stand behind the command; what is missing is asked for."""

    words: str = ""

    def __call__(self, by: Person, work: VisitWork) -> None:
        allow(by, Action.GO_IN, Relation.OWN)
        if shows_running(by, work):
            return
        place, minutes = cut_length(self.words, work.town.visits.longest)
        if not place:
            work.dialogues.open(by.id, Dialogue(DialogueKind.VISIT, work.now))
            work.tell(notices.mine(VisitKind.WHERE, by, None, Manner.MOVE))
        else:
            _plan(place, None, minutes, by, work)


@dataclass(frozen=True)
class GoInFromAlert:
    """One tap from an alert: it is the place."""

    alert: int

    def __call__(self, by: Person, work: VisitWork) -> None:
        allow(by, Action.GO_IN, Relation.OWN)
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        still_open(alert)
        not_anothers(alert, by.id)
        if not shows_running(by, work):
            _plan(_place_of(alert, work), alert.id, None, by, work)


@dataclass(frozen=True)
class StayInside:
    """So many minutes from now on. `as_of` is the end that the button knew, in seconds since 1970: an older one changes
    nothing."""

    visit: int
    as_of: int
    minutes: int

    def __call__(self, by: Person, work: VisitWork) -> Reply:
        visit = own_visit(self.visit, by, work)
        still_on(visit)
        if as_of(visit) != self.as_of:
            raise Outdated
        stay(visit, self.minutes, Manner.EDIT, by, work)
        return Reply("inside")


@dataclass(frozen=True)
class AskForLength:
    """Another length than those on the buttons: the next message is it."""

    visit: int

    def __call__(self, by: Person, work: VisitWork) -> None:
        visit = own_visit(self.visit, by, work)
        still_on(visit)
        work.dialogues.open(by.id, Dialogue(DialogueKind.VISIT, work.now, visit.id))
        work.tell(notices.own_length(by, visit))


@dataclass(frozen=True)
class Drop:
    """Not going in after all."""

    visit: int

    def __call__(self, by: Person, work: VisitWork) -> Reply:
        visit = own_visit(self.visit, by, work)
        if not visit.is_planned:
            raise Outdated
        forget(visit, work)
        work.tell(notices.mine(VisitKind.NOT_BEGUN, by, visit))
        return Reply("not_inside")


@dataclass(frozen=True)
class StillInside:
    """A colleague has said that they are safe, but they are inside still: the time begins anew. Where is forgotten by
    then."""

    visit: int

    def __call__(self, by: Person, work: VisitWork) -> Reply:
        ended = own_visit(self.visit, by, work)
        if not ended.is_over or ended.ended_by == by.id:
            raise Outdated
        allow(by, Action.GO_IN, Relation.OWN)
        if not shows_running(by, work):
            anew = planned(work.new_id(), by.id, None, None, work.now)
            work.visits.add(anew)
            stay(anew, min(_STILL_INSIDE, work.town.visits.longest), Manner.EDIT, by, work)
        return Reply("inside")


def go_in_at(words: str, by: Person, work: VisitWork) -> None:
    """They wrote where, perhaps with how long behind it."""
    place, minutes = cut_length(words, work.town.visits.longest)
    _plan(place, None, minutes, by, work)


def stay(visit: Visit, minutes: int, manner: Manner, by: Person, work: VisitWork) -> None:
    """Inside for so long; whoever was told that they do not answer hears that they have. VisitTooLong above what the
    town has agreed on."""
    if not 0 < minutes <= work.town.visits.longest:
        raise VisitTooLong(work.town.visits.longest)
    stays = inside(visit, minutes, work.now)
    work.visits.save(stays)
    work.dialogues.close(by.id)
    all_is_well(stays, by, work)
    _alive(stays, by, work)
    work.tell(notices.mine(VisitKind.VISIT, by, stays, manner))


def as_of(visit: Visit) -> int:
    """The end that a button knows."""
    return int(visit.ends_at.timestamp())


def shows_running(by: Person, work: VisitWork) -> bool:
    """One visit a person at a time: whether one is running, which is shown then. One that was only planned is
    forgotten."""
    visit = work.visits.of(by.id)
    if visit is None:
        return False
    if visit.is_planned:
        forget(visit, work)
        return False
    work.tell(notices.mine(VisitKind.VISIT, by, visit, Manner.MOVE))
    return True


def _plan(place: str, alert: int | None, minutes: int | None, by: Person, work: VisitWork) -> None:
    visit = planned(work.new_id(), by.id, place[:_PLACE_LONGEST], alert, work.now)
    work.visits.add(visit)
    if minutes is not None:
        stay(visit, minutes, Manner.MOVE, by, work)
        return
    work.dialogues.open(by.id, Dialogue(DialogueKind.VISIT, work.now, visit.id))
    work.tell(notices.mine(VisitKind.LENGTH, by, visit, Manner.MOVE))


def _place_of(alert: Alert, work: VisitWork) -> str:
    """The address and where it is behind the door, as far as they are known; else the area."""
    report = work.reports.get(alert.id)
    known = (report.place.described(), report.where)
    return " · ".join(part for part in known if part) or work.town.area(alert.area).name


def _alive(visit: Visit, by: Person, work: VisitWork) -> None:
    """Whoever goes in because of an alert is on it."""
    if visit.alert is None:
        return
    alert = work.alerts.get(visit.alert)
    if alert.is_open and alert.taken_by == by.id:
        work.journal.write(Entry(work.new_id(), alert.id, EntryKind.ON_IT, work.now, by.id))
        sign_of_life(alert, by, work)
