"""After an outage of the bot or of Telegram: first what people did meanwhile, then one message for what was missed."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.process import tick
from bot.receiving.line import Line
from storage.unit_of_work import UnitOfWork
from tests.flows.clock import StoryClock
from tests.flows.town import Person, Town

GAPS = [pytest.param(10, id="10 minutes"), pytest.param(180, id="3 hours"), pytest.param(25 * 60, id="25 hours")]
LOST = "Henvendelser kan være gået tabt"


@pytest.fixture
async def karl(town: Town, caretaker: Person) -> Person:
    """The next in line."""
    return await town.member("caretaker", "Karl")


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Sigrid")


async def the_bot_is_down(town: Town, minutes: int) -> None:
    await town.stops()
    town.clock.move(timedelta(minutes=minutes))


async def the_line_is_cut(town: Town, minutes: int) -> None:
    """The bot goes on meanwhile, as the clock says."""
    await town.telegram.faults.cut_network()
    await time_passes(town, minutes)


async def time_passes(town: Town, minutes: int) -> None:
    """The clock ticks; nothing comes to rest, because what was sent and pressed waits for the line."""
    assert town.parts is not None
    step = max(1, minutes // 60)
    for _ in range(0, minutes, step):
        town.clock.move(timedelta(minutes=step))
        await tick(town.parts)


async def the_line_is_mended(town: Town) -> None:
    await town.telegram.faults.mend_network()
    await town.settles_as_time_passes(timedelta(seconds=90), timedelta(seconds=5))


def cards(person: Person, reference: str, since: int = 0) -> list[str]:
    """The cards of this alert on somebody's phone, sent after so many messages."""
    return [
        each.words or ""
        for each in person.phone.messages
        if each.from_bot and each.id > since and f"Nummer: {reference}" in (each.words or "")
    ]


def newest(person: Person) -> int:
    return max((each.id for each in person.phone.messages), default=0)


async def everybody_has_seen(town: Town) -> None:
    await town.settles()
    for person in town.people:
        person.sees_everything()


def rang(person: Person, town: Town, since: int) -> int:
    """How often their phone made a sound for a card since then, whatever stands there now."""
    sent = [each for each in town.telegram.requests.of("sendMessage")[since:] if each.code == 200]
    mine = [each for each in sent if str(each.chat_id) == str(person.phone.owner.id)]
    return len([each for each in mine if "Nummer:" in str(each.parameters.get("text", ""))])


@pytest.mark.parametrize("minutes", GAPS)
async def test_after_the_bot_was_down_everybody_gets_one_message_an_alert_for_all_the_rungs_that_were_missed(
    town: Town, staff: Person, caretaker: Person, karl: Person, leader: Person, minutes: int
) -> None:
    # Given an acute alert that nobody has taken when the bot goes down
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await everybody_has_seen(town)
    before = len(town.telegram.requests.of("sendMessage"))
    # When it is back
    await the_bot_is_down(town, minutes)
    await town.starts()
    await town.settles()
    await town.ticks()
    await town.ticks()
    # Then whoever a missed rung would have rung is rung once
    told = [person for person in (caretaker, karl, leader) if rang(person, town, before)]
    assert told == ([caretaker, karl] if minutes == 10 else [caretaker, karl, leader])
    assert [rang(person, town, before) for person in told] == [1] * len(told)
    assert all(len(cards(person, reference)) == 1 for person in told)
    await everybody_has_seen(town)


@pytest.mark.parametrize("minutes", GAPS)
async def test_after_telegram_was_down_everybody_gets_one_message_an_alert_for_all_the_rungs_that_were_missed(
    town: Town, staff: Person, caretaker: Person, karl: Person, leader: Person, minutes: int
) -> None:
    # Given an acute alert that nobody has taken when Telegram cannot be reached any more
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await everybody_has_seen(town)
    before = len(town.telegram.requests.of("sendMessage"))
    # When the ladder has climbed all along, and Telegram is back
    await the_line_is_cut(town, minutes)
    assert await town.asks(rungs_climbed) >= 2
    await the_line_is_mended(town)
    # Then each of them is rung once for all of it
    for person in (caretaker, karl, *((leader,) if minutes > 20 else ())):
        assert rang(person, town, before) == 1, person.who
        assert len(cards(person, reference)) == 1
    await everybody_has_seen(town)


def rungs_climbed(work: UnitOfWork) -> int:
    return int(work._connection.exec_driver_sql("SELECT max(rung) FROM alert").scalar_one())


