"""However many alerts have ended, looking for what is still open takes no longer."""

import sqlite3
from collections.abc import Callable

import pytest

from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.reading import Urgency
from core.alerts.reference import new_reference
from core.alerts.report import Report, Step
from core.people.person import Person, Role
from storage.store import Store
from storage.unit_of_work import UnitOfWork

_ENDED = 2000
_STEPS = 1500
"""Steps of SQLite's machine for a few rows found by an index; looking at each of the ended takes ten times as many."""


def fill(work: UnitOfWork) -> None:
    caretaker = Person(work.new_id(), 1, Role.CARETAKER, "Kirsten", joined_at=work.now)
    work.people.add(caretaker)
    for _ in range(_ENDED):
        report = Report(
            work.new_id(),
            caretaker.id,
            Role.CARETAKER,
            created_at=work.now,
            touched_at=work.now,
            guided=False,
            step=Step.FREE,
            urgency=Urgency.TODAY,
        ).in_area("vangdalen")
        work.reports.add(report)
        work.alerts.add(ended(report, caretaker, work))


def ended(report: Report, by: Person, work: UnitOfWork) -> Alert:
    return Alert(
        id=report.id,
        reference=new_reference(work.chance),
        area="vangdalen",
        urgency=Urgency.TODAY,
        source=Role.CARETAKER,
        opened_at=work.now,
        state=AlertState.CLOSED,
        taken_by=by.id,
        taken_at=work.now,
        closed_by=by.id,
        closed_at=work.now,
        outcome=Outcome.ADVICE,
    )


def steps(look: Callable[[UnitOfWork], object], work: UnitOfWork) -> int:
    """How many steps SQLite takes for it, to the nearest hundred."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 100
        return 0

    raw = work._connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    raw.set_progress_handler(count, 100)
    try:
        look(work)
    finally:
        raw.set_progress_handler(None, 0)
    return taken


@pytest.mark.parametrize(
    "look",
    [
        lambda work: work.alerts.open_page(0, 6),
        lambda work: work.alerts.open_count(),
        lambda work: work.alerts.without_reachable_holder(10),
        lambda work: work.alerts.of_absent_takers(10),
        lambda work: work.reports.drafts_untouched_since(work.now, asked=False, at_most=10),
        lambda work: work.outbox.pending(work.now, (), 100),
        lambda work: work.inbox.waiting(0, 100),
    ],
    ids=["the open list", "how many", "cards nobody has", "absent takers", "drafts", "the outbox", "the inbox"],
)
async def test_what_is_over_costs_nothing(store: Store, look: Callable[[UnitOfWork], object]) -> None:
    await store.write(fill)
    assert await store.read(lambda work: steps(look, work)) < _STEPS


def keep_it_as_it_is(work: UnitOfWork) -> None:
    """Where an alert stands, and who somebody is."""
    caretaker = work.people.by_account(1)
    assert caretaker is not None
    newest = work.alerts.likely_originals(nowhere(caretaker, work), 1)[0]
    work.alerts.climb(newest)
    work.people.save(caretaker)


def nowhere(by: Person, work: UnitOfWork) -> Alert:
    """An alert that is not kept."""
    report = Report(work.new_id(), by.id, by.role, work.now, work.now, guided=False, step=Step.FREE)
    return ended(report, by, work)


async def test_a_step_is_kept_without_a_look_at_all_that_ever_referred_to_it(store: Store) -> None:
    await store.write(fill)
    assert await store.write(lambda work: steps(keep_it_as_it_is, work)) < _STEPS
