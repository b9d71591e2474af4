"""Whoever is kept out gets past it by no answer: only what they were asked, and danger to life, reaches anybody."""

from simulator import Message
from tests.flows.test_abuse import WORDS, everything_is_seen, kept_out
from tests.flows.test_abuse_held_back import HELD, LISTED, what_is_held
from tests.flows.town import Person, Town
from tests.sent import JPEG

INSULT = "Du er en idiot og en kødklump"


async def closed(town: Town, nadia: Person, karen: Person, how: str) -> Message:
    """Nadia is kept out, and what she reported before has ended: what she is told of it."""
    await kept_out(town, nadia, karen, how)
    reference = await nadia.reference()
    await karen.writes(f"/liste {reference}")
    await karen.taps("Jeg tager den", await karen.is_told(f"Nummer: {reference}"))
    await karen.taps("Luk")
    await karen.taps("Ingen bekymring")
    receipt = await nadia.is_told(reference)
    await everything_is_seen(town)
    return receipt


async def asked(town: Town, nadia: Person, karen: Person, how: str) -> Message:
    """Nadia is kept out, and asked something all the same: what she is shown of the question."""
    await kept_out(town, nadia, karen, how)
    reference = await nadia.reference()
    await karen.writes(f"/liste {reference}")
    await karen.taps("Jeg tager den", await karen.is_told(f"Nummer: {reference}"))
    await karen.taps("Skriv til anmelder")
    await karen.writes("Hvornår larmer det mest?")
    question = await nadia.is_told("Hvornår larmer det mest?")
    await everything_is_seen(town)
    return question


def sounds(person: Person) -> int:
    return sum(event.sounded for event in person.phone.events)


async def test_answers_to_what_is_closed_ring_nobody_and_wait_for_the_secretariat(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    receipt = await closed(town, nadia, karen, "Stille, 1 måned")
    rang = sounds(karen)
    await nadia.writes(INSULT, reply_to=receipt)
    told = await nadia.is_told(HELD)
    assert "spær" not in told.words
    assert sounds(karen) == rang
    karen.phone_shows_nothing_new()
    # And the secretariat reads it, with the place it is about
    await secretariat.taps("Vangdalen", await secretariat.is_told(LISTED))
    opened = await secretariat.is_told(INSULT)
    assert "Vangdalen 4" in opened.words
    await everything_is_seen(town)


async def test_whoever_knows_that_they_are_kept_out_hears_it_again_when_they_answer_what_is_closed(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    receipt = await closed(town, nadia, karen, "Åbent, 1 måned")
    rang = sounds(karen)
    await nadia.writes(INSULT, reply_to=receipt)
    await nadia.is_told("Du kan ikke melde her før")
    assert sounds(karen) == rang
    await everything_is_seen(town)


async def test_danger_in_an_answer_to_what_is_closed_rings(town: Town, karen: Person, caretaker: Person) -> None:
    nadia = town.neighbour()
    receipt = await closed(town, nadia, karen, "Stille, 1 måned")
    await nadia.writes("Han har taget en overdosis", reply_to=receipt)
    await nadia.is_told("Ring 112 nu.")
    reference = await nadia.reference()
    assert karen.rings(reference) == 1
    await everything_is_seen(town)


async def test_what_they_were_asked_they_may_answer_once(town: Town, karen: Person, caretaker: Person) -> None:
    nadia = town.neighbour()
    question = await asked(town, nadia, karen, "Stille, 1 måned")
    await nadia.writes("Efter midnat", reply_to=question)
    await karen.is_told("Efter midnat")
    await everything_is_seen(town)
    rang = sounds(karen)
    # What follows is kept with the report, and rings nobody
    await nadia.writes(INSULT, reply_to=question)
    await town.settles()
    assert sounds(karen) == rang
    karen.phone_shows_nothing_new()
    await karen.taps("Vis detaljer")
    await karen.is_told(INSULT)
    await everything_is_seen(town)


async def test_whoever_knows_it_may_answer_what_they_were_asked_too(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    question = await asked(town, nadia, karen, "Åbent, 1 måned")
    await nadia.writes("Efter midnat", reply_to=question)
    await karen.is_told("Efter midnat")
    await nadia.writes(INSULT, reply_to=question)
    await nadia.is_told("Du kan ikke melde her før")
    await everything_is_seen(town)


async def test_an_album_of_theirs_is_one_report_that_is_held_back(town: Town, karen: Person, caretaker: Person) -> None:
    nadia = town.neighbour()
    receipt = await closed(town, nadia, karen, "Stille, 1 måned")
    for number in range(3):
        words = WORDS if number == 0 else ""
        await nadia.phone.send_photo(JPEG + bytes([number]), album="larm", caption=words, reply_to=receipt)
    await nadia.is_told(HELD)
    assert len(await what_is_held(town)) == 1
    await everything_is_seen(town)
