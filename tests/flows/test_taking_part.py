"""/folk: the secretariat invites, lists, changes and removes people; what ends, ends at once."""

import re

import pytest

from tests.flows.town import Person, Town

CLOSED_TO_YOU = "ikke adgang"


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Lene")


async def test_the_secretariat_invites_somebody_in_chat(town: Town, leader: Person) -> None:
    # When the leader invites a caretaker
    await leader.writes("/folk")
    await leader.taps("Inviter")
    await leader.taps("social vicevært")
    await leader.is_told("Skriv navnet")
    await leader.writes("Kirsten Krog")
    # Then she has a link to pass on
    invitation = await leader.is_told("Invitation til Kirsten Krog")
    address = re.search(r"https://t\.me/\S+", invitation.words)
    assert address
    # And it makes Kirsten a caretaker
    kirsten = town.neighbour("Kiki")
    await kirsten.phone.open_link(address[0])
    await kirsten.is_told("Du er Kirsten Krog, social vicevært")


async def test_the_secretariat_sees_who_takes_part_and_whose_link_is_unused(
    town: Town, leader: Person, caretaker: Person
) -> None:
    await leader.writes("/folk")
    await leader.taps("Inviter")
    await leader.taps("ejendomsfunktionær")
    await leader.writes("Poul")
    await leader.is_told("Invitation til Poul")
    await leader.writes("/folk")
    people = await leader.is_told("Hvem der er med")
    assert "Lene" in people.words
    assert "Kirsten" in people.words
    assert "Poul" in people.words


async def test_a_withdrawn_invitation_opens_nothing(town: Town, leader: Person) -> None:
    await leader.writes("/folk")
    await leader.taps("Inviter")
    await leader.taps("social vicevært")
    await leader.writes("Kirsten")
    address = re.search(r"https://t\.me/\S+", (await leader.is_told("Invitation til Kirsten")).words)
    assert address
    await leader.writes("/folk")
    await leader.is_told("Hvem der er med")
    await leader.taps("Annullér invitationen: Kirsten")
    kirsten = town.neighbour("Kirsten")
    await kirsten.phone.open_link(address[0])
    await kirsten.is_told("Linket virker ikke")


async def test_the_secretariat_changes_role_and_areas(town: Town, leader: Person, staff: Person) -> None:
    # When the leader makes Peter of the property staff a caretaker for Energivej too
    await leader.writes("/folk")
    await leader.taps("Peter")
    await leader.taps("Skift rolle")
    await leader.taps("social vicevært")
    # Then Peter hears it and may do what a caretaker may
    await staff.is_told("Du er Peter, social vicevært")
    await staff.writes("/liste")
    await staff.is_told("ingen åbne henvendelser")
    # And alerts of his new area come to him
    await leader.taps("Områder")
    await leader.taps("Energivej-området")
    assert "✅ Energivej-området" in str((await leader.is_told("Hvilke områder hører til Peter")).buttons)
    nadia = town.neighbour()
    reference = await nadia.reports("Råber og græder, Energivej 14", "I dag")
    await staff.is_told(reference)


async def test_removing_somebody_ends_all_rights_at_once(town: Town, leader: Person, caretaker: Person) -> None:
    # Given a caretaker with an alert's card
    nadia = town.neighbour()
    reference = await nadia.reports("Råber og græder, Energivej 14", "I dag")
    card = await caretaker.is_told(reference)
    # When the leader removes her
    await leader.writes("/folk")
    await leader.taps("Kirsten")
    await leader.taps("Fjern")
    await leader.taps("Ja, fjern")
    await caretaker.is_told("ikke længere med")
    # Then neither the card she still has nor any command lets her in
    for label in ("Jeg tager den", "Vis detaljer", "Luk"):
        press = await caretaker.taps(label, card)
        assert press.toast is not None
        assert CLOSED_TO_YOU in press.toast.text
    for command in ("/liste", f"/liste {reference}", "/tal", "/folk"):
        await caretaker.writes(command)
        await caretaker.is_told(CLOSED_TO_YOU)
        caretaker.sees_everything()
    await caretaker.is_not_told("Energivej 14")
    # And what she was to look after goes to who is left
    await town.ticks()
    assert "ingen social vicevært" in (await leader.is_told(reference)).words.lower()
    leader.sees_everything()


async def test_what_a_removed_caretaker_had_taken_is_free_again(town: Town, leader: Person, caretaker: Person) -> None:
    karl = await town.member("caretaker", "Karl")
    nadia = town.neighbour()
    reference = await nadia.reports("Råber og græder, Energivej 14", "I dag")
    await karl.is_told(reference)
    await caretaker.is_told(reference)
    await caretaker.taps("Jeg tager den")
    await nadia.is_told("I gang")
    await leader.writes("/folk")
    await leader.taps("Kirsten")
    await leader.taps("Fjern")
    await leader.taps("Ja, fjern")
    await caretaker.is_told("ikke længere med")
    await town.ticks()
    # Then Karl may take it
    await karl.is_told(reference)
    await karl.taps("Jeg tager den")
    assert "Du tog den" in (await karl.is_told(reference)).words
    leader.sees_everything()
    nadia.sees_everything()


async def test_nobody_of_the_secretariat_removes_or_changes_themselves(town: Town, leader: Person) -> None:
    await leader.writes("/folk")
    await leader.taps("Lene")
    own = await leader.is_told("Lene")
    assert "Fjern" not in str(own.buttons)
    assert "Skift rolle" not in str(own.buttons)


@pytest.mark.parametrize("role", ["property_staff", "professional", "caretaker", "housing_unit", "housing_office"])
async def test_nobody_else_sees_or_changes_who_takes_part(town: Town, leader: Person, role: str) -> None:
    somebody = await town.member(role, "Sofie")
    await somebody.writes("/folk")
    await somebody.is_told(CLOSED_TO_YOU)
    await somebody.is_not_told("Lene")


async def test_a_name_that_cannot_be_used_is_asked_for_again(town: Town, leader: Person) -> None:
    await leader.writes("/folk")
    await leader.taps("Inviter")
    await leader.taps("social vicevært")
    await leader.writes("K" * 65)
    refused = await leader.is_told("Et navn har 1 til 64 tegn")
    assert "Skriv navnet igen" in refused.words
    await leader.writes("Kirsten Krog")
    await leader.is_told("Invitation til Kirsten Krog")
    leader.sees_everything()


async def test_who_goes_back_to_the_list_is_no_longer_asked_for_a_name(town: Town, leader: Person) -> None:
    await leader.writes("/folk")
    await leader.taps("Inviter")
    await leader.taps("social vicevært")
    await leader.is_told("Skriv navnet")
    await leader.writes("/folk")
    await leader.is_told("Hvem der er med")
    await leader.writes("Der lugter i opgangen, Vangdalen 4")
    await leader.is_told("ikke sendt endnu")
    await leader.is_not_told("Invitation til")
