"""People, alerts and time, with the real use cases and the real database; between two stories all is emptied."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import delete, select, union

from core.alerts.reading import Urgency
from core.kernel.missing import Missing
from core.kernel.refusal import Refused
from core.people.address import Address
from core.people.person import Person, Role
from scheduler.jobs import EVERY_TICK, STEP_BY_STEP, WHEN_PEOPLE_CHANGE
from storage.tables import absence, alert, metadata
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.stage import Stage

MONDAY_AT_TEN = datetime(2026, 11, 30, 9, tzinfo=UTC)
_A_MOMENT = timedelta(seconds=1)
_STEPS_AT_MOST = 60

Look = Callable[[UnitOfWork, frozenset[int]], None]
"""Looks at what is, given the alerts that were due when the clock ticked."""


@dataclass(frozen=True)
class Member:
    """Somebody who acts on alerts, before they have joined."""

    role: Role
    areas: frozenset[str] = frozenset()
    has_address: bool = False


@dataclass
class Company:
    """`look` is called after each tick."""

    stage: Stage
    look: Look
    staff: list[Person] = field(default_factory=list)
    reporter: Person | None = None

    @property
    def now(self) -> datetime:
        return self.stage.clock.moment

    async def begins(self, members: Sequence[Member], moment: datetime) -> None:
        self.stage.clock.moment = moment
        await self.stage.store.write(_empty)
        self.reporter = await self.stage.person(Role.PROPERTY_STAFF, "Peter", "vangdalen")
        for number, member in enumerate(members):
            person = await self.stage.person(member.role, f"M{number}", *member.areas)
            self.staff.append(person)
            if member.has_address:
                await self.stage.store.write(partial(_give_address, person.id))

    async def reports(self, urgency: Urgency) -> None:
        assert self.reporter is not None
        self.stage.clock.moment += _A_MOMENT
        try:
            await self.stage.reports(self.reporter, "Råber, Vangdalen 4", urgency)
        except Refused:
            return
        await self.ticks()

    async def does(self, deed: Callable[[UnitOfWork], Any]) -> None:
        """At a moment of its own; a refusal is an answer too. Then the clock ticks."""
        self.stage.clock.moment += _A_MOMENT
        try:
            await self.stage.store.write(deed)
        except (Refused, Missing):
            return
        await self.ticks()

    async def passes(self, minutes: int) -> None:
        """The clock ticks whenever something is due."""
        until = self.now + timedelta(minutes=minutes)
        for _ in range(_STEPS_AT_MOST):
            ahead = [moment for moment in await self.stage.store.read(_changes) if self.now < moment <= until]
            if not ahead:
                break
            self.stage.clock.moment = min(ahead)
            await self.ticks()
        self.stage.clock.moment = until
        await self.ticks()

    async def is_out_for(self, minutes: int) -> None:
        """Nothing ticks; then once."""
        self.stage.clock.moment += timedelta(minutes=minutes)
        await self.ticks()

    async def ticks(self) -> None:
        """As the running process does it, but that what fails is raised."""
        store = self.stage.store
        due = frozenset(await store.read(lambda work: work.alerts.due(work.now, 100)))
        for job in EVERY_TICK:
            await store.write(job)
        if store.people.is_set():
            store.people.clear()
            for job in WHEN_PEOPLE_CHANGE:
                await store.write(job)
        for look_up, step in STEP_BY_STEP:
            for each in await store.read(look_up):
                await store.write(partial(step, each))
        await store.read(lambda work: self.look(work, due))


def _empty(work: UnitOfWork) -> None:
    for table in reversed(metadata.sorted_tables):
        work._connection.execute(delete(table))


def _give_address(person: int, work: UnitOfWork) -> None:
    new = Address(work.new_id(), person, "SMS", work.now, verified_at=work.now)
    work.addresses.add(new, "json://127.0.0.1/")


def _changes(work: UnitOfWork) -> list[datetime]:
    """When something is due, or somebody goes or comes back."""
    moments = union(select(alert.c.next_step_at), select(absence.c.begins_at), select(absence.c.ends_at))
    return [moment for moment in work._connection.execute(moments).scalars() if moment is not None]
