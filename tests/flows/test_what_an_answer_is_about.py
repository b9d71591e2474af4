"""Plain words of a reporter who was written to: they say whether it is an answer, and about what."""

from tests.flows.test_conversation import ANSWERS, card_of, taken, written
from tests.flows.town import Person, Town, count_of
from tests.sent import JPEG


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
    assert [text.split(" · ")[0][-7:] for text in offered[:2]] == [second, first]
    assert "Ny bekymring" in offered[2]
    await caretaker.is_not_told("Tredje sal")
    # And the choice brings it there
    await staff.taps(f"Svar om {first} · Vangdalen", asked)
    assert first in (await caretaker.is_told("Tredje sal")).words
    await staff.is_told(f"dit svar om {first}")
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
