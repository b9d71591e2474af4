"""Whoever writes is heard: whatever their role has become, however they wrote it, and whatever was asked of them."""

from tests.flows.town import Person, Town, count_of

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
