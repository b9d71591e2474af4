"""What a resident is told is all that there is, and nothing of it is masked that is nobody's."""

import pytest

from tests.flows.test_access import new_words
from tests.flows.test_gone_in_time import closed
from tests.flows.town import Person, Town


@pytest.fixture
async def olga(town: Town) -> Person:
    return await town.member("secretariat", "Olga")


async def asks(town: Town, person: Person, words: str = "/indsigt") -> str:
    """What they are shown for it."""
    await town.settles()
    before = len(person.phone.messages)
    await person.writes(words)
    await town.settles()
    for each in town.people:
        each.sees_everything()
    return new_words(person, before)


async def is_a_duplicate(town: Town, reporter: Person, caretaker: Person, original: str, words: str) -> str:
    """Somebody reports what is closed as a duplicate of another."""
    duplicate = await reporter.reports(words, "I dag")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {duplicate}"))
    await caretaker.taps("Dublet")
    asked = await caretaker.is_told("Dublet af hvilken?")
    await caretaker.taps(next(each.text for row in asked.buttons for each in row if original in each.text), asked)
    await town.settles()
    return duplicate


async def test_what_a_duplicate_says_belongs_to_what_it_is_a_duplicate_of_whichever_is_asked_for(
    town: Town, staff: Person, caretaker: Person, olga: Person
) -> None:
    original = await closed(staff, caretaker)
    nadia = town.neighbour("Nadia Nordkvist")
    words = "Hun banker i gulvet, Vangdalen 14. Hilsen Nadia"
    duplicate = await is_a_duplicate(town, nadia, caretaker, original, words)
    for reference in (original, duplicate):
        told = await asks(town, olga, f"/indsigt {reference} beboeren har bedt om det")
        assert "banker i gulvet" in told
        assert "Kvindestemmen fra trappen" in told
        assert "Nadia" not in told


async def test_a_date_is_no_telephone_number(town: Town, caretaker: Person, olga: Person) -> None:
    nadia = town.neighbour()
    reference = await nadia.reports("Siden 30.11.2026 og 2026-11-28 har hun grædt, Energivej 14", "I dag")
    told = await asks(town, olga, f"/indsigt {reference} beboeren har bedt om det")
    assert "30.11.2026" in told
    assert "2026-11-28" in told
