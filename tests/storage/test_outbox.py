"""The outbox: states are checked by the database, a key is never told twice, and the urgent comes first."""

import pytest
from sqlalchemy.exc import IntegrityError

from core.delivery.outcome import Delivery
from core.kernel.notice import Notice, Priority
from storage.outbox import Parcel
from storage.store import Store
from storage.unit_of_work import UnitOfWork

CHAT = -100


def notice(priority: Priority = Priority.ANSWER, key: str | None = None) -> Notice:
    return Notice("help", None, chat=CHAT, priority=priority, key=key)


def pending(work: UnitOfWork) -> list[Parcel]:
    return list(work.outbox.pending(work.now, (), 100))


@pytest.mark.parametrize(
    "change",
    [
        "state = 'sent'",
        "state = 'sending'",
        "state = 'failed'",
        "state = 'lost'",
        "priority = 9",
        "manner = 'shout'",
    ],
)
async def test_no_state_that_makes_no_sense_can_be_written(store: Store, change: str) -> None:
    await store.write(lambda work: work.tell(notice()))
    with pytest.raises(IntegrityError):
        await store.write(lambda work: work._connection.exec_driver_sql(f"UPDATE outbox SET {change}"))  # noqa: S608 — ours


async def test_the_same_key_is_told_once_also_after_it_was_sent(store: Store) -> None:
    await store.write(lambda work: work.tell(notice(key="once"), notice(key="once")))
    [parcel] = await store.read(pending)
    await store.write(lambda work: work.outbox.claim([parcel], work.now))
    await store.write(lambda work: work.outbox.sent(parcel, 7, work.now))
    await store.write(lambda work: work.tell(notice(key="once")))
    assert await store.read(pending) == []


async def test_what_could_not_be_told_may_be_told_later_under_the_same_key(store: Store) -> None:
    await store.write(lambda work: work.tell(notice(key="once")))
    [parcel] = await store.read(pending)
    await store.write(lambda work: work.outbox.claim([parcel], work.now))
    await store.write(lambda work: work.outbox.end(parcel, Delivery.FAILED, "blocked"))
    await store.write(lambda work: work.tell(notice(key="once")))
    assert len(await store.read(pending)) == 1


async def test_the_most_urgent_comes_first_and_then_the_oldest(store: Store) -> None:
    told = [Priority.BULK, Priority.STATUS, Priority.ACUTE, Priority.STATUS, Priority.ANSWER]
    await store.write(lambda work: work.tell(*(notice(priority) for priority in told)))
    waiting = await store.read(pending)
    assert [each.notice.priority for each in waiting] == sorted(told)
    status = [each.id for each in waiting if each.notice.priority is Priority.STATUS]
    assert status == sorted(status)
