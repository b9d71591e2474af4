"""When Telegram is not enough: what is acute goes out another way too, in as few words as there are."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.kernel.town import Fallback
from tests.flows.receivers import CONTACT, STORY, WORDS, Gateway, calls, code_of, goes_on, has_address
from tests.flows.town import Person, Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path / "data", fallback=Fallback(allow_local=True), contact=CONTACT) as opened:
        yield opened


async def test_an_acute_rung_that_telegram_fails_to_deliver_for_a_minute_goes_to_the_fallback(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given the caretaker has an address, and Telegram answers every card with 502
    await has_address(caretaker, beside)
    town.telegram.faults.fail("sendMessage", code=502, times=None, only_chat=caretaker.phone.owner.id)
    reference = await staff.reports(STORY, "Akut – nu")
    # When not quite a minute has passed
    await goes_on(town, 50)
    # Then nothing has gone out yet
    assert beside.words == []
    # And when it has, the words come, those and no others
    await goes_on(town, 20)
    assert beside.words == [WORDS.format(reference=reference)]
    town.telegram.faults.clear()
    await goes_on(town, 60)
    await caretaker.is_told(reference)


async def test_while_the_network_to_telegram_is_cut_an_acute_rung_goes_to_the_fallback(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given the line to Telegram breaks between the report and the card
    await has_address(caretaker, beside)
    town.telegram.faults.delay("sendMessage", 0.0, times=None)
    await staff.writes(STORY)
    await town.settles()
    staff.sees_everything()
    town.telegram.faults.refuse("sendMessage", times=None)
    await staff.taps("Akut – nu")
    await town.telegram.faults.cut_network()
    # When a minute has passed
    for _ in range(7):
        await town.waits(seconds=10)
    # Then the words came another way
    assert len(beside.words) == 1
    assert beside.words[0].startswith("Akut henvendelse ")
    # And once the line is mended, the card comes
    town.telegram.faults.clear()
    await town.telegram.faults.mend_network()
    await town.settles_as_time_passes()
    await caretaker.is_told("Akut – nu")
    caretaker.sees_everything()
    staff.sees_everything()


async def test_whoever_blocked_the_bot_is_called_at_once_the_other_way(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given the caretaker has an address, and has blocked the bot; somebody else can be rung in their place
    await has_address(caretaker, beside)
    second = await town.member("caretaker", "Karl")
    await caretaker.phone.block()
    # When an acute alert comes
    reference = await staff.reports(STORY, "Akut – nu")
    await town.settles()
    # Then both hear of it: one in Telegram, one beside it
    await second.is_told(reference)
    assert beside.words == [WORDS.format(reference=reference)]


async def test_a_block_that_is_found_when_the_card_is_sent_makes_the_call_go_at_once(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given Telegram knows, but has told nobody, that the caretaker has left
    await has_address(caretaker, beside)
    town.telegram.faults.fail(
        "sendMessage", code=403, description="Forbidden: user is deactivated", only_chat=caretaker.phone.owner.id
    )
    # When an acute alert is sent
    reference = await staff.reports(STORY, "Akut – nu")
    await town.settles()
    # Then the words go out without a minute's wait
    assert beside.words == [WORDS.format(reference=reference)]


async def test_what_nobody_took_by_the_next_rung_goes_to_the_fallback_though_it_was_delivered(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given the card arrived
    await has_address(caretaker, beside)
    reference = await staff.reports(STORY, "Akut – nu")
    await caretaker.is_told(reference)
    await goes_on(town, 240)
    assert beside.words == []
    # When the next rung's time has come and nobody has taken it
    await goes_on(town, 70)
    # Then the words go out too
    assert beside.words == [WORDS.format(reference=reference)]
    caretaker.sees_everything()


async def test_once_it_is_taken_nothing_goes_out_beside_telegram(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given an acute alert whose card arrived
    await has_address(caretaker, beside)
    await staff.reports(STORY, "Akut – nu")
    # When it is taken, and a long time passes
    await caretaker.taps("Jeg tager den")
    assert {state for state, _, _ in await town.asks(calls)} == {"cancelled"}
    await goes_on(town, 400)
    # Then nothing has gone out
    assert beside.asked == 1, "the code, and nothing else"
    caretaker.sees_everything()
    staff.sees_everything()


async def test_what_is_not_acute_never_goes_beside_telegram(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    await has_address(caretaker, beside)
    town.telegram.faults.fail("sendMessage", code=502, times=None, only_chat=caretaker.phone.owner.id)
    await staff.reports(STORY, "I dag")
    await goes_on(town, 120)
    assert beside.words == []
    assert await town.asks(calls) == []
    town.telegram.faults.clear()
    await goes_on(town, 60)
    caretaker.sees_everything()


async def test_an_alert_that_is_taken_while_the_service_is_down_is_not_called_out_later(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given the service answers with an error, so that the call is tried again and again
    await has_address(caretaker, beside)
    beside.status = 503
    reference = await staff.reports(STORY, "Akut – nu")
    await caretaker.is_told(reference)
    await goes_on(town, 310)
    assert beside.asked > 2
    # When the alert is taken before the service works again
    await caretaker.taps("Jeg tager den")
    beside.status = 200
    await goes_on(town, 120)
    # Then nothing goes out any more
    assert beside.words == []
    caretaker.sees_everything()
    staff.sees_everything()


async def test_nothing_but_those_words_goes_out(town: Town, staff: Person, caretaker: Person, beside: Gateway) -> None:
    await has_address(caretaker, beside)
    await caretaker.phone.block()
    reference = await staff.reports(STORY, "Akut – nu")
    await town.settles()
    [sent] = beside.received
    assert sent == {
        "version": "1.0",
        "title": "",
        "message": WORDS.format(reference=reference),
        "attachments": [],
        "type": "info",
    }


async def test_without_a_number_of_the_town_nobody_is_told_to_call(tmp_path: Path, beside: Gateway) -> None:
    async with open_town(tmp_path / "data", fallback=Fallback(allow_local=True)) as town:
        caretaker = await town.member("caretaker", "Kirsten")
        staff = await town.member("property_staff", "Peter", "Vangdalen")
        await has_address(caretaker, beside)
        await caretaker.phone.block()
        reference = await staff.reports(STORY, "Akut – nu")
        await town.settles()
        assert beside.words == [f"Akut henvendelse {reference}, Vangdalen. Åbn Telegram."]


async def test_the_words_are_in_the_readers_language(town: Town, staff: Person, beside: Gateway) -> None:
    kirsten = await town.member("caretaker", "Kirsten", language="en")
    await kirsten.writes("/kontakt")
    await kirsten.taps("Add an address")
    await kirsten.writes(beside.url())
    await town.settles()
    await kirsten.writes(code_of(beside.words[-1]))
    await town.settles()
    kirsten.sees_everything()
    await kirsten.phone.block()
    reference = await staff.reports(STORY, "Akut – nu")
    await town.settles()
    assert beside.words[-1].startswith(f"Acute alert {reference}, Vangdalen. Open Telegram")
