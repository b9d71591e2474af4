"""What somebody has taken is everybody's again when they leave, change their role or cannot be reached."""

import pytest

from bot.inviting import invite_somebody
from tests.flows.town import Person, Town

WORDS = "Råber, Vangdalen 4"


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Lene")


@pytest.fixture
async def karl(town: Town) -> Person:
    return await town.member("caretaker", "Karl")


async def becomes(role: str | None, leader: Person, name: str) -> None:
    """The leader gives this person another role, or (None) removes them."""
    await leader.writes("/folk")
    await leader.taps(name)
    for label in ("Fjern", "Ja, fjern") if role is None else ("Skift rolle", role):
        await leader.taps(label)


@pytest.mark.parametrize("role", [None, "ejendomsfunktionær", "sekretariatet"])
async def test_joined_reports_are_both_free_when_their_taker_leaves(
    town: Town, leader: Person, staff: Person, caretaker: Person, karl: Person, role: str | None
) -> None:
    # Given two joined reports that Kirsten has taken
    first = await staff.reports(WORDS, "I dag")
    second = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Saml dem", await caretaker.is_told(f"Nummer: {second}"))
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {first}"))
    assert "Kirsten tog den" in (await karl.is_told(f"Nummer: {second}")).words
    # When she is a caretaker no longer
    await becomes(role, leader, "Kirsten")
    for _ in range(3):
        await town.ticks()
    # Then Karl gets each of them once more, and has both with one tap
    for reference in (first, second):
        told = [each for each in karl.phone.messages if f"Nummer: {reference}" in each.words]
        assert len(told) == 1
        assert "Ingen har taget" in told[0].words
    await karl.taps("Jeg tager den", await karl.is_told(f"Nummer: {first}"))
    assert "Du tog den" in (await karl.is_told(f"Nummer: {second}")).words
    for person in town.people:
        person.sees_everything()


async def test_what_was_taken_back_meanwhile_is_over_when_its_taker_leaves(
    town: Town, leader: Person, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given Kirsten works on a report that its reporter has taken back
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den")
    await staff.taps("Træk tilbage")
    karl.sees_everything()
    # When she leaves
    await becomes(None, leader, "Kirsten")
    await town.ticks()
    # Then nobody is asked to work on it, and the card says why
    card = await karl.is_told(f"Nummer: {reference}")
    assert "trak den tilbage" in card.words
    assert "Jeg tager den" not in str(card.buttons)
    await karl.writes("/liste")
    await karl.is_told("ingen åbne henvendelser")
    await staff.is_told("Trukket tilbage")
    for person in town.people:
        person.sees_everything()


async def test_only_the_report_that_was_taken_back_is_over_when_the_taker_of_joined_ones_leaves(
    town: Town, leader: Person, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given two joined reports that Kirsten has taken, the first of which is taken back
    nadia = town.neighbour()
    first = await nadia.reports(WORDS, "I dag")
    second = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Saml dem", await caretaker.is_told(f"Nummer: {second}"))
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {first}"))
    await nadia.taps("Træk tilbage")
    # When she leaves
    await becomes(None, leader, "Kirsten")
    await town.ticks()
    # Then the first is over, and Karl gets the second, which follows nothing any more
    assert "trak den tilbage" in (await karl.is_told(f"Nummer: {first}")).words
    card = await karl.is_told(f"Nummer: {second}")
    assert "Ingen har taget" in card.words
    assert "Samlet med" not in card.words
    await karl.writes("/liste")
    assert second in (await karl.is_told("Åbne henvendelser")).words
    for person in town.people:
        person.sees_everything()


async def test_what_somebody_has_who_blocks_the_bot_goes_to_who_can_be_reached(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given Kirsten has taken an acute report
    reference = await staff.reports(WORDS, "Akut – nu")
    await caretaker.taps("Jeg tager den")
    await staff.is_told(f"{reference}: I gang")
    karl.sees_everything()
    # When she blocks the bot
    await caretaker.phone.block()
    await town.settles()
    await town.ticks()
    # Then Karl gets it with sound, the reporter sees that nobody has it, and Karl may take it
    card = await karl.is_told(f"Nummer: {reference}")
    assert card.sounded
    assert "Ingen har taget" in card.words
    await staff.is_told(f"{reference}: Modtaget")
    await karl.taps("Jeg tager den", card)
    assert "Du tog den" in (await karl.is_told(f"Nummer: {reference}")).words
    # And when she is back, her card says that it is Karl's
    await caretaker.phone.unblock()
    await caretaker.writes(f"/liste {reference}")
    assert "Karl tog den" in (await caretaker.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()


async def test_whoever_changes_role_keeps_nothing_of_what_they_had(
    town: Town, leader: Person, staff: Person, caretaker: Person
) -> None:
    # Given a caretaker with a card
    reference = await staff.reports("Fru Hansen råber, Vangdalen 4", "I dag")
    card = await caretaker.is_told(reference)
    karl = await town.member("caretaker", "Karl")
    # When she moves to the secretariat, which may not open what was not given to it
    await becomes("sekretariatet", leader, "Kirsten")
    # Then her old card opens nothing without a reason, and takes nothing
    press = await caretaker.taps("Jeg tager den", card)
    assert press.toast is not None
    assert "ikke adgang" in (press.toast.text or "")
    await caretaker.taps("Vis detaljer", card)
    await caretaker.is_told("Hvorfor skal du se detaljerne")
    await caretaker.is_not_told("Fru Hansen")
    # And what she was to look after goes to Karl
    await town.ticks()
    assert reference in (await karl.is_told("Ingen har taget")).words
    for person in town.people:
        person.sees_everything()


async def test_an_invitation_to_another_role_ends_what_came_with_the_old_one(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a caretaker with a card, who opens an invitation to the secretariat
    reference = await staff.reports("Fru Hansen råber, Vangdalen 4", "I dag")
    card = await caretaker.is_told(reference)
    await town.member("caretaker", "Karl")  # who gets it then, and not she once more
    link = await invite_somebody(town.settings, "secretariat", "Kirsten", [], town.clock)
    assert link.address is not None
    await caretaker.phone.open_link(link.address)
    await caretaker.is_told("sekretariatet")
    # Then her old card opens nothing without a reason
    await caretaker.taps("Vis detaljer", card)
    await caretaker.is_told("Hvorfor skal du se detaljerne")
    await caretaker.is_not_told("Fru Hansen")
    for person in town.people:
        person.sees_everything()
