"""A clock that is set back, by hand or by a server that knows better, keeps nobody waiting and turns no order round."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from core.kernel.town import Pacing
from simulator import Clock, Telegram
from tests.flows.test_messages_leave_the_chat import WORDS, stands, words_on
from tests.flows.town import MONDAY_AT_TEN, Person, Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose bot keeps to Telegram's own limits."""
    async with open_town(tmp_path / "data", pacing=Pacing()) as opened:
        yield opened


async def test_a_card_comes_at_once_though_the_clock_was_set_back(town: Town, staff: Person, caretaker: Person) -> None:
    # Given the caretaker's chat was just written to
    for _ in range(3):
        await caretaker.writes("/hjaelp")
    await caretaker.is_told("Det kan du her")
    caretaker.sees_everything()
    # When the clock is set back by half an hour
    town.clock.move(timedelta(minutes=-30))
    # Then an acute card comes at once all the same
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await caretaker.is_told(reference)


async def test_words_keep_their_order_though_the_clock_was_set_back_between_two_runs(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a report begun before a restart with a clock that is set back
    await staff.writes("Først dette, Vangdalen 4")
    await staff.is_told("ikke sendt endnu")
    await town.stops()
    town.clock.move(timedelta(hours=-2))
    await town.starts()
    # When it is added to and sent
    await staff.writes("Derefter dette")
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    # Then the caretaker reads it in the order in which it was written
    await caretaker.taps("Vis detaljer")
    details = (await caretaker.is_told("Derefter dette")).words
    assert details.index("Først dette") < details.index("Derefter dette")


async def test_whoever_is_inside_is_asked_in_time_though_the_clock_was_set_back(town: Town, caretaker: Person) -> None:
    # Given somebody inside for a quarter of an hour
    await caretaker.writes("/ind Vangdalen 4 15")
    await caretaker.is_told("Du er meldt ind")
    await town.passes(minutes=5)
    # When the clock is set back by two hours, and her time is over
    town.clock.move(timedelta(hours=-2))
    await town.passes(minutes=9)
    await caretaker.is_not_told("Er du ude igen?")
    await town.passes(minutes=2)
    # Then she is asked
    await caretaker.is_told("Er du ude igen?")


async def test_an_acute_alert_climbs_on_though_the_clock_was_set_back(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given an acute alert that nobody has taken
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await town.passes(minutes=2)
    # When the clock is set back by two hours
    town.clock.move(timedelta(hours=-2))
    await town.passes(minutes=15)
    # Then the next in line is rung all the same
    assert karl.rings(reference)
    for person in town.people:
        person.sees_everything()


async def test_what_was_put_off_to_an_hour_of_the_day_keeps_its_hour_though_the_clock_was_set_back(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given an alert that was put off for an hour
    reference = await staff.reports("Larm, Vangdalen 4", "I dag")
    await caretaker.taps("Udskyd")
    await caretaker.taps("1 time")
    before = caretaker.rings(reference)
    # When the clock is set back by half an hour, and an hour passes
    await town.ticks()
    town.clock.move(timedelta(minutes=-30))
    await town.passes(minutes=60, step=10)
    # Then it still rests, until the hour that she was shown
    assert caretaker.rings(reference) == before
    await town.passes(minutes=40, step=10)
    assert caretaker.rings(reference) == before + 1
    for person in town.people:
        person.sees_everything()


_DELETING = ("deleteMessage", "deleteMessages")


def _own_clock(true: Clock) -> Callable[[Telegram], None]:
    """Telegram's clock is right whatever the clock of the bot's machine does."""
    true.move(MONDAY_AT_TEN - true.now())

    def keep(telegram: Telegram) -> None:
        telegram.clock = telegram._exchange.clock = true

    return keep


async def _two_days_pass(town: Town, true: Clock) -> None:
    for _ in range(47):
        true.move(timedelta(hours=1))
        await town.waits(hours=1)


async def test_a_clock_that_was_ahead_for_a_moment_leaves_nothing_in_the_chat(tmp_path: Path) -> None:
    true = Clock()
    async with open_town(tmp_path / "data", before=_own_clock(true)) as town:
        # Given a message in a chat, and a clock of the machine that is three days ahead for a moment
        staff = await town.member("property_staff", "Peter", "Vangdalen")
        written = await staff.writes(WORDS)
        await town.settles()
        await town.waits(days=3)
        town.clock.move(-timedelta(days=3))
        await town.ticks()
        # When the time has come by every clock
        await _two_days_pass(town, true)
        # Then it is gone
        assert not stands(staff, written)
        staff.sees_everything()


async def test_what_could_not_be_removed_by_a_clock_that_was_ahead_is_tried_again_in_time(tmp_path: Path) -> None:
    true = Clock()
    async with open_town(tmp_path / "data", before=_own_clock(true)) as town:
        # Given Telegram has no time to remove a message while the clock is three days ahead
        staff = await town.member("property_staff", "Peter", "Vangdalen")
        written = await staff.writes(WORDS)
        await town.settles()
        trouble = [town.telegram.faults.fail(each, code=500, times=None) for each in _DELETING]
        await town.waits(days=3)
        assert any(each.struck for each in trouble)
        # When the clock is right again, and Telegram has time
        town.clock.move(-timedelta(days=3))
        await town.ticks()
        town.telegram.faults.clear()
        await _two_days_pass(town, true)
        # Then the message is gone
        assert not stands(staff, written)
        staff.sees_everything()


@pytest.mark.parametrize("restarts", [True, False])
async def test_what_the_bot_said_by_a_clock_that_was_ahead_is_gone_in_time(tmp_path: Path, *, restarts: bool) -> None:
    true = Clock()
    async with open_town(tmp_path / "data", before=_own_clock(true)) as town:
        # Given a draft that was shown while the clock was three days ahead
        staff = await town.member("property_staff", "Peter", "Vangdalen")
        await town.waits(days=3)
        await staff.writes(WORDS)
        await staff.is_told("ikke sendt endnu")
        # When the clock is right again
        if restarts:
            await town.stops()
        town.clock.move(-timedelta(days=3))
        if restarts:
            await town.starts()
        await town.ticks()
        assert "ikke sendt endnu" in words_on(staff)
        await _two_days_pass(town, true)
        # Then nothing of it stands in the chat for longer than Telegram lets it be removed
        assert "ikke sendt endnu" not in words_on(staff)
        staff.sees_everything()
