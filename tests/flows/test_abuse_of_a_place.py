"""Many neighbours, one address, one day: beyond a number nobody is rung anew, and nothing is lost."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.town import load
from tests.flows.town import Person, Town, open_town

PLACE = "Vangdalen 4"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    flood = load().flood.model_copy(update={"reports_a_place_a_day": 3})
    async with open_town(tmp_path / "data", flood=flood) as opened:
        yield opened


async def everything_is_seen(town: Town) -> None:
    await town.settles()
    for person in town.people:
        person.sees_everything()


async def many(town: Town, number: int, urgency: str = "I dag") -> list[str]:
    return [
        await town.neighbour(f"Nabo {each}").reports(f"Musik om natten, {PLACE}", urgency) for each in range(number)
    ]


async def test_what_comes_beyond_the_number_is_joined_silently_and_counted_on_the_card(
    town: Town, caretaker: Person
) -> None:
    references = await many(town, 3)
    await everything_is_seen(town)
    rung = sum(event.sounded for event in caretaker.phone.events)
    more = await town.neighbour("Nina").reports(f"Larm igen, {PLACE}", "I dag")
    caretaker.phone_shows_nothing_new()
    assert sum(event.sounded for event in caretaker.phone.events) == rung
    card = await caretaker.is_told(f"Nummer: {references[-1]}")
    assert more in card.words
    # And it is kept with the one it was joined to
    kept = await town.asks(lambda work: work.alerts.by_reference(more))
    leader = await town.asks(lambda work: work.alerts.by_reference(references[-1]))
    assert kept.joined_to == leader.id
    await everything_is_seen(town)


async def test_danger_to_life_rings_however_many_came_before(town: Town, caretaker: Person) -> None:
    await many(town, 4)
    await everything_is_seen(town)
    nina = town.neighbour("Nina")
    await nina.writes(f"Han har taget en overdosis, {PLACE}")
    reference = await nina.reference()
    assert "Akut – nu" in (await caretaker.is_told(f"Nummer: {reference}")).words
    assert caretaker.rings(reference) == 1
    await everything_is_seen(town)


async def test_staff_ring_however_many_came_before(town: Town, caretaker: Person, staff: Person) -> None:
    await many(town, 4)
    await everything_is_seen(town)
    reference = await staff.reports(f"Musik om natten, {PLACE}", "I dag")
    await caretaker.is_told(f"Nummer: {reference}")
    await everything_is_seen(town)


async def test_the_next_day_it_rings_again(town: Town, caretaker: Person) -> None:
    await many(town, 4)
    await town.waits(days=1, minutes=5)
    await everything_is_seen(town)
    reference = await town.neighbour("Nina").reports(f"Musik om natten, {PLACE}", "I dag")
    await caretaker.is_told(f"Nummer: {reference}")
    await everything_is_seen(town)


async def test_when_the_open_one_was_closed_the_next_rings(town: Town, caretaker: Person) -> None:
    references = await many(town, 3)
    for reference in references:
        await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
        await caretaker.taps("Råd givet")
    await everything_is_seen(town)
    reference = await town.neighbour("Nina").reports(f"Musik om natten, {PLACE}", "I dag")
    await caretaker.is_told(f"Nummer: {reference}")
    await everything_is_seen(town)
