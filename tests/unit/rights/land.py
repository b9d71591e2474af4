"""A small town with one record of each kind, and everybody who may try something with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.allowing import DETAILS
from core.alerts.identity.request import IdentityRequest
from core.alerts.journal import Attachment, AttachmentKind
from core.people.absence import Absence, AbsenceKind
from core.people.address import Address
from core.people.inviting import invite
from core.people.person import Person, Role
from core.people.rights import Relation
from core.privacy.looking import Why
from core.visits.visit import Visit, VisitStep
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.stage import NOON, Stage

SENDER = "Vilma Vind"
"""What Telegram calls every neighbour on the stage."""
SAID = "Råber og græder zebraord"
PLACE = "Vangdalen 4"
WHERE_INSIDE = "Vangdalen 97"
PHONE = "+4512345678"
PHONE_SHOWN = "12\N{NO-BREAK SPACE}34\N{NO-BREAK SPACE}56\N{NO-BREAK SPACE}78"
SECRET = ("zebraord", "Vangdalen 4", "4, 3. tv")
"""What nobody may read who may not open the details."""

Standing = frozenset[Relation]
NOTHING: Standing = frozenset()


@dataclass(frozen=True)
class Land:
    """The ids of what is there. Everything belongs to somebody else than those who try."""

    stage: Stage
    nadia: Person
    kirsten: Person
    karl: Person
    draft: int
    alert: int
    earlier: int
    hidden: int
    visit: int
    absence: int
    address: int
    invitation: int
    request: int
    viewers: dict[str, Person]


@dataclass
class Case:
    """One try: who tries, in a transaction of which nothing is kept."""

    land: Land
    by: Person
    work: UnitOfWork
    themselves: bool = False
    """Whether what concerns a person concerns whoever tries; else it concerns Kirsten."""

    @property
    def whom(self) -> int:
        return self.by.id if self.themselves else self.land.kirsten.id

    def alert(self, wanted: int | None = None) -> Alert:
        return self.work.alerts.get(wanted or self.land.alert)

    def change(self, alert: Alert, **changes: Any) -> Alert:
        """Its next version."""
        changed = replace(alert, version=alert.version + 1, **changes)
        self.work.alerts.save(changed)
        return changed

    def taken(self, by: int | None = None) -> Alert:
        """Somebody has it: whoever tries."""
        return self.change(
            self.alert(), state=AlertState.TAKEN, taken_by=by or self.by.id, taken_at=NOON, next_step_at=NOON
        )

    def closed(self, destination: str | None = None) -> Alert:
        """Its caretaker has closed it."""
        kirsten, outcome = self.land.kirsten.id, Outcome.REFERRED if destination else Outcome.ADVICE
        ended = {"state": AlertState.CLOSED, "closed_by": kirsten, "closed_at": NOON, "outcome": outcome}
        had = {"taken_by": kirsten, "taken_at": NOON, "next_step_at": None, "destination": destination}
        return self.change(self.alert(), **ended, **had)

    def reported(self, *reports: int) -> None:
        """They are the reports of whoever tries."""
        for each in reports:
            report = self.work.reports.get(each)
            self.work.reports.save(replace(report, reporter=self.by.id, role=self.by.role))

    def given(self, *alerts: int) -> None:
        """Their cards were given to whoever tries."""
        for each in alerts:
            self.work.alerts.give(each, [self.by.id], NOON)

    def asked_for_name(self, *, granted: bool | None = None) -> None:
        """Whoever tries has asked who the hidden sender is."""
        request = IdentityRequest(self.work.new_id(), self.land.hidden, self.by.id, NOON, "Fordi det haster meget")
        self.work.identity_requests.add(request)
        if granted is not None:
            self.work.identity_requests.decide(request.decided(self.land.karl.id, NOON, granted=granted))

    def gave_reason(self) -> None:
        """They have said why they must look."""
        self.work.looks.note(self.by.id, DETAILS, self.land.alert, Why.REASON, "Fordi der er klaget over det")

    def inside(self) -> Visit:
        """The visit goes on."""
        visit = replace(self.work.visits.get(self.land.visit), step=VisitStep.INSIDE)
        self.work.visits.save(visit)
        return visit

    @property
    def changes(self) -> int:
        driver: Any = self.work._connection.connection.driver_connection
        return int(driver.total_changes)


class _NotKept(Exception):  # noqa: N818 — what was done is looked at and thrown away
    """The end of a try."""


async def tried(land: Land, viewer: str, look: Callable[[Case], None]) -> None:
    """Let them try, look at what came of it, and keep nothing."""

    def carry_out(work: UnitOfWork) -> None:
        look(Case(land, _somebody(land, viewer, work), work))
        raise _NotKept

    try:
        await land.stage.store.write(carry_out)
    except _NotKept:
        return


UNKNOWN = "somebody the bot never met"
VIEWERS = (*(role.value for role in Role), "removed", "now a professional", "now in the office", UNKNOWN)


def _somebody(land: Land, viewer: str, work: UnitOfWork) -> Person:
    if viewer != UNKNOWN:
        return work.people.get(land.viewers[viewer].id)
    stranger = Person(work.new_id(), 4_711)
    work.people.add(stranger)
    return stranger


async def settle(stage: Stage) -> Land:
    """Everybody moves in, and each kind of record is there once."""
    nadia = await stage.person(Role.NEIGHBOUR)
    kirsten = await stage.person(Role.CARETAKER, "Kirsten")
    karl = await stage.person(Role.CARETAKER, "Karl")
    earlier = await stage.reports(nadia, f"Larmer, {PLACE}, 3. tv")
    alert = await stage.reports(nadia, f"{SAID}, {PLACE}, 3. tv")
    hidden = await stage.reports(nadia, f"{SAID}, Vangdalen 42")
    draft = await stage.writes(nadia, f"{SAID}, {PLACE}, 3. tv. Haster")
    viewers = {role.value: await stage.person(role, f"Prøver {role}") for role in Role}
    viewers |= {name: await stage.person(Role.CARETAKER, name.title()) for name in ("removed", "now a professional")}
    await stage.person(Role.SECRETARIAT, "Birgit")
    viewers["now in the office"] = await stage.person(Role.SECRETARIAT, "Olga")
    records = await stage.store.write(partial(_records, kirsten=kirsten, alert=alert.id, hidden=hidden.id))
    changed = [viewers[name].id for name in ("removed", "now a professional", "now in the office")]
    await stage.store.write(lambda work: _has_cards(work, changed, (alert.id, earlier.id)))
    await stage.store.write(lambda work: _have_changed(work, viewers))
    return Land(stage, nadia, kirsten, karl, draft, alert.id, earlier.id, hidden.id, *records, viewers)


def _asked_for_name(work: UnitOfWork, kirsten: Person, hidden: int) -> int:
    request = IdentityRequest(work.new_id(), hidden, kirsten.id, NOON, "Fordi det haster meget")
    work.identity_requests.add(request)
    return request.id


def _records(work: UnitOfWork, kirsten: Person, alert: int, hidden: int) -> tuple[int, int, int, int, int]:
    work.people.save(replace(kirsten, phone=PHONE))
    visit = Visit(work.new_id(), kirsten.id, NOON, NOON + timedelta(hours=1), WHERE_INSIDE, next_step_at=NOON)
    work.visits.add(visit)
    absence = Absence(
        work.new_id(), kirsten.id, AbsenceKind.COURSE, NOON + timedelta(days=9), NOON + timedelta(days=10)
    )
    work.absences.add(absence)
    address = Address(work.new_id(), kirsten.id, "E-mail", NOON)
    work.addresses.add(address.asked("123456", NOON + timedelta(minutes=5)), "mailto://kirsten")
    work.reports.save(replace(work.reports.get(hidden), hidden=True))
    work.journal.attach(Attachment(work.new_id(), alert, AttachmentKind.PHOTO, NOON, "file"))
    invitation = invite(Role.PROFESSIONAL, "Ny", frozenset(), kirsten.id, work)
    return visit.id, absence.id, address.id, invitation.id, _asked_for_name(work, kirsten, hidden)


def _has_cards(work: UnitOfWork, people: list[int], alerts: tuple[int, ...]) -> None:
    """From when they were somebody else."""
    for each in alerts:
        work.alerts.give(each, people, NOON)


def _have_changed(work: UnitOfWork, viewers: dict[str, Person]) -> None:
    work.people.save(work.people.get(viewers["removed"].id).removed(NOON))
    for name, role in (("now a professional", Role.PROFESSIONAL), ("now in the office", Role.HOUSING_OFFICE)):
        work.people.save(replace(work.people.get(viewers[name].id), role=role))
