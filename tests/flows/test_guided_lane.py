"""The guided lane: area, signs, where, urgency, send; one living message, a way back and a way out at every step."""

from simulator import Message
from tests.flows.town import Person, Town, count_of


def living(person: Person) -> list[Message]:
    return [each for each in person.phone.messages if each.from_bot]


async def test_a_neighbour_is_led_through_a_report_in_six_taps(town: Town, caretaker: Person) -> None:
    # Given a neighbour who has opened the chat
    nadia = town.neighbour()
    await nadia.writes("/start")
    await nadia.is_told("Her kan du sige til")
    # When they tap their way through, writing where it is
    taps = ("Meld en bekymring", "Vangdalen", "Råb eller skrig", "Videre")
    for label in taps:
        await nadia.taps(label)
    await nadia.is_told("Skriv hvor det er")
    await nadia.writes("Vangdalen 4, 2. tv")
    await nadia.taps("I dag")
    await nadia.taps("Send")
    # Then that was six taps, and the caretaker has it all
    assert len(taps) + 2 == 6
    await caretaker.is_told(await nadia.reference())
    await caretaker.taps("Vis detaljer")
    details = await caretaker.is_told("Vangdalen 4, 2. tv")
    assert "Råb eller skrig" in details.words


async def test_it_is_one_living_message_that_is_edited(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    question = await nadia.is_told("Hvilket område er det")
    for label in ("Vangdalen", "Forvirret", "Råb eller skrig", "Videre", "Spring over", "Kan vente", "Send"):
        await nadia.taps(label)
        assert [each.id for each in living(nadia)] == [question.id], label
    await caretaker.is_told(await nadia.reference())


async def test_what_is_written_on_the_way_brings_the_living_message_below_it(town: Town) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    for label in ("Vangdalen", "Videre"):
        await nadia.taps(label)
    written = await nadia.writes("Nede i kælderen")
    asked = await nadia.is_told("Hvor meget haster det")
    assert "Nede i kælderen" in asked.words
    assert [each.id for each in living(nadia)] == [asked.id]
    assert asked.id > written.id


async def test_changing_and_cancelling_is_offered_at_every_step(town: Town) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    await nadia.is_told("Hvilket område er det")
    for label in ("Vangdalen", "Videre", "Spring over", "I dag", None):
        await town.settles()
        shown = living(nadia)[-1]
        labels = " ".join(button.text for row in shown.buttons for button in row)
        assert "Ret" in labels
        assert "Fortryd" in labels
        if label is not None:
            await nadia.taps(label)
    assert "Send" in labels


async def test_cancelling_leaves_nothing_at_any_step(town: Town) -> None:
    for steps in ((), ("Vangdalen",), ("Vangdalen", "Videre"), ("Vangdalen", "Videre", "Spring over", "I dag")):
        nadia = town.neighbour()
        await nadia.writes("/meld")
        for label in steps:
            await nadia.taps(label)
        await nadia.taps("Fortryd")
        await nadia.is_told("Intet er sendt, og intet er gemt")
        assert await town.asks(count_of("report")) == 0


async def test_an_answer_can_be_changed_without_losing_the_others(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    for label in ("Vangdalen", "Forvirret", "Videre", "Spring over", "Kan vente"):
        await nadia.taps(label)
    await nadia.taps("Ret")
    await nadia.taps("Hvor meget det haster")
    await nadia.taps("I dag")
    await nadia.taps("Ret")
    await nadia.taps("Område")
    await nadia.taps("Sjællandsgade-kvarteret")
    whole = await nadia.is_told("Er det rigtigt")
    for answer in ("Sjællandsgade-kvarteret", "Forvirret", "I dag"):
        assert answer in whole.words
    await nadia.taps("Send")
    card = await caretaker.is_told(await nadia.reference())
    assert "Sjællandsgade-kvarteret" in card.words
    assert "I dag" in card.words


async def test_nothing_to_change_after_all_leads_back(town: Town) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    for label in ("Vangdalen", "Forvirret", "Videre"):
        await nadia.taps(label)
    await nadia.taps("Ret")
    await nadia.is_told("Hvad vil du rette")
    await nadia.taps("Tilbage")
    await nadia.is_told("Skriv hvor det er")


async def test_a_sign_pressed_twice_is_no_sign(town: Town) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    for label in ("Vangdalen", "Forvirret", "Ensom", "Forvirret"):
        await nadia.taps(label)
    ticked = [b.text for row in (await nadia.is_told("Hvad har du set")).buttons for b in row if "✅" in b.text]
    assert ticked == ["✅ Ensom"]


async def test_the_words_on_the_button_may_be_written_instead(town: Town) -> None:
    for words in ("Meld en bekymring", "meld en bekymring!"):
        nadia = town.neighbour()
        await nadia.writes(words)
        await nadia.is_told("Hvilket område er det")


async def test_the_whole_way_is_there_in_english(town: Town, caretaker: Person) -> None:
    john = town.neighbour("John", language="en")
    await john.writes("/meld")
    for label in ("Vangdalen", "Confused", "Continue", "Skip", "Can wait", "Send"):
        await john.taps(label)
    assert "Received" in (await john.is_told(await john.reference())).words
    await caretaker.is_told(await john.reference())


async def test_staff_with_one_area_are_led_too_and_have_it_filled_in(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await staff.writes("/meld")
    assert "Vangdalen" in (await staff.is_told("ikke sendt endnu")).words
    assert "Hvad har du set" in living(staff)[-1].words
    for label in ("Forvirret", "Videre", "Spring over", "I dag", "Send"):
        await staff.taps(label)
    await caretaker.is_told(await staff.reference())


async def test_a_press_on_a_message_that_has_moved_on_changes_nothing(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    question = await nadia.is_told("Hvilket område er det")
    for label in ("Vangdalen", "Videre", "Spring over", "I dag", "Send"):
        await nadia.taps(label)
    reference = await nadia.reference()
    # When an old press arrives late, as from a phone that was offline
    data = next(button.data for row in question.buttons for button in row if "Energivej" in button.text)
    town.telegram.updates.inject(
        {
            "update_id": town.telegram.updates.next_id(),
            "callback_query": {
                "id": "4711",
                "from": {"id": nadia.phone.owner.id, "is_bot": False, "first_name": "Nadia"},
                "chat_instance": "1",
                "message": question.as_json(),
                "data": data,
            },
        }
    )
    # Then the alert is as it was sent
    assert "Vangdalen" in (await caretaker.is_told(reference)).words
