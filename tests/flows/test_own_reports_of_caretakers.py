"""A caretaker may report too: then they are the reporter of it, and nobody tells them what they wrote themselves."""

from tests.flows.test_conversation import WORDS, card_of
from tests.flows.town import Person, Town


async def asked_by(karl: Person, reporter: Person) -> str:
    """A caretaker's own report, about which a colleague has asked."""
    reference = await reporter.reports(WORDS, "I dag")
    await karl.taps("Skriv til anmelder", await card_of(reference, karl))
    await karl.writes("Er hun hjemme?")
    await karl.is_told("✓ Leveret")
    return reference


def everybody_has_seen(town: Town) -> None:
    for person in town.people:
        person.sees_everything()


async def test_a_caretaker_who_reported_does_not_hear_their_own_answer(town: Town, caretaker: Person) -> None:
    karl = await town.member("caretaker", "Karl")
    await asked_by(karl, caretaker)
    await caretaker.writes("Ja, lyset er tændt", reply_to=await caretaker.is_told("Er hun hjemme?"))
    await karl.is_told("Ja, lyset er tændt")
    await caretaker.is_not_told("lyset er tændt")
    everybody_has_seen(town)


async def test_their_answer_has_not_arrived_because_they_have_it_themselves(town: Town, caretaker: Person) -> None:
    karl = await town.member("caretaker", "Karl")
    await asked_by(karl, caretaker)
    asked = await caretaker.is_told("Er hun hjemme?")
    await karl.phone.block()
    await town.settles()
    await caretaker.writes("Ja, lyset er tændt", reply_to=asked)
    await caretaker.is_told("Kunne ikke leveres")
    everybody_has_seen(town)


async def test_what_they_answer_about_a_report_they_took_themselves_is_heard_by_a_colleague(
    town: Town, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl")
    reference = await asked_by(karl, caretaker)
    asked = await caretaker.is_told("Er hun hjemme?")
    await caretaker.taps("Jeg tager den", await card_of(reference, caretaker))
    await caretaker.writes("Ja, lyset er tændt", reply_to=asked)
    await karl.is_told("lyset er tændt")
    await caretaker.is_not_told("lyset er tændt")
    everybody_has_seen(town)


async def test_they_are_not_told_that_they_added_something_or_withdrew(town: Town, caretaker: Person) -> None:
    karl = await town.member("caretaker", "Karl")
    reference = await caretaker.reports(WORDS, "I dag")
    await caretaker.taps("Tilføj", await caretaker.is_told(f"{reference} – Modtaget"))
    await caretaker.writes("Nu er der stille")
    await karl.is_told("Anmelderen har tilføjet")
    await caretaker.taps("Træk tilbage", await caretaker.is_told(f"{reference} – Modtaget"))
    await karl.is_told("trukket")
    await caretaker.is_not_told("Anmelderen har")
    everybody_has_seen(town)
