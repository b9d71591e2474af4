"""What may happen in a story, one deed at a time."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select

from core.alerts.alert import Alert, Outcome
from core.alerts.caretaking import Close, Join, Take, add_note
from core.alerts.climbing.handing_over import AcceptOffer, DeclineOffer, HandOver, LetGo
from core.alerts.climbing.postponing import Delay, Postpone
from core.alerts.climbing.reopening import reopen_because
from core.alerts.climbing.staying import ConfirmAlive
from core.alerts.following import Reassess, Withdraw, add_to
from core.alerts.message import Content
from core.alerts.reading import Urgency
from core.people.absence import Absence, AbsenceKind
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person, Role
from storage.tables import alert as alerts
from storage.unit_of_work import UnitOfWork
from tests.ladders.company import Company, Member

_MESSAGE = 7
_SOMEBODY_ELSE = 1
"""Mostly it is whoever has it, or is offered it, who acts on an alert; with these numbers it is anybody."""
_OF_OFFERS = ("accepts", "declines")
_AREAS = st.sampled_from([frozenset[str](), frozenset({"vangdalen"}), frozenset({"dronningborg"})])
MEMBERS = st.lists(
    st.builds(
        Member,
        st.sampled_from([Role.CARETAKER, Role.CARETAKER, Role.SECRETARIAT]),
        _AREAS,
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


@dataclass(frozen=True)
class Deed:
    """Somebody (by number) does something to an alert (by number); `much` is minutes, or a choice."""

    does: str
    who: int
    which: int
    much: int

    async def __call__(self, company: Company) -> None:
        if self.does in _OF_TIME:
            await _OF_TIME[self.does](company, self.much)
        elif company.staff:
            await company.does(partial(self._done, company))

    def _done(self, company: Company, work: UnitOfWork) -> None:
        person = work.people.get(company.staff[self.who % len(company.staff)].id)
        if self.does in _OF_PEOPLE:
            _OF_PEOPLE[self.does](person, self.which, self.much, company, work)
            return
        known = _alerts(work)
        alert = work.alerts.get(known[self.which % len(known)])
        concerned = alert.offered_to if self.does in _OF_OFFERS else alert.taken_by
        if concerned is not None and self.who > _SOMEBODY_ELSE:
            person = work.people.get(concerned)
        _OF_ALERTS[self.does](person, alert, self.much, company, work)


async def _reports(company: Company, much: int) -> None:
    await company.reports((Urgency.ACUTE, Urgency.ACUTE, Urgency.TODAY, Urgency.CAN_WAIT)[much % 4])


def _alerts(work: UnitOfWork) -> Sequence[int]:
    return work._connection.execute(select(alerts.c.id).order_by(alerts.c.id)).scalars().all()


def _press(use_case: Callable[[Alert, int, Company], Any]) -> "_OfAlert":
    def pressed(person: Person, alert: Alert, much: int, company: Company, work: UnitOfWork) -> None:
        use_case(alert, much, company)(person, work)

    return pressed


def _notes(person: Person, alert: Alert, _: int, __: Company, work: UnitOfWork) -> None:
    add_note(alert.id, Content(_MESSAGE, None, "Jeg er på vej"), person, work)


def _reopens(person: Person, alert: Alert, _: int, __: Company, work: UnitOfWork) -> None:
    dialogue = Dialogue(DialogueKind.REOPEN, work.now, alert.id, {"as_of": alert.version})
    reopen_because(Content(_MESSAGE, None, "Hun ringede igen"), dialogue, person, work)


def _withdraws(_: Person, alert: Alert, __: int, company: Company, work: UnitOfWork) -> None:
    assert company.reporter is not None
    Withdraw(alert.id)(company.reporter, work)


def _reassesses(_: Person, alert: Alert, much: int, company: Company, work: UnitOfWork) -> None:
    assert company.reporter is not None
    Reassess(alert.id, list(Urgency)[much % 3])(company.reporter, work)


def _adds_danger(_: Person, alert: Alert, __: int, company: Company, work: UnitOfWork) -> None:
    assert company.reporter is not None
    add_to(work.reports.get(alert.id), Content(_MESSAGE, None, "Hun vil tage sit eget liv"), company.reporter, work)


def _joins(person: Person, alert: Alert, much: int, _: Company, work: UnitOfWork) -> None:
    known = _alerts(work)
    Join(alert.id, known[much % len(known)])(person, work)


def _is_out_of_reach(person: Person, which: int, _: int, __: Company, work: UnitOfWork) -> None:
    work.people.set_reachable(person.id, work.now if which % 3 else None)


def _goes(person: Person, which: int, much: int, company: Company, work: UnitOfWork) -> None:
    """Away from now on, or soon; whoever stands in may be away too."""
    begins = work.now + timedelta(minutes=(0, 0, 20)[which % 3])
    ends = begins + timedelta(minutes=1 + much * 7)
    instead = company.staff[which % len(company.staff)].id
    kept = instead if instead != person.id else None
    if not any(each.overlaps(begins, ends) for each in work.absences.of(person.id, work.now)):
        work.absences.add(Absence(work.new_id(), person.id, AbsenceKind.HOLIDAY, begins, ends, kept))


def _leaves(person: Person, _: int, __: int, ___: Company, work: UnitOfWork) -> None:
    work.people.save(person.removed(work.now))


def _joins_in(person: Person, which: int, _: int, __: Company, work: UnitOfWork) -> None:
    role = (Role.CARETAKER, Role.SECRETARIAT)[which % 2]
    work.people.save(replace(person, role=role, joined_at=work.now))


_OfAlert = Callable[[Person, Alert, int, Company, UnitOfWork], None]
_OfPerson = Callable[[Person, int, int, Company, UnitOfWork], None]

_OF_TIME: dict[str, Callable[[Company, int], Awaitable[None]]] = {
    "report": _reports,
    "time passes": lambda company, much: company.passes(1 + much // 2),
    "outage": lambda company, much: company.is_out_for(1 + much * 9),
}
_OF_PEOPLE: dict[str, _OfPerson] = {
    "out of reach": _is_out_of_reach,
    "goes": _goes,
    "leaves": _leaves,
    "joins in": _joins_in,
}
_OF_ALERTS: dict[str, _OfAlert] = {
    "takes": _press(lambda alert, _, __: Take(alert.id)),
    "closes": _press(lambda alert, _, __: Close(alert.id, alert.version, Outcome.ADVICE)),
    "lets go": _press(lambda alert, _, __: LetGo(alert.id, alert.version)),
    "postpones": _press(lambda alert, much, _: Postpone(alert.id, alert.version, list(Delay)[much % len(Delay)])),
    "offers": _press(
        lambda alert, much, company: HandOver(alert.id, alert.version, company.staff[much % len(company.staff)].id)
    ),
    "accepts": _press(lambda alert, _, __: AcceptOffer(alert.id)),
    "declines": _press(lambda alert, _, __: DeclineOffer(alert.id)),
    "is on it": _press(lambda alert, _, __: ConfirmAlive(alert.id)),
    "notes": _notes,
    "reopens": _reopens,
    "withdraws": _withdraws,
    "reassesses": _reassesses,
    "adds danger": _adds_danger,
    "joins": _joins,
}
_OFTEN = ["takes"] * 3 + ["postpones", "offers", "accepts", "report", "goes"] * 2 + ["time passes"] * 5 + ["outage"] * 2
DEEDS = st.lists(
    st.builds(
        Deed,
        st.sampled_from([*_OF_ALERTS, *_OF_PEOPLE, *_OFTEN]),
        st.integers(0, 5),
        st.integers(0, 8),
        st.integers(0, 200),
    ),
    min_size=6,
    max_size=16,
)
