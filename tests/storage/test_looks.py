"""The log of who looked only grows, and each entry vouches for those before it."""

import pytest
from sqlalchemy.exc import IntegrityError

from core.privacy.looking import Why
from storage.looks import BEGINNING, Look
from storage.store import Store
from storage.unit_of_work import UnitOfWork


def _fill(work: UnitOfWork) -> None:
    for about in (7, 8, 7):
        work.looks.note(1, "details", about, Why.TASK)
    work.looks.note(2, "details", 7, Why.REASON, "Hun ringede selv til os")


async def test_each_entry_holds_the_hash_of_the_one_before(store: Store) -> None:
    await store.write(_fill)

    def chain(work: UnitOfWork) -> list[Look]:
        return sorted((*work.looks.about(7), *work.looks.about(8)), key=lambda entry: entry.id)

    entries = await store.read(chain)
    assert [entry.id for entry in entries] == [1, 2, 3, 4]
    assert [entry.before for entry in entries] == [BEGINNING, *(entry.hash for entry in entries[:-1])]
    assert all(entry.hash == entry.expected_hash() for entry in entries)


async def test_the_reason_that_was_given_is_sealed_and_can_be_read_again(store: Store) -> None:
    await store.write(_fill)

    def reasons(work: UnitOfWork) -> list[tuple[str | None, str | None]]:
        return [(entry.reason, work.looks.reason_of(entry)) for entry in work.looks.about(7)]

    (_, _, (sealed, reason)) = await store.read(reasons)
    assert reason == "Hun ringede selv til os"
    assert sealed is not None
    assert "ringede" not in sealed


@pytest.mark.parametrize(
    "statement",
    ["UPDATE look SET about = 9 WHERE id = 2", "DELETE FROM look WHERE id = 2", "DELETE FROM look WHERE id = 4"],
)
async def test_no_entry_can_be_changed_or_taken_out(store: Store, statement: str) -> None:
    await store.write(_fill)
    with pytest.raises(IntegrityError):
        await store.write(lambda work: work._connection.exec_driver_sql(statement).close())
