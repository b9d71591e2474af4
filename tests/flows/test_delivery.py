"""From the outbox to phones when Telegram or the network has other plans: later, never, or not at all."""

from datetime import timedelta
from typing import Any

import pytest

from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town


def fates(someone: Person, kind: str) -> Any:
    """A question for Town.asks: state and cause of what was to be said to them, of this kind."""
    wanted = (someone.phone.owner.id, kind)

    def ask(work: UnitOfWork) -> list[tuple[str, str | None]]:
        statement = "SELECT state, cause FROM outbox WHERE chat = ? AND kind = ? ORDER BY id"
        return [(row.state, row.cause) for row in work._connection.exec_driver_sql(statement, wanted)]

    return ask


def tries(someone: Person, town: Town, method: str = "sendMessage") -> int:
    return len([each for each in town.telegram.requests.of(method) if str(each.chat_id) == str(someone.phone.owner.id)])


async def test_when_telegram_asks_to_wait_the_bot_waits_exactly_that_long_with_that_chat_only(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Telegram answers the caretaker's card with "wait 30 seconds"
    account = caretaker.phone.owner.id
    town.telegram.faults.fail("sendMessage", code=429, retry_after=30, only_chat=account)
    town.telegram.requests.clear()
    # When an alert is sent
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    # Then the reporter has the receipt already, and the caretaker's chat was tried once
    assert tries(caretaker, town) == 1
    await town.waits(seconds=28)
    assert tries(caretaker, town) == 1
    # And when the time is over the card comes
    await town.waits(seconds=3)
    await caretaker.is_told(reference)
    assert tries(caretaker, town) == 2


async def test_when_telegram_fails_the_bot_tries_again_with_growing_patience(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Telegram answers with 502 four times
    fault = town.telegram.faults.fail("sendMessage", code=502, times=4, only_chat=caretaker.phone.owner.id)
    began = town.clock.now()
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    # When time passes, second by second
    for _ in range(20):
        await town.waits(seconds=1)
    # Then the card came after 1 + 2 + 4 + 8 seconds, once
    card = await caretaker.is_told(reference)
    assert fault.struck == 4
    assert timedelta(seconds=14) < card.date - began < timedelta(seconds=19)
    assert len([each for each in caretaker.phone.messages if reference in each.words]) == 1


async def test_a_chat_that_always_fails_does_not_keep_an_acute_alert_from_others(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Telegram fails for the chat of one person, again and again
    broken = await town.member("property_staff", "Bo", "Energivej-området")
    town.telegram.faults.fail("sendMessage", code=500, times=None, only_chat=broken.phone.owner.id)
    await broken.writes("Råber, Energivej 4")
    for _ in range(40):
        await town.waits(seconds=5)
    # When somebody else sends an acute alert
    await staff.writes("Råber, Vangdalen 4")
    await staff.taps("Akut – nu")
    for _ in range(3):
        await town.waits(seconds=1)
    # Then its card comes within seconds
    await caretaker.is_told(await staff.reference())
    town.telegram.faults.clear()
    await town.waits(minutes=2)
    broken.sees_everything()


async def test_when_the_network_is_gone_nothing_is_lost_and_nothing_comes_twice(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a report whose card has not got through when the line is cut
    busy = town.telegram.faults.fail("sendMessage", code=502, times=None, only_chat=caretaker.phone.owner.id)
    await staff.writes("Råber, Vangdalen 4")
    await staff.is_told("ikke sendt endnu")
    await staff.phone.tap("I dag")
    await town.comes_to(lambda: town.asks(sent_reports), 1)
    await town.telegram.faults.cut_network()
    for _ in range(5):
        await town.waits(seconds=10)
    # When it is mended
    town.telegram.faults.arranged.remove(busy)
    await town.telegram.faults.mend_network()
    await town.settles_as_time_passes()
    # Then the card is there, once, and the receipt too
    reference = await staff.reference()
    await caretaker.is_told(reference)
    assert len([each for each in caretaker.phone.messages if reference in each.words]) == 1


def sent_reports(work: UnitOfWork) -> int:
    return int(work._connection.exec_driver_sql("SELECT count(*) FROM report WHERE state = 'sent'").scalar_one())


async def test_what_telegram_will_never_take_is_given_up_and_its_cause_kept(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Telegram refuses the answer to the staff for a reason that waiting does not change
    account = staff.phone.owner.id
    town.telegram.faults.fail("sendMessage", code=400, description="Bad Request: PEER_ID_INVALID", only_chat=account)
    await staff.writes("/hjaelp")
    await town.waits(minutes=10)
    # Then it is not tried again, and everybody can see why
    assert await town.asks(fates(staff, "help")) == [("failed", "peer_id_invalid")]
    # And what comes after it goes its way
    await staff.writes("/hjaelp")
    await staff.is_told("Det kan du her")


@pytest.mark.parametrize("sentence", ["can't parse entities: Unsupported start tag", "no such thing as"])
async def test_what_telegram_quotes_of_peoples_words_is_neither_kept_nor_logged(
    town: Town, staff: Person, caretaker: Person, sentence: str
) -> None:
    # Given Telegram refuses a message and quotes from it why
    await staff.reports("Rosa Rosenkilde råber, Vangdalen 4", "I dag")
    await caretaker.is_told(await staff.reference())
    why = f'Bad Request: {sentence} "Rosenkilde" at byte offset 5'
    for method in ("sendMessage", "deleteMessage", "deleteMessages"):
        town.telegram.faults.fail(method, code=400, description=why, times=2)
    await caretaker.taps("Vis detaljer")
    await town.waits(minutes=15)
    await town.settles()
    caretaker.sees_everything()

    # Then the cause that is kept quotes nothing
    def causes(work: UnitOfWork) -> list[str]:
        execute = work._connection.exec_driver_sql
        statements = [f"SELECT cause FROM {table} WHERE cause IS NOT NULL" for table in ("outbox", "chat_message")]  # noqa: S608
        return [row.cause for statement in statements for row in execute(statement)]

    kept = await town.asks(causes)
    assert kept
    assert "rosenkilde" not in str(kept).casefold()
    assert "rosenkilde" not in str(town.logged).casefold()


async def test_what_may_have_arrived_is_said_again_when_it_is_an_alert_and_left_when_it_is_a_status(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given the connection breaks in the middle of sending the card
    town.telegram.faults.refuse("sendMessage", only_chat=caretaker.phone.owner.id)
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    await town.settles_as_time_passes()
    await town.waits(seconds=5)
    # Then the card comes at another attempt
    await caretaker.is_told(reference)
    # When the same happens to the word that somebody is on it
    town.telegram.faults.refuse("sendMessage", only_chat=staff.phone.owner.id)
    await caretaker.taps("Jeg tager den")
    await town.waits(minutes=1)
    # Then that word is not repeated, the cause is kept, and the receipt tells it anyway
    [(state, cause)] = await town.asks(fates(staff, "status"))
    assert state == "failed"
    assert cause is not None
    assert "may have arrived" in cause
    assert "I gang" in (await staff.is_told(reference)).words
