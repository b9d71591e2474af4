"""Closing a report as a duplicate: there is always another one that somebody acts on."""

from simulator import Message, Press
from tests.flows.town import Person, Town

WORDS = "Råber, Vangdalen 4"


async def card_of(reference: str, actor: Person) -> Message:
    return await actor.is_told(f"Nummer: {reference}")


async def ask_of_which(reference: str, actor: Person) -> Message:
    """Close this report as a duplicate, up to the question: of which?"""
    await actor.taps("Luk", await card_of(reference, actor))
    await actor.taps("Dublet", await card_of(reference, actor))
    return await card_of(reference, actor)


async def choose(original: str, question: Message, actor: Person) -> Press:
    """Press it as it was offered, though the card may show something else by now."""
    button = next(each for row in question.buttons for each in row if original in each.text)
    press = await actor.phone.press(button, question)
    await press.answered(5.0)
    return press


def offered(question: Message) -> str:
    return " ".join(button.text for row in question.buttons for button in row)


async def test_what_follows_a_report_is_not_offered_as_its_original(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given two joined reports and a third beside them
    first = await staff.reports(WORDS, "I dag")
    second = await staff.reports(WORDS, "I dag")
    third = await staff.reports("Lugter, Vangdalen 9", "I dag")
    await caretaker.taps("Saml dem", await card_of(second, caretaker))
    # When the leading one is closed as a duplicate
    question = await ask_of_which(first, caretaker)
    # Then the one that would end with it is no choice
    assert second not in offered(question)
    await choose(third, question, caretaker)
    assert f"Dublet ({third})" in (await card_of(first, caretaker)).words
    assert f"Dublet ({third})" in (await card_of(second, caretaker)).words
    staff.sees_everything()
    caretaker.sees_everything()


async def test_a_choice_from_before_they_were_joined_changes_nothing(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given the question of which report the first is a duplicate is open when the second is joined to it
    first = await staff.reports(WORDS, "I dag")
    second = await staff.reports(WORDS, "I dag")
    question = await ask_of_which(first, caretaker)
    await caretaker.taps("Saml dem", await card_of(second, caretaker))
    # When the second is chosen
    press = await choose(second, question, caretaker)
    # Then the press is answered, and both are still open
    assert press.toast is not None
    assert "gælder ikke længere" in (press.toast.text or "")
    await caretaker.writes("/liste")
    assert first in (await caretaker.is_told("Åbne henvendelser")).words
    await staff.is_not_told("Afsluttet")
    staff.sees_everything()
    caretaker.sees_everything()


async def test_two_reports_cannot_both_be_duplicates_of_each_other(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given two caretakers, each about to close one report as a duplicate of the other
    karl = await town.member("caretaker", "Karl")
    first = await staff.reports(WORDS, "I dag")
    second = await staff.reports("Lugter, Vangdalen 9", "I dag")
    hers = await ask_of_which(first, caretaker)
    his = await ask_of_which(second, karl)
    # When both choose
    await choose(second, hers, caretaker)
    press = await choose(first, his, karl)
    # Then the first is closed, and the second stays open with nothing of the kind to choose
    assert press.toast is not None
    assert "gælder ikke længere" in (press.toast.text or "")
    assert f"Dublet ({second})" in (await card_of(first, caretaker)).words
    await karl.writes("/liste")
    assert second in (await karl.is_told("Åbne henvendelser")).words
    for _ in range(2):
        await karl.taps("Tilbage", await card_of(second, karl))
    assert first not in offered(await ask_of_which(second, karl))
    for person in town.people:
        person.sees_everything()


async def test_no_ring_of_duplicates_leaves_everything_closed(town: Town, staff: Person, caretaker: Person) -> None:
    # Given a duplicate of a second, which is a duplicate of a third
    first, second, third = [await staff.reports(f"Lugter, Vangdalen {number}", "I dag") for number in (4, 9, 12)]
    await choose(second, await ask_of_which(first, caretaker), caretaker)
    await choose(third, await ask_of_which(second, caretaker), caretaker)
    # When the third is to be a duplicate of the first
    press = await choose(first, await ask_of_which(third, caretaker), caretaker)
    # Then it stays open
    assert press.toast is not None
    assert "gælder ikke længere" in (press.toast.text or "")
    await caretaker.writes("/liste")
    assert third in (await caretaker.is_told("Åbne henvendelser")).words
    staff.sees_everything()
    caretaker.sees_everything()


async def test_a_report_that_was_taken_back_is_nobodys_original(town: Town, staff: Person, caretaker: Person) -> None:
    # Given a report that is taken back while somebody is asked of which the other is a duplicate
    nadia = town.neighbour()
    first = await nadia.reports(WORDS, "I dag")
    second = await staff.reports("Lugter, Vangdalen 9", "I dag")
    question = await ask_of_which(second, caretaker)
    await nadia.taps("Træk tilbage")
    # Then choosing it closes nothing, and it is not offered again
    press = await choose(first, question, caretaker)
    assert press.toast is not None
    assert "gælder ikke længere" in (press.toast.text or "")
    for _ in range(2):
        await caretaker.taps("Tilbage", await card_of(second, caretaker))
    assert first not in offered(await ask_of_which(second, caretaker))
    for person in town.people:
        person.sees_everything()
