"""A town without the municipality's numbers is reminded until they are given; what a reporter was told is written
down."""

from pathlib import Path

from bot.town import load
from core.kernel.town import ChildDuty
from tests.flows.town import Person, Town, open_town

MISSING = "Der mangler numre til kommunen"


async def test_the_secretariat_hears_once_a_week_which_numbers_are_missing(town: Town) -> None:
    solveig = await town.member("secretariat", "Solveig")
    await town.ticks()
    await town.waits(days=6)
    await solveig.is_not_told(MISSING)
    await town.waits(days=2)
    told = await solveig.is_told(MISSING)
    assert "numbers.municipal_duty" in told.words
    assert "(child)" in told.words
    await town.waits(days=6)
    assert solveig.rings(MISSING) == 1
    await town.waits(days=2)
    assert solveig.rings(MISSING) == 2
    solveig.sees_everything()


async def test_nobody_is_reminded_of_numbers_that_are_given(tmp_path: Path) -> None:
    given = load()
    numbers = given.numbers.model_copy(update={"municipal_duty": "89 15 15 15"})
    child = ChildDuty(phone="89 15 10 00")
    async with open_town(tmp_path / "data", numbers=numbers, child=child) as town:
        solveig = await town.member("secretariat", "Solveig")
        await town.ticks()
        for _ in range(3):
            await town.waits(days=7)
        await solveig.is_not_told(MISSING)
        solveig.sees_everything()


async def test_the_details_say_which_numbers_the_reporter_was_told_and_when(tmp_path: Path) -> None:
    async with open_town(tmp_path / "data", child=ChildDuty(phone="89 15 10 00")) as town:
        caretaker = await town.member("caretaker", "Kirsten")
        staff = await town.member("property_staff", "Peter", "Vangdalen")
        await staff.writes("Hun vil tage sit liv, og barnet på 6 år er alene, Vangdalen 4")
        await staff.is_told("Ring 112 nu.")
        await staff.is_told("89 15 10 00")
        await caretaker.taps("Vis detaljer")
        told = (await caretaker.is_told("Hvad der er sket")).words
        assert "10:00 Anmelderen fik besked om 112 (112, 70 201 201, 1888)" in told
        assert "(89 15 10 00, 112)" in told
        await everything_is_seen(town, caretaker, staff)


async def everything_is_seen(town: Town, *people: Person) -> None:
    await town.settles()
    for person in people:
        person.sees_everything()
