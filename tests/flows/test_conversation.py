"""The caretaker and the reporter write to each other through the bot, about one alert at a time."""

from simulator import Message
from tests.flows.town import Person, Town, count_of

WORDS = "Råber og græder, Vangdalen 4, 2. tv"
SAYS = "Den sociale vicevært skriver om"
ANSWERS = "Anmelderen svarer om"


async def card_of(reference: str, actor: Person) -> Message:
    return await actor.is_told(f"Nummer: {reference}")


async def taken(staff: Person, caretaker: Person, words: str = WORDS) -> str:
    """A report that the caretaker has taken; what led there counts as seen."""
    reference = await staff.reports(words, "I dag")
    await caretaker.taps("Jeg tager den", await card_of(reference, caretaker))
    await staff.is_told(f"{reference}: I gang")
    staff.sees_everything()
    caretaker.sees_everything()
    return reference


async def written(reference: str, caretaker: Person, staff: Person, words: str) -> Message:
    """The caretaker writes to the reporter of this alert; the message on the reporter's phone."""
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    await caretaker.writes(words)
    await caretaker.is_told(f"til anmelderen af {reference}")
    caretaker.sees_everything()
    return await staff.is_told(words)


async def test_what_the_caretaker_writes_reaches_the_reporter_without_a_name_and_is_delivered(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    # When the caretaker presses the button and writes
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    await caretaker.is_told(f"Skriv til anmelderen af {reference}")
    await caretaker.writes("Er hun hjemme lige nu?")
    # Then it stands on the reporter's phone, from the social caretaker and nobody by name
    told = await staff.is_told("Er hun hjemme lige nu?")
    assert f"{SAYS} {reference}" in told.words
    assert "Kirsten" not in told.words
    assert "Svar" in str(told.buttons)
    assert not told.sounded
    assert staff.rings("har skrevet til dig om") == 1
    # And the caretaker sees that and when it was delivered
    assert "✓ Leveret 10:0" in (await caretaker.is_told(f"til anmelderen af {reference}")).words
    caretaker.sees_everything()


async def test_an_answer_by_replying_reaches_whoever_has_it_with_its_words_and_a_sound(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given two caretakers, one of whom has the alert and has asked
    karl = await town.member("caretaker", "Karl")
    reference = await taken(staff, caretaker)
    karl.sees_everything()
    asked = await written(reference, caretaker, staff, "Er hun hjemme?")
    # When the reporter answers the message
    await staff.writes("Ja, lyset er tændt", reply_to=asked)
    # Then the words are on the phone of the one who has it, and on no other, and cannot be passed on
    told = await caretaker.is_told("Ja, lyset er tændt")
    assert f"{ANSWERS} {reference}" in told.words
    assert not told.sounded
    assert caretaker.rings("har skrevet") == 1
    assert told.protected
    assert "Svar" in str(told.buttons)
    await karl.is_not_told("lyset er tændt")
    # And the reporter sees that it was delivered
    assert "✓ Leveret" in (await staff.is_told(f"dit svar om {reference}")).words


async def test_an_answer_by_the_button_goes_to_that_matter(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    asked = await written(reference, caretaker, staff, "Er hun hjemme?")
    await staff.taps("Svar", asked)
    await staff.is_told(f"Skriv dit svar om {reference}")
    await staff.writes("Ja, hun går rundt deroppe")
    assert reference in (await caretaker.is_told("går rundt deroppe")).words
    await staff.is_told("✓ Leveret")


async def test_while_nobody_has_it_an_answer_reaches_everybody_with_its_card(
    town: Town, staff: Person, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports(WORDS, "I dag")
    await card_of(reference, karl)
    asked = await written(reference, caretaker, staff, "Hvilken opgang?")
    await staff.writes("Opgang 3", reply_to=asked)
    for person in (caretaker, karl):
        await person.is_told("Opgang 3")
    await staff.is_told("✓ Leveret")


async def test_replying_to_the_reporters_words_writes_to_the_reporter_and_replying_to_the_card_is_a_note(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    asked = await written(reference, caretaker, staff, "Er hun hjemme?")
    await staff.writes("Ja", reply_to=asked)
    answered = await caretaker.is_told(f"{ANSWERS} {reference}")
    # When the caretaker answers the reporter's words
    await caretaker.writes("Tak, vi kommer", reply_to=answered)
    # Then it goes to the reporter, and the confirmation says so
    await staff.is_told("Tak, vi kommer")
    await caretaker.is_told(f"til anmelderen af {reference}")
    # But what answers the card is a note, also while the bot waits for words to the reporter, and it says that too
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    await caretaker.writes("Virker påvirket i telefonen", reply_to=await card_of(reference, caretaker))
    assert "Anmelderen ser det ikke" in (await caretaker.is_told(f"Noteret på {reference}")).words
    await staff.is_not_told("påvirket")
    caretaker.sees_everything()
    staff.sees_everything()


async def test_only_whoever_has_it_may_write_to_the_reporter(town: Town, staff: Person, caretaker: Person) -> None:
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports(WORDS, "I dag")
    stale = await card_of(reference, karl)
    write = next(button for row in stale.buttons for button in row if "Skriv til anmelder" in button.text)
    await caretaker.taps("Jeg tager den", await card_of(reference, caretaker))
    await staff.is_told("I gang")
    assert "Skriv til anmelder" not in str((await card_of(reference, karl)).buttons)
    press = await karl.phone.press(write, stale)
    assert "Kirsten tog den" in ((await press.answered(5.0)).text or "")
    assert "Skriv til anmelder" in str((await card_of(reference, caretaker)).buttons)


async def test_words_for_the_reporter_of_what_somebody_else_has_taken_meanwhile_are_a_note(
    town: Town, staff: Person, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports(WORDS, "I dag")
    await karl.taps("Skriv til anmelder", await card_of(reference, karl))
    await caretaker.taps("Jeg tager den", await card_of(reference, caretaker))
    await karl.writes("Er hun hjemme?")
    assert "Anmelderen ser det ikke" in (await karl.is_told(f"Noteret på {reference}")).words
    await staff.is_not_told("Er hun hjemme?")
    for person in town.people:
        person.sees_everything()


async def test_writing_to_the_reporter_is_a_sign_of_life(town: Town, staff: Person, caretaker: Person) -> None:
    # Given whoever has an acute alert is asked whether they are still on it
    reference = await staff.reports(WORDS, "Akut – nu")
    await caretaker.taps("Jeg tager den", await card_of(reference, caretaker))
    await town.waits(minutes=31)
    await caretaker.is_told("Er du stadig på den?")
    # When they write to the reporter, the question is answered
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    await caretaker.writes("Jeg står ved døren")
    await staff.is_told("Jeg står ved døren")
    assert "stadig" not in (await card_of(reference, caretaker)).words
    await town.waits(minutes=31)
    assert "Du tog den" in (await card_of(reference, caretaker)).words
    for person in town.people:
        person.sees_everything()


async def test_what_was_changed_afterwards_reaches_the_other_side_as_a_correction(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    sent = await caretaker.writes("Vi kommer klokken 13")
    told = await staff.is_told("klokken 13")
    await caretaker.phone.edit(sent, "Vi kommer klokken 14")
    assert "retter" in (await staff.is_told("klokken 14")).words
    answered = await staff.writes("Opgang 3", reply_to=told)
    await caretaker.is_told("Opgang 3")
    await staff.phone.edit(answered, "Opgang 5")
    assert "retter" in (await caretaker.is_told("Opgang 5")).words
    staff.sees_everything()
    caretaker.sees_everything()


async def test_the_conversation_stands_among_the_details_for_whoever_has_it_next(
    town: Town, staff: Person, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl")
    reference = await taken(staff, caretaker)
    karl.sees_everything()
    asked = await written(reference, caretaker, staff, "Er hun hjemme?")
    await staff.writes("Ja, lyset er tændt", reply_to=asked)
    await caretaker.is_told("lyset er tændt")
    await karl.taps("Vis detaljer", await card_of(reference, karl))
    details = await karl.is_told("Er hun hjemme?")
    assert "Ja, lyset er tændt" in details.words
    assert "Kirsten" in details.words
    staff.sees_everything()


async def test_an_answer_with_danger_makes_the_open_alert_acute(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    asked = await written(reference, caretaker, staff, "Hvad laver hun?")
    await staff.writes("Hun vil hoppe ud af vinduet og begå selvmord", reply_to=asked)
    await staff.is_told("Ring 112")
    await caretaker.is_told("hoppe ud af vinduet")
    assert "Akut – nu" in (await card_of(reference, caretaker)).words
    assert await town.asks(count_of("report")) == 1
    staff.sees_everything()
    caretaker.sees_everything()


async def test_a_caretakers_question_about_danger_goes_to_the_reporter_and_is_no_report(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    await written(reference, caretaker, staff, "Har han en kniv og truer med at slå nogen ihjel?")
    assert await town.asks(count_of("report")) == 1
