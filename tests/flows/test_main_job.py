"""The main job: a message from a phone reaches the caretaker, is taken and closed, and the reporter learns of it."""

from tests.flows.town import Person, Town


async def test_a_report_reaches_the_caretaker_and_its_outcome_the_reporter(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given somebody of the property staff writes one message and presses one button
    reference = await staff.reports("Råber og græder i opgangen, Vangdalen 4, 2. tv", "I dag")
    # Then the caretaker has a card at once, with nothing about the resident on it
    card = await caretaker.is_told(reference)
    assert card.sounded
    assert "Vangdalen" in card.words
    assert "Råber" not in card.words
    # When the caretaker takes it
    await caretaker.taps("Jeg tager den")
    # Then the reporter hears that somebody is on it
    await staff.is_told("I gang")
    # When it is closed with an outcome
    await caretaker.taps("Luk")
    await caretaker.taps("Råd givet")
    # Then the reporter hears that too, and the card shows the outcome
    await staff.is_told("Afsluttet")
    assert "Råd givet" in (await caretaker.is_told(reference)).words