@pytest.mark.parametrize("minutes", GAPS)
@pytest.mark.parametrize("down", ["the bot", "Telegram"])
async def test_a_take_that_was_pressed_in_the_gap_wins_over_every_rung_that_was_missed(
    town: Town, staff: Person, caretaker: Person, karl: Person, leader: Person, minutes: int, down: str
) -> None:
    # Given an acute alert
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    card = await caretaker.is_told(reference)
    await everybody_has_seen(town)
    before = len(town.telegram.requests.of("sendMessage"))
    # When the caretaker presses within the gap
    late = max(5, minutes - 23 * 60)
    if down == "the bot":
        await the_bot_is_down(town, late)
        await caretaker.phone.tap("Jeg tager den", card)
        town.clock.move(timedelta(minutes=minutes - late))
        await town.starts()
        await town.settles()
    else:
        await the_line_is_cut(town, late)
        await caretaker.phone.tap("Jeg tager den", card)
        await time_passes(town, minutes - late)
        await the_line_is_mended(town)
    await town.ticks()
    # Then it is taken, and nobody was rung after it
    assert [rang(person, town, before) for person in (karl, leader)] == [0, 0]
    assert "tog den" in cards(caretaker, reference)[-1]
    await staff.is_told("I gang")
    await everybody_has_seen(town)


async def test_while_telegram_cannot_be_reached_at_the_start_the_ladder_goes_on(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given an acute alert, and a bot that starts again while there is no line
    await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await everybody_has_seen(town)
    await town.stops()
    await town.telegram.faults.cut_network()
    town.begins()
    # When its next rungs are due
    await town.comes_to(_fails(town), wanted=True)
    await time_passes(town, 12)
    # Then they are climbed all the same: what goes out beside Telegram needs none
    assert await town.asks(rungs_climbed) >= 3
    await town.telegram.faults.mend_network()
    await town.settles_as_time_passes(timedelta(minutes=2), timedelta(seconds=5))
    await everybody_has_seen(town)


def _fails(town: Town) -> Callable[[], Awaitable[bool]]:
    async def fails() -> bool:
        return any(each["event"] == "Telegram could not be reached" for each in town.logged)

    return fails


@pytest.mark.parametrize("minutes", [10, 180])
@pytest.mark.parametrize("down", ["the bot", "Telegram"])
async def test_after_a_gap_that_telegram_bridges_nobody_is_alarmed(
    town: Town, leader: Person, minutes: int, down: str
) -> None:
    await (the_bot_is_down if down == "the bot" else the_line_is_cut)(town, minutes)
    await (town.starts() if down == "the bot" else the_line_is_mended(town))
    await town.settles()
    await town.ticks()
    await leader.is_not_told(LOST)
    await everybody_has_seen(town)


async def test_after_more_than_a_day_without_the_bot_the_secretariat_hears_what_may_be_lost_with_exact_times(
    town: Town, leader: Person
) -> None:
    # Given a bot that heard Telegram on Monday at ten
    await town.ticks()
    # When it comes back after 25 hours, on Tuesday at eleven
    await the_bot_is_down(town, 25 * 60)
    await town.starts()
    await town.settles()
    await town.ticks()
    # Then what was sent on Monday between ten and eleven may be lost
    message = await leader.is_told(LOST)
    assert "fra mandag 30. nov. 10:00 til tirsdag 1. dec. 11:00" in message.words
    assert "fra mandag 30. nov. 10:00 til mandag 30. nov. 11:00, kan være tabt" in message.words
    assert "sende det igen" in message.words
    # And that is said once, though the bot starts again
    await town.stops()
    await town.starts()
    await town.settles()
    await town.ticks()
    assert len([each for each in leader.phone.messages if LOST in (each.words or "")]) == 1
    await everybody_has_seen(town)


async def test_after_more_than_a_day_without_telegram_the_secretariat_hears_what_may_be_lost(
    town: Town, leader: Person
) -> None:
    await town.ticks()
    await the_line_is_cut(town, 25 * 60)
    await the_line_is_mended(town)
    await town.ticks()
    message = await leader.is_told(LOST)
    assert "fra mandag 30. nov. 10:00 til mandag 30. nov. 11:0" in message.words
    await everybody_has_seen(town)


async def test_a_first_start_alarms_nobody(town: Town, leader: Person) -> None:
    await town.ticks()
    await leader.is_not_told(LOST)


async def test_nobody_waits_longer_than_the_limit_for_what_people_did_meanwhile(town: Town) -> None:
    # Given a Telegram that always has more
    assert town.house is not None
    line = Line(StoryClock(), at_most=0.2)
    line.answered(more=True)
    assert line.listens
    # When the limit has passed, then the clock goes on
    listening = asyncio.ensure_future(line.run(town.house.store))
    await town.comes_to(_clear(line), wanted=True)
    listening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listening
    assert not line.listens


def _clear(line: Line) -> Callable[[], Awaitable[bool]]:
    async def clear() -> bool:
        return not line.listens

    return clear
