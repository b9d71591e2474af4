""" "Fortryd" under a question calls off that question, and no other."""

from tests.flows.test_conversation import card_of, taken
from tests.flows.town import Person, Town


async def test_calling_off_an_older_question_leaves_the_newer_one(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    await caretaker.taps("Skriv note", await card_of(reference, caretaker))
    note = await caretaker.is_told("Skriv noten")
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    # When the older question is called off, and the newer one answered
    press = await caretaker.taps("Fortryd", note)
    assert "gælder ikke længere" in str(press.toast)
    await caretaker.writes("Er hun hjemme?")
    # Then the answer goes where the newer one said
    await staff.is_told("Er hun hjemme?")
    caretaker.sees_everything()


async def test_calling_off_a_note_keeps_the_question_how_long_somebody_is_inside(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    await caretaker.taps("Skriv note", await card_of(reference, caretaker))
    note = await caretaker.is_told("Skriv noten")
    await caretaker.writes("/ind Hos Jensen")
    await caretaker.taps("Anden tid")
    await caretaker.taps("Fortryd", note)
    await caretaker.writes("45")
    await caretaker.is_told("Du er meldt ind")
    caretaker.sees_everything()


async def test_a_question_that_was_called_off_asks_no_longer(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    for button, question in (("Skriv note", "Skriv noten"), ("Skriv til anmelder", "Skriv til anmelderen af")):
        await caretaker.taps(button, await card_of(reference, caretaker))
        asked = await caretaker.is_told(question)
        await caretaker.taps("Fortryd", asked)
        called_off = await caretaker.is_told("Fortrudt")
        assert (called_off.id, called_off.buttons) == (asked.id, ())
    await staff.taps("Tilføj", await staff.is_told(f"{reference} – I gang"))
    adding = await staff.is_told("Skriv, hvad du vil tilføje")
    await staff.taps("Fortryd", adding)
    called_off = await staff.is_told("Fortrudt")
    assert (called_off.id, called_off.buttons) == (adding.id, ())


async def test_an_answer_that_was_sent_is_one_message_without_a_way_back(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a caretaker who asks, and a reporter who answers by the button
    reference = await taken(staff, caretaker)
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    await caretaker.is_told("Skriv til anmelderen af")
    before = len(caretaker.phone.messages)
    await caretaker.writes("Er hun hjemme?")
    await staff.taps("Svar", await staff.is_told("Er hun hjemme?"))
    await staff.is_told("Skriv dit svar")
    asked = len(staff.phone.messages)
    await staff.writes("Ja, lyset er tændt")
    await caretaker.is_told("lyset er tændt")
    caretaker.sees_everything()
    # Then what asked has become the one message that says it was delivered
    delivered = await staff.is_told(f"dit svar om {reference}")
    assert "✓ Leveret" in delivered.words
    assert delivered.buttons == ()
    assert len(staff.phone.messages) == asked + 1
    assert "✓ Leveret" in (await caretaker.is_told(f"til anmelderen af {reference}")).words
    assert len(caretaker.phone.messages) == before + 3, "the question, a sound without words, and the answer"
    assert "Fortryd" not in str([each.buttons for each in staff.phone.messages])


async def test_an_answer_chosen_later_is_one_message_too(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    await caretaker.writes("Er hun hjemme?")
    await staff.is_told("Er hun hjemme?")
    caretaker.sees_everything()
    await staff.writes("Ja, lyset er tændt")
    which = await staff.is_told("Er det et svar eller noget nyt?")
    shown = len(staff.phone.messages)
    await staff.taps(f"Svar om {reference}", which)
    await caretaker.is_told("lyset er tændt")
    assert "✓ Leveret" in (await staff.is_told(f"dit svar om {reference}")).words
    assert len(staff.phone.messages) == shown
