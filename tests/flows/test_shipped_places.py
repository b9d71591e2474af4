"""The configuration that ships knows the areas of the agreement and their spellings, and invents no streets."""

import pytest

from bot.town import load
from tests.flows.town import Person, Town

SPELLINGS = [
    ("Gl. Jennumparken 12", "Gl. Jennumparken"),
    ("Gl. Jenumparken 12", "Gl. Jennumparken"),
    ("gammel jennumparken 12", "Gl. Jennumparken"),
    ("Glarbjergvej 3", "Glarbjergvej-området"),
    ("Glørbjergvej 3", "Glarbjergvej-området"),
    ("Vangdalen 4", "Vangdalen"),
    ("vangdallen 4", "Vangdalen"),
    ("Hermann Stillingsvej 7", "Hermann Stillingsvej-området"),
    ("Hermann Stillings Vej 7", "Hermann Stillingsvej-området"),
    ("Herman Stilingsvej 7", "Hermann Stillingsvej-området"),
    ("Energivej 14, 2. tv", "Energivej-området"),
    ("i Energivejs-området", "Energivej-området"),
    ("energivei 14", "Energivej-området"),
    ("Sjællandsgade 9", "Sjællandsgade-kvarteret"),
    ("Sjaellandsgade 9", "Sjællandsgade-kvarteret"),
    ("i midtbyen", "Centrale Randers"),
    ("Centrale Randers", "Centrale Randers"),
]


async def test_every_spelling_people_use_is_understood(town: Town) -> None:
    for written, area in SPELLINGS:
        nadia = town.neighbour()
        await nadia.writes(f"Han råber, {written}")
        draft = await nadia.is_told("ikke sendt endnu")
        assert f"Område: {area}" in draft.words, written


@pytest.mark.parametrize("street", ["Rosenvænget", "Østergade", "Parkvej", "Udbyhøjvej"])
async def test_a_street_that_is_not_configured_makes_the_bot_ask(town: Town, street: str) -> None:
    nadia = town.neighbour()
    await nadia.writes(f"Han råber, {street} 5")
    draft = await nadia.is_told("Hvilket område er det")
    assert "Område:" not in draft.words


async def test_all_areas_of_the_agreement_can_be_chosen(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    question = await nadia.is_told("Hvilket område er det")
    offered = [button.text for row in question.buttons for button in row]
    assert offered[:8] == [
        "Gl. Jennumparken",
        "Glarbjergvej-området",
        "Vangdalen",
        "Hermann Stillingsvej-området",
        "Energivej-området",
        "Sjællandsgade-kvarteret",
        "Centrale Randers",
        "Andet sted i RandersBolig",
    ]


def test_only_the_street_that_gives_an_area_its_name_is_shipped() -> None:
    streets = {street for area in load().areas for street in area.streets}
    assert streets == {
        "Gl. Jennumparken",
        "Glarbjergvej",
        "Vangdalen",
        "Hermann Stillingsvej",
        "Energivej",
        "Sjællandsgade",
    }
