"""Ready-made answers, pictures, voices and long words reach the other side, and each side sees whether they did."""

import pytest

from tests.flows.test_conversation import ANSWERS, SAYS, card_of, taken, written
from tests.flows.town import Person, Town
from tests.sent import JPEG, VOICE


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
    await staff.phone.send_voice(VOICE, seconds=3, reply_to=told)
    heard = await caretaker.is_told(f"{ANSWERS} {reference}")
    assert heard.voice
    await caretaker.phone.send_voice(VOICE, seconds=3, reply_to=heard)
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
    assert [each.sounded for each in shown] == [False, False, False]
    assert caretaker.rings("har skrevet") == 1
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
