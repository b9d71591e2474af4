"""Every button knows the version it was made for: a stale press changes nothing, and says who and when."""

import pytest

from simulator import Button, Message
from tests.flows.town import Person, Town

WORDS = "Råber, Vangdalen 4"


def button(message: Message, label: str) -> Button:
    return next(each for row in message.buttons for each in row if label in each.text)


async def toast(person: Person, pressed: Button, message: Message) -> str:
    press = await person.phone.press(pressed, message)
    return (await press.answered(5.0)).text or ""


@pytest.mark.parametrize("label", ["1 time", "Næste uge"])
async def test_a_delay_chosen_on_an_old_card_after_the_reporter_made_it_acute_changes_nothing(
    town: Town, staff: Person, caretaker: Person, label: str
) -> None:
    # Given Kirsten has it, and is asked until when to postpone it
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Udskyd")
    question = await caretaker.is_told("Udskyd til hvornår?")
    # When danger is added, and she then chooses on the old question
    await staff.writes("Han vil tage sit eget liv", reply_to=await staff.is_told(f"{reference} –"))
    await town.settles()
    said = await toast(caretaker, button(question, label), question)
    # Then it is not postponed, and she is told that it changed, and when; never who the reporter is
    assert "Den er ændret siden (10:00)" in said
    assert "Peter" not in said
    assert "Udskudt" not in (await caretaker.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()


async def test_letting_go_of_what_a_colleague_has_by_now_names_who_took_it_and_when(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Kirsten's card with Slip den on it, and Karl, who has it by now
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den")
    mine = await caretaker.is_told(f"Nummer: {reference}")
    let_go = button(mine, "Slip den")
    await caretaker.taps("Slip den")
    await karl.taps("Jeg tager den")
    await town.settles()
    # When she presses the old button again
    said = await toast(caretaker, let_go, mine)
    # Then it is still his
    assert said == "Karl tog den 10:00"
    assert "Du tog den" in (await karl.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()


async def test_an_outcome_chosen_after_a_colleague_had_it_and_let_it_go_changes_nothing(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Kirsten is asked for the outcome of what nobody has
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Luk")
    question = await caretaker.is_told("Hvordan endte den?")
    outcome = button(question, "Ingen bekymring")
    # When Karl takes it and lets it go, and she then answers
    await karl.taps("Jeg tager den")
    await karl.taps("Slip den")
    await town.settles()
    said = await toast(caretaker, outcome, question)
    # Then it is open, and she is told who changed it and when
    assert "Karl ændrede den 10:00" in said
    assert "Ingen har taget den endnu" in (await karl.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()


async def test_a_card_that_was_still_on_its_way_when_somebody_took_it_is_not_sent(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given the stand-in's card cannot go out just now
    stand_in = await town.member("caretaker", "Søren")
    reference = await staff.reports(WORDS, "Akut – nu")
    await stand_in.is_told(f"Nummer: {reference}")
    town.telegram.faults.fail("sendMessage", code=500, times=1, only_chat=stand_in.phone.owner.id)
    await town.passes(minutes=10)
    # When the caretaker takes it before it could be tried again
    rung = stand_in.rings(f"Nummer: {reference}")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {reference}"))
    await town.waits(minutes=5)
    # Then it does not ring any more
    assert stand_in.rings(f"Nummer: {reference}") == rung
    for person in town.people:
        person.sees_everything()
