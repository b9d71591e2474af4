"""A clock that is set back, by hand or by a server that knows better, keeps nobody waiting and turns no order round."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from core.kernel.town import Pacing
from tests.flows.town import Person, Town, open_town


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
