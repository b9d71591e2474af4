"""Over Telegram: every command, written by everybody; what was referred is the unit's alone; nobody is on the board."""

import pytest

from bot.inviting import InvitationImpossibleError, invite_somebody
from core.people.person import BY_INVITATION
from handlers.routes import COMMANDS
from tests.flows.town import Person, Town

CLOSED_TO_YOU = "ikke adgang"
LEAVE_FIRST = "Bed først sekretariatet om at fjerne dig"
FOR_EVERYBODY = {"start", "privacy", "indsigt"}
"""What answers everybody, whether the menu offers it or not: about themselves."""
NO_SUCH = "ingen henvendelse med det nummer"


async def answers(person: Person, words: str, town: Town) -> str:
    """All that the bot says to it."""
    person.sees_everything()
    await person.writes(words)
    await town.settles()
    told = "\n".join(person.surprises)
    person.sees_everything()
    return told


async def details_of(person: Person, town: Town) -> str:
    """What pressing the newest "Vis detaljer" brings."""
    await person.taps("Vis detaljer")
    await town.settles()
    told = "\n".join(person.surprises)
    person.sees_everything()
    return told


@pytest.mark.parametrize("role", [*BY_INVITATION, "neighbour", "removed"])
async def test_a_command_is_refused_exactly_where_the_menu_does_not_offer_it(
    town: Town, caretaker: Person, role: str
) -> None:
    somebody = town.neighbour() if role == "neighbour" else None
    if role == "removed":
        somebody = await town.member("secretariat", "Frida")
        leader = await town.member("secretariat", "Lene")
        for label in ("/folk", "Frida", "Fjern", "Ja, fjern"):
            await (leader.writes(label) if label.startswith("/") else leader.taps(label))
        leader.sees_everything()
    somebody = somebody or await town.member(role, "Svend")
    await town.settles()
    offered = {each.command for each in somebody.phone.menu()}
    told = {command: await answers(somebody, f"/{command}", town) for command in COMMANDS if command != "slet"}
    refused = {command for command, words in told.items() if CLOSED_TO_YOU in words}
    assert refused == set(told) - offered - FOR_EVERYBODY
    assert (LEAVE_FIRST in await answers(somebody, "/slet", town)) == ("slet" not in offered)
    caretaker.sees_everything()


async def test_the_housing_unit_sees_what_was_referred_to_it_and_nothing_else(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given one report is referred to the unit, one to a doctor, and one is open
    unit, office = await town.member("housing_unit", "Birthe"), await town.member("housing_office", "Ole")
    references = {}
    for destination in ("Den boligsociale enhed", "Læge", None):
        references[destination] = await staff.reports("Råber og græder, Vangdalen 4", "I dag")
        if destination is not None:
            await caretaker.is_told(references[destination])
            for label in ("Luk", "Henvist", destination):
                await caretaker.taps(label)
    # Then the unit opens its own by the reference, without learning who reported it
    assert "/liste ABC-234" in await answers(unit, "/liste", town)
    assert references["Den boligsociale enhed"] in await answers(
        unit, f"/liste {references['Den boligsociale enhed']}", town
    )
    details = await details_of(unit, town)
    assert "Råber og græder" in details
    assert "Vangdalen 4" in details
    assert "Peter" not in details
    # And of the others does not even learn that there are any
    for reference in (references["Læge"], references[None], "ABC-234"):
        assert NO_SUCH in await answers(unit, f"/liste {reference}", town)
    # And the office sees nothing at all
    for reference in references.values():
        assert CLOSED_TO_YOU in await answers(office, f"/liste {reference}", town)
    staff.sees_everything()
    caretaker.sees_everything()


async def test_what_is_opened_again_is_the_units_no_longer(town: Town, staff: Person, caretaker: Person) -> None:
    unit = await town.member("housing_unit", "Birthe")
    reference = await staff.reports("Råber og græder, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    for label in ("Luk", "Henvist", "Den boligsociale enhed"):
        await caretaker.taps(label)
    assert reference in await answers(unit, f"/liste {reference}", town)
    await caretaker.taps("Genåbn")
    await caretaker.writes("Enheden kunne ikke finde dem")
    await town.settles()
    # The button on the card that the unit still has opens nothing either
    assert "Råber" not in await details_of(unit, town)
    assert NO_SUCH in await answers(unit, f"/liste {reference}", town)
    staff.sees_everything()
    caretaker.sees_everything()


async def test_nobody_can_be_invited_to_the_local_board_and_whoever_has_no_role_sees_nothing(
    town: Town, staff: Person, caretaker: Person
) -> None:
    for board in ("local_board", "board", "afdelingsbestyrelse"):
        with pytest.raises(InvitationImpossibleError):
            await invite_somebody(town.settings, board, "Bodil", [], town.clock)
    reference = await staff.reports("Råber og græder, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    bodil = town.neighbour("Bodil")
    for command in COMMANDS:
        told = await answers(bodil, f"/{command} {reference}" if command == "liste" else f"/{command}", town)
        assert reference not in told
        assert "Vangdalen 4" not in told
    staff.sees_everything()
