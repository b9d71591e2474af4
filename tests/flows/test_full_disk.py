"""A disk that is full for a while: the bot stays, waits, and loses nothing."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town

_UNAVAILABLE = "the database cannot be used"


def fill_the_disk(work: UnitOfWork) -> None:
    pages = work._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    work._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}").scalar_one()


def make_room(work: UnitOfWork) -> None:
    work._connection.exec_driver_sql("PRAGMA max_page_count = 1000000").scalar_one()


async def test_what_is_written_while_the_disk_is_full_is_answered_when_there_is_room_again(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a disk without room
    assert town.house is not None
    await town.house.store.write(fill_the_disk)
    town.expected_errors = {_UNAVAILABLE}
    # When somebody writes so much that it does not fit
    words = "Råber, Vangdalen 4. " + "Det har stået på hele natten. " * 120
    await staff.writes(words)
    await town.comes_to(_told(town), wanted=True)
    # Then nothing is lost: with room again it goes its way
    await town.house.store.write(make_room)
    town.clock.move(timedelta(minutes=2))
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())


def _told(town: Town) -> Callable[[], Awaitable[bool]]:
    async def told() -> bool:
        return any(entry["event"] == _UNAVAILABLE for entry in town.logged)

    return told
