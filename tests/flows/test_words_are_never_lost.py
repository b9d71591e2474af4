"""Whoever writes is heard: whatever their role has become, however they wrote it, and whatever was asked of them."""

import pytest

from core.kernel.town import Chats
from tests.flows.town import Person, Town, count_of
from tests.sent import JPEG

CALL = "Ring 112 nu."
DANGER = "Hun vil begå selvmord, Vangdalen 8"


async def changes(leader: Person, name: str, *labels: str) -> None:
    """The leader opens somebody's card and presses these, one after the other."""
    await leader.writes("/folk")
    for label in (name, *labels):
        await leader.taps(label)
    leader.sees_everything()


async def is_asked_for_a_note(caretaker: Person) -> None:
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Skriv note")
    await caretaker.is_told("Skriv noten")


async def test_a_caretaker_who_gets_another_role_while_a_note_is_asked_can_report_at_once(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a caretaker who was asked for a note, and is property staff since
    leader, karl = await town.member("secretariat", "Sanne"), await town.member("caretaker", "Karl")
    await karl.is_told(await staff.reports("Hun råber, Vangdalen 4", "I dag"))
    await is_asked_for_a_note(caretaker)
    await changes(leader, "Kirsten", "Skift rolle", "ejendomsfunktionær")
    await caretaker.is_told("Du er Kirsten, ejendomsfunktionær")
    # When she writes of danger
    caretaker.sees_everything()
    await caretaker.writes(DANGER)
    # Then she hears 112, and the caretaker has her report
    await caretaker.is_told(CALL)
    assert "Akut – nu" in (await karl.is_told(await caretaker.reference())).words
    staff.sees_everything()
    karl.sees_everything()


async def test_a_removed_caretaker_who_answers_an_old_card_is_told_112_and_it_is_a_report(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a caretaker who is removed and still has a card on the phone
    leader, karl = await town.member("secretariat", "Sanne"), await town.member("caretaker", "Karl")
    reference = await staff.reports("Hun råber, Vangdalen 4", "I dag")
    card = await caretaker.is_told(reference)
    await changes(leader, "Kirsten", "Fjern", "Ja, fjern")
    await caretaker.is_told("ikke længere med")
    # When she answers the card with words of danger
    await caretaker.writes(DANGER, reply_to=card)
    # Then she hears 112, and it is a report of its own
    await caretaker.is_told(CALL)
    again = await caretaker.reference()
    assert again != reference
    assert "Akut – nu" in (await karl.is_told(again)).words
    await karl.is_told(reference)


async def test_what_a_removed_caretaker_answers_to_an_old_card_becomes_a_draft_that_tells_nothing_of_it(
    town: Town, staff: Person, caretaker: Person
) -> None:
    leader = await town.member("secretariat", "Sanne")
    card = await caretaker.is_told(await staff.reports("Hun råber, Energivej 4", "I dag"))
    await changes(leader, "Kirsten", "Fjern", "Ja, fjern")
    await caretaker.is_told("ikke længere med")
    await caretaker.writes("Hun græder hele natten", reply_to=card)
    assert "Energivej" not in (await caretaker.is_told("ikke sendt endnu")).words
    await town.ticks()
    leader.sees_everything()


async def test_words_put_under_a_photo_afterwards_are_part_of_the_report(
    town: Town, staff: Person, caretaker: Person
) -> None:
    photo = await staff.phone.send_photo(JPEG)
    await staff.is_told("ikke sendt endnu")
    await staff.phone.edit(photo, "Hun råber, Vangdalen 6, 1. th")
    assert "Vangdalen 6, 1. th" in (await staff.is_told("ikke sendt endnu")).words
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    details = await caretaker.is_told("Hun råber, Vangdalen 6, 1. th")
    assert "(rettelse)" not in details.words
    caretaker.sees_everything()


async def test_danger_put_under_a_photo_afterwards_is_answered_with_112(
    town: Town, staff: Person, caretaker: Person
) -> None:
    photo = await staff.phone.send_photo(JPEG)
    await staff.is_told("ikke sendt endnu")
    await staff.phone.edit(photo, DANGER)
    await staff.is_told(CALL)
    assert "Akut – nu" in (await caretaker.is_told(await staff.reference())).words


@pytest.mark.agreed(chats=Chats(sent_minutes=10))
async def test_words_put_under_a_photo_after_sending_reach_the_caretaker(
    town: Town, staff: Person, caretaker: Person
) -> None:
    photo = await staff.phone.send_photo(JPEG)
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    await staff.phone.edit(photo, "Hun råber, Vangdalen 6")
    await staff.is_told("Tilføjet til")
    await caretaker.is_told("Anmelderen har tilføjet noget")
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Hun råber, Vangdalen 6")
    # And the photo is there once
    assert len([each for each in caretaker.phone.messages if each.photo]) == 1
    caretaker.sees_everything()


@pytest.mark.agreed(chats=Chats(sent_minutes=10))
async def test_words_put_under_a_photo_that_is_a_note_are_noted_and_the_photo_is_there_once(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports("Hun råber, Vangdalen 4", "I dag")
    await is_asked_for_a_note(caretaker)
    photo = await caretaker.phone.send_photo(JPEG)
    await caretaker.is_told(f"Noteret på {reference}")
    await caretaker.phone.edit(photo, "Sådan så døren ud")
    await town.settles()
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Sådan så døren ud")
    assert len([each for each in caretaker.phone.messages if each.photo and each.from_bot]) == 1
    staff.sees_everything()
    caretaker.sees_everything()


async def test_photos_without_words_do_not_fill_the_history(town: Town, staff: Person, caretaker: Person) -> None:
    for _ in range(3):
        await staff.phone.send_photo(JPEG, album="1")
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    assert "Skrevet" not in (await caretaker.is_told("Hvad der er sket")).words
    caretaker.sees_everything()


async def test_danger_edited_into_a_message_of_no_matter_is_a_report(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    written = await nadia.writes("/hjaelp")
    await nadia.is_told("Det kan du her")
    await nadia.phone.edit(written, DANGER)
    await nadia.is_told(CALL)
    assert "Akut – nu" in (await caretaker.is_told(await nadia.reference())).words


async def test_danger_edited_into_what_was_closed_is_a_new_report_and_further_edits_belong_to_it(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given messages that Telegram does not remove yet
    for method in ("deleteMessage", "deleteMessages"):
        town.telegram.faults.fail(method, code=500, times=None)
    written = await staff.writes("Hun græder, Vangdalen 4")
    await staff.taps("I dag")
    reference = await staff.reference()
    await caretaker.taps("Luk")
    await caretaker.taps("Råd givet")
    await staff.is_told("Afsluttet")
    caretaker.sees_everything()
    await staff.phone.edit(written, "Hun græder og vil begå selvmord, Vangdalen 4")
    await staff.is_told(CALL)
    again = await staff.reference()
    assert again != reference
    assert "Akut – nu" in (await caretaker.is_told(again)).words
    await staff.phone.edit(written, "Hun græder og vil begå selvmord, Vangdalen 4, 2. tv")
    await staff.is_told(f"Tilføjet til {again}")
    assert await town.asks(count_of("report")) == 2
    staff.sees_everything()
    caretaker.sees_everything()


async def test_an_album_as_a_note_is_one_note_with_all_its_photos(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports("Hun råber, Vangdalen 4", "I dag")
    await is_asked_for_a_note(caretaker)
    for number in range(3):
        await caretaker.phone.send_photo(JPEG + bytes([number]), album="note", caption="Sådan så der ud")
    await caretaker.is_told(f"Noteret på {reference}")
    assert await town.asks(count_of("report")) == 1
    assert len([each for each in caretaker.phone.messages if "Noteret på" in each.words]) == 1
    await caretaker.taps("Vis detaljer")
    await town.settles()
    assert len([each for each in caretaker.phone.messages if each.photo and each.from_bot]) == 3
    staff.sees_everything()
    caretaker.sees_everything()


async def test_the_same_album_number_of_two_people_is_two_reports(town: Town, staff: Person, caretaker: Person) -> None:
    nadia = town.neighbour()
    for person in (staff, nadia):
        await person.phone.send_photo(JPEG, album="1")
        await person.is_told("ikke sendt endnu")
    assert await town.asks(count_of("report")) == 2
