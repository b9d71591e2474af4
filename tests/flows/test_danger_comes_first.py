"""Words of danger to life are a report with the 112 answer, whatever was asked and whatever they are written behind."""

import pytest

from tests.flows.town import Person, Town

CALL = "Ring 112 nu."


@pytest.mark.parametrize("between", [" ", "\n", "\t", "  \n ", ": ", ", ", "\u00a0"], ids=repr)
async def test_what_is_written_behind_meld_is_the_report_whatever_stands_between(
    town: Town, staff: Person, caretaker: Person, between: str
) -> None:
    await staff.writes(f"/meld{between}Selvmord truer hun med")
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    assert ": Selvmord truer hun med\n" in (await caretaker.is_told("Det skrev anmelderen")).words


async def test_one_word_of_danger_behind_meld_is_enough(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.writes("/meld\nSelvmord")
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())


async def test_what_was_written_behind_meld_can_be_corrected(town: Town, staff: Person) -> None:
    written = await staff.writes("/meld\nHun råber, Vangdalen 4")
    await staff.is_told("Vangdalen 4")
    await staff.phone.edit(written, "/meld\nHun råber, Vangdalen 6")
    assert "Vangdalen 4" not in (await staff.is_told("Vangdalen 6")).words


async def test_meld_with_nothing_but_a_full_stop_leads_through_a_report(town: Town, staff: Person) -> None:
    await staff.writes("/meld. ")
    await staff.is_told("Hvad har du set eller hørt")


@pytest.mark.parametrize("command", ["/start", "/mine", "/liste", "/tal", "/folk", "/sprog", "/hjaelp", "/hjælp", "/x"])
async def test_danger_behind_any_command_is_a_report(
    town: Town, staff: Person, caretaker: Person, command: str
) -> None:
    await staff.writes(f"{command}\nHun vil begå selvmord")
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())
