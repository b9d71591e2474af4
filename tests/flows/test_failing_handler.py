"""A handler that fails: nothing of it stays, it is tried again, and whoever waits is told when it was in vain."""

from collections.abc import Callable
from datetime import timedelta

from storage.tables import Handling
from storage.unit_of_work import UnitOfWork
from tests.flows.test_intake import PARKED, UNHANDLED, counted
from tests.flows.town import Person, Town, count_of


async def refuse_reports_of(someone: Person, town: Town) -> None:
    """From now on the database refuses every report of theirs, after the work on it has begun."""
    assert town.house is not None
    account = someone.phone.owner.id
    await town.house.store.write(
        executed(
            "CREATE TRIGGER refuse BEFORE INSERT ON outbox WHEN NEW.kind = 'draft'"
            f" AND NEW.chat = {account} BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    )


async def accept_again(town: Town) -> None:
    assert town.house is not None
    await town.house.store.write(executed("DROP TRIGGER refuse"))


def executed(statement: str) -> Callable[[UnitOfWork], None]:
    def execute(work: UnitOfWork) -> None:
        work._connection.exec_driver_sql(statement)

    return execute


async def attempts(town: Town) -> int:
    return int(await town.asks(lambda work: max([row.attempts for row in work.inbox.waiting(0, 10)], default=0)))


async def test_what_fails_leaves_nothing_behind_and_succeeds_at_another_attempt(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given the database refuses something at the very end of the work
    town.expected_errors = {UNHANDLED}
    await refuse_reports_of(staff, town)
    await staff.writes("Råber og græder, Vangdalen 4")
    await town.comes_to(lambda: attempts(town), 1)
    # Then nothing of the first attempt is kept, and the staff hears nothing yet
    assert await town.asks(count_of("report")) == 0
    staff.phone_shows_nothing_new()
    # When the database accepts again
    await accept_again(town)
    await town.settles_as_time_passes()
    # Then the message is one draft, and goes its way
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    assert await town.asks(count_of("report")) == 1


async def test_what_fails_again_and_again_is_parked_and_the_person_told_under_an_id_and_whom_to_call(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given everything this person writes fails
    other = await town.member("property_staff", "Jytte", "Vangdalen")
    town.expected_errors = {UNHANDLED, PARKED}
    await refuse_reports_of(staff, town)
    await staff.writes("Råber og græder, Vangdalen 4")
    # Then others are served meanwhile
    await other.writes("Lugter, Vangdalen 8")
    await town.settles_as_time_passes()
    await other.taps("I dag")
    await caretaker.is_told(await other.reference())
    # And after a bounded number of attempts the person hears under which id it was noted, and whom to call
    told = await staff.is_told("Noget gik galt")
    assert town.configuration.contact.name in told.words
    assert town.configuration.numbers.emergency in told.words
    [(incident, tried)] = await town.asks(parked_rows)
    assert incident in told.words
    assert tried == town.configuration.worker.attempts
    assert await town.asks(counted(Handling.WAITING)) == 0
    # And what they write next is handled as ever
    await accept_again(town)
    await staff.writes("Nu igen: Vangdalen 4")
    await staff.is_told("ikke sendt endnu")


async def test_a_press_that_fails_again_and_again_is_answered_too(town: Town, staff: Person, caretaker: Person) -> None:
    # Given a draft whose change fails
    await staff.writes("Råber og græder, Vangdalen 4")
    await staff.is_told("ikke sendt endnu")
    town.expected_errors = {UNHANDLED, PARKED}
    await refuse_reports_of(staff, town)
    # When its button is pressed
    press = await staff.phone.tap("Ret")
    await town.settles_as_time_passes(timedelta(seconds=8), step=timedelta(milliseconds=50))
    # Then the phone stops waiting, and the person hears that it went wrong
    await press.answered(1.0)
    await staff.is_told("Noget gik galt")


async def test_a_new_neighbour_whose_very_first_words_fail_is_told_too(town: Town, caretaker: Person) -> None:
    # Given the database refuses every draft
    nadia = town.neighbour()
    town.expected_errors = {UNHANDLED, PARKED}
    await refuse_reports_of(nadia, town)
    # When somebody whom the bot has never met writes
    await nadia.writes("Hun skriger, Vangdalen 4")
    await town.settles_as_time_passes()
    # Then they hear that it went wrong, and whom to call
    assert town.configuration.numbers.emergency in (await nadia.is_told("Noget gik galt")).words


async def test_an_error_never_shows_what_was_written(town: Town, staff: Person) -> None:
    # Given a message with words about a resident cannot be handled
    town.expected_errors = {UNHANDLED, PARKED}
    await refuse_reports_of(staff, town)
    await staff.writes("Fru Hansen på Vangdalen 4 græder")
    await town.settles_as_time_passes()
    # Then neither the person's message nor the log holds them
    told = await staff.is_told("Noget gik galt")
    assert "Hansen" not in told.words
    assert "refused" not in told.words
    assert not [entry for entry in town.logged if "Hansen" in str(entry)]


def parked_rows(work: UnitOfWork) -> list[tuple[str, int]]:
    rows = work._connection.exec_driver_sql("SELECT incident, attempts FROM inbox WHERE state = 'parked'")
    return [(row.incident, row.attempts) for row in rows]
