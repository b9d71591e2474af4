"""Whom to ask whether it helped is looked up in what was closed since the last look, and in nothing older."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.reading import Place, Urgency
from core.alerts.reference import new_reference
from core.alerts.report import Report, ReportState
from core.people.person import Person, Role
from storage.store import Store
from storage.unit_of_work import UnitOfWork

CLOSED = datetime(2026, 3, 2, 9, tzinfo=UTC)
SINCE, UNTIL = CLOSED - timedelta(days=30), CLOSED + timedelta(hours=2)
OF_TEN_MINUTES = 10


def closed(work: UnitOfWork, at: datetime, role: Role = Role.PROPERTY_STAFF, **changes: Any) -> int:
    """An alert that was closed at this moment, with its report and its reporter."""
    joined = None if role is Role.NEIGHBOUR else at
    reporter = Person(work.new_id(), work.new_id() % 2**40, role, "Ole", joined_at=joined)
    number = work.new_id()
    place = Place("vangdalen")
    sent: dict[str, Any] = {"state": ReportState.SENT, "sent_at": at, "place": place, "urgency": Urgency.TODAY}
    work.people.add(reporter)
    work.reports.add(Report(number, reporter.id, role, at, at, **(sent | changes)))
    ended: dict[str, Any] = {"state": AlertState.CLOSED, "closed_at": at, "closed_by": reporter.id}
    taken: dict[str, Any] = {"taken_by": reporter.id, "taken_at": at, "outcome": Outcome.ADVICE}
    work.alerts.add(Alert(number, new_reference(work.chance), "vangdalen", Urgency.TODAY, role, at, **ended, **taken))
    return number


def due(work: UnitOfWork, at_most: int = 50, until: datetime = UNTIL) -> list[int]:
    """Looked up, and claimed as the job does."""
    found = [*work.helped.due(SINCE, until, at_most)]
    for each in found:
        work.reports.save(replace(work.reports.get(each), help_asked_at=work.now))
    return found


async def test_each_is_found_once_also_when_many_were_closed_at_one_moment(store: Store) -> None:
    wanted = await store.write(lambda work: [closed(work, CLOSED) for _ in range(OF_TEN_MINUTES)])
    found: list[int] = []
    for _ in range(OF_TEN_MINUTES):
        found += await store.write(lambda work: due(work, at_most=3))
    assert sorted(found) == sorted(wanted)
    later = await store.write(lambda work: closed(work, UNTIL + timedelta(minutes=5)))
    assert await store.write(lambda work: due(work, until=UNTIL + timedelta(minutes=5))) == [later]


@pytest.mark.parametrize(
    ("role", "changes"),
    [
        (Role.NEIGHBOUR, {}),
        (Role.CARETAKER, {}),
        (Role.PROFESSIONAL, {"help_declined": True, "hidden": True}),
        (Role.PROPERTY_STAFF, {"state": ReportState.WITHDRAWN}),
        (Role.PROPERTY_STAFF, {"help_asked_at": CLOSED}),
    ],
)
async def test_whoever_is_not_to_be_asked_is_not_found(store: Store, role: Role, changes: dict[str, Any]) -> None:
    await store.write(lambda work: closed(work, CLOSED, role, **changes))
    assert await store.write(due) == []


async def test_what_is_older_than_the_first_look_reaches_is_left_alone(store: Store) -> None:
    await store.write(lambda work: closed(work, SINCE - timedelta(minutes=1)))
    assert await store.write(due) == []


async def test_answers_are_counted_by_month_role_and_answer(store: Store) -> None:
    def count(work: UnitOfWork) -> None:
        for answer in ("yes", "yes", "no"):
            work.helped.count("2026-11", "professional", answer)

    await store.write(count)
    rows = await store.read(
        lambda work: work._connection.exec_driver_sql("SELECT answer, times FROM help_answer ORDER BY answer").all()
    )
    assert [tuple(row) for row in rows] == [("no", 1), ("yes", 2)]
