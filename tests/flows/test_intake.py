"""From Telegram into the inbox and through it: whatever arrives, its neighbours go on, once and in order."""

import json
from typing import Any

import pytest

from core.alerts.reading import Urgency
from storage.tables import Handling
from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town, count_of

MALFORMED = "a malformed update was parked"
UNHANDLED = "an update could not be handled"
PARKED = "an update was parked"


def counted(state: Handling) -> Any:
    """A question for Town.asks: how many updates of the inbox are in this state."""

    def count(work: UnitOfWork) -> int:
        return work.inbox.count(state)

    return count


SENSELESS = [
    pytest.param('"message": {"message_id": 1, "date": 1}', UNHANDLED, id="a message without a chat"),
    pytest.param('"message": "hello"', MALFORMED, id="a message that is a word"),
    pytest.param(
        '"message": {"message_id": 1, "date": 1' + "0" * 40 + ', "chat": {"id": 1, "type": "private"}}',
        MALFORMED,
        id="a time beyond all times",
    ),
    pytest.param('"message": {"chat": {"id": 1' + "0" * 40 + "}}", MALFORMED, id="a chat number that no column holds"),
    pytest.param('"message": "\\ud83d"', MALFORMED, id="half a character"),
]


@pytest.mark.parametrize(("body", "error"), SENSELESS)
async def test_an_update_that_nobody_can_read_is_parked_and_counted_and_its_neighbours_go_on(
    town: Town, staff: Person, caretaker: Person, body: str, error: str
) -> None:
    # Given the bot is away, and one update between two messages of the staff makes no sense
    await town.stops()
    await staff.writes("Lugter slemt ved Vangdalen 4")
    town.telegram.updates.inject(f'{{"update_id": {town.telegram.updates.next_id()}, {body}}}'.encode())
    await staff.writes("Og Vangdalen 4, 2. tv råber")
    # When the bot comes back and receives all three at once
    town.expected_errors = {error, PARKED}
    await town.starts()
    await town.settles_as_time_passes()
    # Then the message before and the message after are one draft, which can be sent
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    assert "råber" in (await caretaker.is_told("Lugter slemt")).words
    # And the one that made no sense is kept apart and counted
    assert await town.asks(counted(Handling.PARKED)) == 1
    assert await town.asks(counted(Handling.WAITING)) == 0


@pytest.mark.parametrize("senseless", ['{"message": {"text": "who am I?"}}', "[1, 2, 3]", '"hello"', "null", "1"])
async def test_what_comes_in_an_updates_place_and_is_none_is_parked_and_what_follows_goes_on(
    town: Town, staff: Person, senseless: str
) -> None:
    # Given something that has not even a number arrives
    town.expected_errors = {MALFORMED, PARKED}
    town.telegram.updates.inject(senseless.encode())
    # When the staff writes
    await staff.writes("Vangdalen 4, råber")
    # Then they are answered, and what made no sense is kept apart
    await staff.is_told("ikke sendt endnu")
    assert await town.asks(counted(Handling.PARKED)) == 1


async def test_who_sent_something_that_cannot_be_read_is_told_so(town: Town, staff: Person) -> None:
    # Given a message of the staff's that makes no sense but for its sender
    town.expected_errors = {MALFORMED, PARKED}
    update = {"message": {"from": {"id": staff.phone.owner.id, "is_bot": False, "first_name": "Peter"}, "text": 7}}
    town.telegram.updates.inject(json.dumps(update).encode())
    # Then they hear that it went wrong
    await staff.is_told("Noget gik galt")


async def test_an_update_that_telegram_hands_out_again_has_no_second_effect(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a report whose press was handled
    reference = await staff.reports("Græder i opgangen, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    before = len(staff.phone.messages), len(caretaker.phone.messages)
    # When Telegram repeats an update that was received before, with words that would make a new draft
    number = town.telegram.updates.next_id()
    account = {"id": staff.phone.owner.id, "is_bot": False, "first_name": "Peter"}
    told = {
        "message_id": 9000,
        "date": int(town.clock.now().timestamp()),
        "chat": {"id": account["id"], "type": "private", "first_name": "Peter"},
        "from": account,
        "text": "Endnu en bekymring, Vangdalen 8",
    }
    for _ in range(3):
        town.telegram.updates.inject({"update_id": number, "message": told})
        await town.settles()
    # Then it became one draft, and only one row
    await staff.is_told("Vangdalen 8")
    assert (len(staff.phone.messages), len(caretaker.phone.messages)) == (before[0] + 1, before[1])
    assert len([each for each in staff.phone.messages if "ikke sendt endnu" in each.words]) == 1
    assert await town.asks(counted(Handling.WAITING)) == 0


async def test_what_somebody_writes_keeps_its_order_also_when_it_comes_all_at_once(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given forty messages wait while the bot is away, in four chats, mixed
    writers = [staff, *[await town.member("property_staff", f"Peter {n}", "Vangdalen") for n in range(3)]]
    await town.stops()
    for number in range(10):
        for writer in writers:
            await writer.writes(f"Nummer {number}.")
    # When the bot comes back and each of them sends what they wrote
    await town.starts()
    for writer in writers:
        await writer.taps("Kan vente")
        reference = await writer.reference()
        await caretaker.is_told(reference)
        # Then the caretaker reads the ten of each in the order in which they were written
        alert = await town.asks(lambda work, wanted=reference: work.alerts.by_reference(wanted))
        written = await town.asks(lambda work, wanted=alert.id: work.journal.words_of(wanted))
        assert [entry.words for entry in written] == [f"Nummer {number}." for number in range(10)]
        assert alert.urgency is Urgency.CAN_WAIT
    assert await town.asks(count_of("report")) == len(writers)
