"""Genåbn: closed is closed, until somebody says why it is not."""

from tests.flows.town import Person, Town
from tests.sent import JPEG

WORDS = "Råber, Vangdalen 4"


async def closed(staff: Person, caretaker: Person) -> str:
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Luk")
    await caretaker.taps("Råd givet")
    await staff.is_told(f"{reference}: Afsluttet")
    return reference


async def test_opening_it_again_asks_for_a_reason_and_then_it_is_theirs_and_the_reporter_hears_so(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await closed(staff, caretaker)
    await caretaker.taps("Genåbn")
    await caretaker.is_told("Skriv grunden")
    # Nothing has happened before the reason is there
    assert "lukkede den" in (await caretaker.is_told(f"Nummer: {reference}")).words
    await caretaker.writes("Hun har ringet igen")
    await caretaker.is_told(f"{reference} er åbnet igen, og du har den.")
    assert "Du tog den" in (await caretaker.is_told(f"Nummer: {reference}")).words
    await caretaker.taps("Vis detaljer")
    assert "Hun har ringet igen" in (await caretaker.is_told("Hvad der er sket")).words
    told = [each for each in staff.phone.messages if f"{reference}: I gang" in each.words]
    assert len(told) == 2
    await staff.is_not_told("Hun har ringet igen")
    for person in town.people:
        person.sees_everything()


async def test_a_picture_alone_is_no_reason_but_a_report(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await closed(staff, caretaker)
    await caretaker.taps("Genåbn")
    await caretaker.phone.send_photo(data=JPEG)
    await town.settles()
    assert "lukkede den" in (await caretaker.is_told(f"Nummer: {reference}")).words
    await caretaker.is_told("1 billede")
    await caretaker.taps("Genåbn", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.writes("Nu med ord")
    assert "Du tog den" in (await caretaker.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()


async def test_what_is_opened_again_is_watched_again(town: Town, staff: Person, caretaker: Person) -> None:
    await closed(staff, caretaker)
    await caretaker.taps("Genåbn")
    await caretaker.writes("Hun har ringet igen")
    await caretaker.is_told("Du tog den")
    await town.waits(hours=4)
    await caretaker.is_told("Er du stadig på den?")
    for person in town.people:
        person.sees_everything()


async def test_what_the_reporter_took_back_cannot_be_opened_again(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports(WORDS, "I dag")
    await staff.taps("Træk tilbage")
    assert "Genåbn" not in str((await caretaker.is_told(f"Nummer: {reference}")).buttons)
    for person in town.people:
        person.sees_everything()


async def test_of_two_who_open_it_again_the_second_is_told_who_and_when(
    town: Town, staff: Person, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl")
    reference = await closed(staff, caretaker)
    await karl.writes(f"/liste {reference}")
    await karl.taps("Genåbn")
    await caretaker.taps("Genåbn")
    await caretaker.writes("Hun har ringet igen")
    await karl.writes("Der er stadig larm")
    await karl.is_told("nyeste")
    assert "Kirsten tog den" in (await karl.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()
