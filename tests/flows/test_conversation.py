"""The caretaker and the reporter write to each other through the bot, about one alert at a time."""

import pytest

from simulator import Message
from tests.flows.town import Person, Town, count_of

WORDS = "Råber og græder, Vangdalen 4, 2. tv"
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 64
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
    assert told.sounded
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
    assert told.sounded
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


async def test_of_a_plain_answer_the_reporter_is_asked_what_it_is_about(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given two matters, and the caretaker has written about both
    first, second = [await taken(staff, caretaker, f"Hun råber, Vangdalen {number}") for number in (4, 9)]
    await written(first, caretaker, staff, "Er hun hjemme?")
    await written(second, caretaker, staff, "Hvilken etage?")
    # When the reporter writes without answering either message
    await staff.writes("Tredje sal")
    # Then they are asked which it is, the newest first, and nothing has gone anywhere yet
    asked = await staff.is_told("Er det et svar eller noget nyt?")
    offered = [button.text for row in asked.buttons for button in row]
    assert [text[-7:] for text in offered[:2]] == [second, first]
    assert "Ny bekymring" in offered[2]
    await caretaker.is_not_told("Tredje sal")
    # And the choice brings it there
    await staff.taps(f"Svar om {first}", asked)
    assert first in (await caretaker.is_told("Tredje sal")).words
    await staff.is_told(f"Sendt som svar om {first}")
    assert await town.asks(count_of("report")) == 2
    staff.sees_everything()


async def test_words_that_wait_for_that_choice_outlive_a_restart_and_further_words_join_them(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    await written(reference, caretaker, staff, "Er hun hjemme?")
    await staff.writes("Ja, lyset er tændt")
    await town.settles()
    await town.stops()
    await town.starts()
    await staff.phone.send_photo(JPEG, caption="Se selv")
    await staff.taps(f"Svar om {reference}")
    await caretaker.is_told("Ja, lyset er tændt")
    shown = await caretaker.is_told("Se selv")
    assert shown.photo
    assert shown.protected
    staff.sees_everything()


async def test_a_new_concern_is_a_report_like_any_other(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    await written(reference, caretaker, staff, "Er hun hjemme?")
    await staff.writes("Der ligger affald i kælderen, Vangdalen 11")
    await staff.taps("Ny bekymring")
    assert "ikke sendt endnu" in (await staff.is_told("Vangdalen 11")).words
    await staff.taps("I dag")
    other = await staff.reference()
    assert other != reference
    await card_of(other, caretaker)
    await caretaker.is_not_told(ANSWERS)


async def test_danger_to_life_waits_for_no_question(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    await written(reference, caretaker, staff, "Er hun hjemme?")
    await staff.writes("Hun vil hoppe ud af vinduet og begå selvmord, Vangdalen 4")
    await staff.is_told("Ring 112")
    other = await staff.reference()
    assert other != reference
    assert "Akut – nu" in (await card_of(other, caretaker)).words
    await staff.is_not_told("svar eller noget nyt")
    staff.sees_everything()


async def test_once_it_is_answered_or_a_day_old_plain_words_are_a_new_report_again(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    asked = await written(reference, caretaker, staff, "Er hun hjemme?")
    await staff.writes("Ja", reply_to=asked)
    await caretaker.is_told(ANSWERS)
    await staff.is_told("✓ Leveret")
    # When they write more, it is a draft, which can still go as an answer
    await staff.writes("Nu græder hun")
    draft = await staff.is_told("ikke sendt endnu")
    await staff.taps(f"Svar om {reference}", draft)
    await caretaker.is_told("Nu græder hun")
    # And a day later it is only a draft
    await town.waits(hours=25)
    await staff.writes("Larm i opgangen")
    assert reference not in str((await staff.is_told("ikke sendt endnu")).buttons)
    staff.sees_everything()
    caretaker.sees_everything()


async def test_whoever_is_led_through_a_report_is_not_asked(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    await staff.writes("/meld")
    await staff.taps("Videre")
    await written(reference, caretaker, staff, "Er hun hjemme?")
    await staff.writes("Nr. 11, kælderen")
    await staff.is_told("Hvor meget haster det?")
    await staff.is_not_told("svar eller noget nyt")
    staff.sees_everything()


async def test_ready_made_answers_go_out_with_two_taps_in_the_reporters_language(town: Town, caretaker: Person) -> None:
    # Given a neighbour who reads English
    nadia = town.neighbour(language="en")
    await nadia.writes("She is crying, Vangdalen 4")
    await nadia.taps("Today")
    reference = await nadia.reference()
    # When the caretaker chooses an answer that is ready
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    press = await caretaker.taps("Vi kommer i dag")
    # Then it is there, in English
    assert f"The social caretaker writes about {reference}" in (await nadia.is_told("We will come by today")).words
    assert press.toast is not None
    assert press.toast.text == "Det bliver sendt."
    # And the caretaker sees what was sent
    assert "We will come by today" in (await caretaker.is_told("✓ Leveret")).words
    caretaker.sees_everything()
    nadia.sees_everything()


async def test_a_ready_made_answer_pressed_twice_is_sent_once(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    question = await caretaker.is_told("Skriv til anmelderen af")
    ready = next(button for row in question.buttons for button in row if "Vi kommer i dag" in button.text)
    presses = [await caretaker.phone.press(ready, question) for _ in range(2)]
    toasts = [(await press.answered(5.0)).text for press in presses]
    assert toasts[0] == "Det bliver sendt."
    assert "gælder ikke længere" in (toasts[1] or "")
    await staff.is_told("Vi kommer forbi i dag")
    assert len([each for each in staff.phone.messages if "Vi kommer forbi" in (each.words or "")]) == 1
    caretaker.sees_everything()


@pytest.mark.parametrize("language", ["da", "en"])
async def test_shipped_answers_have_words_in_both_languages(town: Town, language: str) -> None:
    answers = town.configuration.answers
    assert 4 <= len(answers) <= 6
    assert all(answer.danish if language == "da" else answer.english for answer in answers)


async def test_photos_voice_and_places_go_both_ways(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    await caretaker.phone.send_photo(JPEG, caption="Er det denne dør?")
    told = await staff.is_told("Er det denne dør?")
    assert told.photo
    assert f"{SAYS} {reference}" in told.words
    await staff.phone.send_voice(b"a voice", seconds=3, reply_to=told)
    heard = await caretaker.is_told(f"{ANSWERS} {reference}")
    assert heard.voice
    await caretaker.phone.send_voice(b"another voice", seconds=3, reply_to=heard)
    await town.settles()
    spoken = [each for each in staff.phone.messages if each.voice and each.from_bot]
    assert len(spoken) == 1
    await staff.phone.send_location(56.46, 10.04, reply_to=spoken[0])
    await town.settles()
    assert [each for each in caretaker.phone.messages if each.location and each.from_bot]
    for each in caretaker.phone.messages:
        assert not (each.from_bot and (each.photo or each.voice or each.location)) or each.protected
    staff.sees_everything()
    caretaker.sees_everything()


async def test_the_longest_words_arrive_whole(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    long = "Husk & <b> " * 372
    asked = await written(reference, caretaker, staff, "Hvad er der sket?")
    await staff.writes(long[:4096], reply_to=asked)
    await town.settles()
    shown = [each.words for each in caretaker.phone.messages if each.from_bot]
    assert long[:4096].strip() in [words.strip() for words in shown if words]
    await staff.phone.send_photo(JPEG, caption="& " * 500, reply_to=asked)
    await town.settles()
    assert [each for each in caretaker.phone.messages if each.photo and each.from_bot]
    staff.sees_everything()
    caretaker.sees_everything()


async def test_an_album_is_confirmed_once_and_arrives_whole(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    asked = await written(reference, caretaker, staff, "Kan du sende billeder?")
    await staff.phone.send_photo(JPEG + b"0", album="dør", reply_to=asked)
    for number in (1, 2):
        await staff.phone.send_photo(JPEG + bytes([number]), album="dør")
    await town.settles()
    shown = [each for each in caretaker.phone.messages if each.photo]
    assert len(shown) == 3
    assert [each.sounded for each in shown] == [True, False, False]
    assert len([each for each in staff.phone.messages if "dit svar om" in (each.words or "")]) == 1
    staff.sees_everything()
    caretaker.sees_everything()


async def test_a_caretaker_learns_that_the_reporter_cannot_be_reached(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    await staff.phone.block()
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    await caretaker.writes("Er hun hjemme?")
    told = await caretaker.is_told("Kunne ikke leveres")
    assert reference in told.words
    assert told.sounded
    await staff.is_not_told("Er hun hjemme?")
    caretaker.sees_everything()


async def test_a_reporter_whose_answer_reaches_nobody_is_given_the_numbers(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    asked = await written(reference, caretaker, staff, "Er hun hjemme?")
    await caretaker.phone.block()
    await staff.writes("Ja, men hun åbner ikke", reply_to=asked)
    told = await staff.is_told("Kunne ikke leveres")
    assert reference in told.words
    assert "112" in told.words
    staff.sees_everything()


async def test_while_telegram_is_slow_it_says_that_it_is_being_sent(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    town.telegram.faults.fail(
        "sendMessage", code=500, description="Internal Server Error", only_chat=staff.phone.owner.id
    )
    await caretaker.taps("Skriv til anmelder", await card_of(reference, caretaker))
    await caretaker.writes("Er hun hjemme?")
    await town.settles_as_time_passes()
    states = [
        event.message.words
        for event in caretaker.phone.events
        if event.message.from_bot and "til anmelderen af" in (event.message.words or "").lower()
    ]
    assert any("Sendes …" in words for words in states)
    assert "✓ Leveret" in states[-1]
    await staff.is_told("Er hun hjemme?")
    caretaker.sees_everything()


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
