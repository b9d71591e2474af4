"""A reporter takes back what somebody works on: it is theirs to end, and rings nobody else."""

import pytest

from core.alerts.alert import AlertState
from tests.flows.away import is_away, up_to_here
from tests.flows.test_joined_and_nobody_forgets import ACUTE, TODAY, WORDS, card, kept
from tests.flows.town import Person, Town


@pytest.fixture
async def karl(town: Town, caretaker: Person) -> Person:
    return await town.member("caretaker", "Karl")


async def taken_and_taken_back(town: Town, staff: Person, caretaker: Person) -> str:
    reference = await staff.reports(WORDS, ACUTE)
    await caretaker.taps("Jeg tager den")
    await staff.taps("Træk tilbage")
    await up_to_here(town)
    return reference


@pytest.mark.parametrize("how", ["let go", "silence", "postponed"])
async def test_what_was_taken_back_is_over_and_rings_nobody_when_nobody_works_on_it_any_more(
    town: Town, staff: Person, caretaker: Person, karl: Person, how: str
) -> None:
    # Given Kirsten has what its reporter has taken back
    reference = await taken_and_taken_back(town, staff, caretaker)
    rung = karl.rings(f"Nummer: {reference}")
    # When she lets it go, puts it off, or says nothing
    if how == "let go":
        await caretaker.taps("Slip den")
    elif how == "postponed":
        await caretaker.taps("Udskyd")
        await caretaker.taps("1 time")
    await town.passes(minutes=65)
    # Then it is over
    assert (await kept(town, reference)).state is AlertState.WITHDRAWN
    assert "trak den tilbage" in (await card(caretaker, reference)).words
    assert karl.rings(f"Nummer: {reference}") == rung
    await up_to_here(town)


async def test_what_was_taken_back_and_closed_cannot_be_opened_again(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken_and_taken_back(town, staff, caretaker)
    await caretaker.taps("Luk")
    await caretaker.taps("Råd givet")
    ended = await card(caretaker, reference)
    assert "lukkede den" in ended.words
    assert "Genåbn" not in str(ended.buttons)
    await up_to_here(town)


async def test_joined_reports_that_were_all_taken_back_do_not_keep_a_stand_in_from_getting_the_rest(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given Kirsten has two joined reports that were both taken back, and a third
    nadia = town.neighbour()
    first = await nadia.reports(WORDS, TODAY)
    second = await staff.reports(WORDS, TODAY)
    third = await staff.reports("Græder, Glarbjergvej 9", TODAY)
    await caretaker.taps("Saml dem", await card(caretaker, second))
    await caretaker.taps("Jeg tager den", await card(caretaker, first))
    await caretaker.taps("Jeg tager den", await card(caretaker, third))
    await nadia.taps("Træk tilbage")
    await staff.taps("Træk tilbage", await staff.is_told(f"{second} –"))
    # When she is away
    await is_away(caretaker, "syg i dag", "Karl")
    await town.ticks()
    # Then Karl gets the third
    assert third in (await karl.is_told("Du er nu vikar for Kirsten")).words
    await up_to_here(town)


async def test_a_stand_in_gets_what_followed_a_report_that_was_taken_back(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    nadia = town.neighbour()
    first = await nadia.reports(WORDS, TODAY)
    second = await staff.reports(WORDS, TODAY)
    await caretaker.taps("Saml dem", await card(caretaker, second))
    await caretaker.taps("Jeg tager den", await card(caretaker, first))
    await nadia.taps("Træk tilbage")
    await is_away(caretaker, "syg i dag", "Karl")
    await town.ticks()
    assert second in (await karl.is_told("Du er nu vikar for Kirsten")).words
    await up_to_here(town)
