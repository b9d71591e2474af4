"""What people answered while the bot or Telegram was away is heard first: nobody is called beside Telegram, nor alarmed
about somebody inside, because of it. While Telegram cannot be reached, nothing waits for it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.process import tick
from core.kernel.town import Fallback
from tests.flows.receivers import CONTACT, STORY, Gateway, goes_on, has_address
from tests.flows.test_outages import the_line_is_cut, the_line_is_mended, time_passes
from tests.flows.town import Person, Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path / "data", fallback=Fallback(allow_local=True), contact=CONTACT) as opened:
        yield opened


def all_is_seen(town: Town) -> None:
    for person in town.people:
        person.sees_everything()


async def test_nobody_is_called_about_what_was_taken_while_the_bot_was_down(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given an acute alert, about which nobody was called beside Telegram yet
    await has_address(caretaker, beside)
    card = await caretaker.is_told(await staff.reports(STORY, "Akut – nu"))
    # When she takes it while the bot is down, and the bot comes back after the time for the call
    await town.stops()
    await caretaker.phone.tap("Jeg tager den", card)
    town.clock.move(timedelta(minutes=10))
    await town.starts()
    await goes_on(town, 60)
    # Then no call goes out
    all_is_seen(town)
    assert beside.words == []


async def test_nobody_is_called_about_what_was_taken_back_while_the_bot_was_down(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    await has_address(caretaker, beside)
    await caretaker.is_told(await staff.reports(STORY, "Akut – nu"))
    await town.stops()
    await staff.phone.tap("Træk tilbage")
    town.clock.move(timedelta(minutes=10))
    await town.starts()
    await goes_on(town, 60)
    all_is_seen(town)
    assert beside.words == []


async def test_nobody_is_called_about_somebody_who_came_out_while_the_bot_was_down(
    town: Town, caretaker: Person, beside: Gateway
) -> None:
    # Given somebody inside whose time is over, and a leader with an address that does not work yet
    leader = await town.member("secretariat", "Birgit")
    await has_address(leader, beside, "birgit")
    await caretaker.writes("/ind Vangdalen 4 15")
    await caretaker.is_told("Du er meldt ind")
    await town.waits(minutes=15)
    beside.status = 500
    await town.waits(minutes=3)
    await caretaker.is_told("Er du ude igen?")
    # When she says that she is out while the bot is down
    await town.stops()
    await caretaker.phone.tap("Jeg er ude igen")
    beside.status = 200
    town.clock.move(timedelta(minutes=10))
    await town.starts()
    await goes_on(town, 60)
    # Then nobody is called
    all_is_seen(town)
    assert [each for each in beside.words if "svarer ikke" in each] == []


async def test_calls_go_out_though_telegram_cannot_be_reached_at_the_start(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given an acute alert, and a bot that is down
    await has_address(caretaker, beside)
    await staff.reports(STORY, "Akut – nu")
    all_is_seen(town)
    await town.stops()
    # When it starts where Telegram cannot be reached
    await town.telegram.faults.cut_network()
    town.clock.move(timedelta(minutes=10))
    parts = town.begins()
    for _ in range(30):
        town.clock.move(timedelta(seconds=5))
        await tick(parts)
        await asyncio.sleep(0.02)
    # Then she is called beside Telegram all the same
    assert beside.words
    await the_line_is_mended(town)
    all_is_seen(town)


async def test_what_is_no_longer_acute_is_not_called_out_as_acute(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given words that made it acute by themselves
    await has_address(caretaker, beside)
    await staff.writes("Han siger han vil tage sit eget liv, Vangdalen 4")
    await caretaker.is_told(await staff.reference())
    await goes_on(town, 30)
    # When its reporter says that it can wait
    await staff.taps("Kan vente")
    await goes_on(town, 600)
    # Then nobody is called about something acute
    all_is_seen(town)
    assert beside.words == []


async def test_nobody_is_alarmed_about_somebody_who_came_out_in_the_gap_though_many_wrote_meanwhile(
    town: Town, caretaker: Person
) -> None:
    # Given somebody inside, and a line that is cut
    karl = await town.member("caretaker", "Karl")
    await caretaker.writes("/ind Hos Jensen 15 min")
    card = await caretaker.is_told("Du er meldt ind")
    nadia = town.neighbour("Nadia")
    await the_line_is_cut(town, 10)
    # When many write, she says that she is out, and the line comes back after her time
    for _ in range(150):
        await nadia.writes("/hjaelp")
    await caretaker.phone.tap("Jeg er ude igen", card)
    await time_passes(town, 20)
    await the_line_is_mended(town)
    await town.ticks()
    # Then nobody was alarmed
    all_is_seen(town)
    assert karl.rings("svarer ikke") == 0


async def test_whoever_never_heard_the_alarm_does_not_hear_that_it_is_over(town: Town, caretaker: Person) -> None:
    karl = await town.member("caretaker", "Karl")
    await caretaker.writes("/ind Hos Jensen 15 min")
    card = await caretaker.is_told("Du er meldt ind")
    await the_line_is_cut(town, 10)
    await caretaker.phone.tap("Jeg er ude igen", card)
    await time_passes(town, 20)
    await the_line_is_mended(town)
    await town.ticks()
    all_is_seen(town)
    await karl.is_not_told("er ude igen")
