"""Somebody who abuses the bot is kept out for a time; danger to life is always taken, and nothing is lost."""

import pytest

from tests.flows.town import Person, Town, count_of

WORDS = "Musik om natten, Vangdalen 4"
REASON = "Sender det samme hver nat"


async def everything_is_seen(town: Town) -> None:
    await town.settles()
    for person in town.people:
        person.sees_everything()


async def kept_out(town: Town, nadia: Person, karen: Person, how: str, *, hidden: bool = False) -> None:
    """Karen keeps Nadia out, from the details of a report of hers."""
    await nadia.writes(WORDS)
    if hidden:
        await nadia.taps("Skjul mit navn")
    await nadia.taps("Kan vente")
    reference = await nadia.reference()
    await karen.taps("Vis detaljer", await karen.is_told(f"Nummer: {reference}"))
    details = await karen.is_told("Hvad der er sket")
    assert not hidden or "Nadia" not in details.words
    await karen.taps("Spær afsender", details)
    await karen.is_told(f"Spær afsenderen af {reference}?")
    await karen.taps(how)
    await karen.is_told("Skriv grunden.")
    await karen.writes(REASON)
    await karen.is_told("Afsenderen er spærret til")
    await everything_is_seen(town)


async def test_whoever_is_kept_out_openly_hears_until_when_and_whom_to_call(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Åbent, 1 uge")
    told = await nadia.is_told("Vi tager ikke imod henvendelser fra dig her før 7. dec. 2026.")
    assert "Ring 112." in told.words
    assert "RandersBolig" in told.words
    assert REASON not in told.words
    # And again when they try
    await nadia.writes("Der er musik igen, Vangdalen 4")
    tried = await nadia.is_told("Du kan ikke melde her før 7. dec. 2026.")
    assert "ring 112" in tried.words
    assert "RandersBolig" in tried.words
    await karen.is_not_told("musik igen")


@pytest.mark.parametrize("choices", [["Fortryd"], ["Åbent, 1 uge", "Fortryd"]])
async def test_whoever_thinks_better_of_it_keeps_nobody_out_and_no_question_stays(
    town: Town, karen: Person, caretaker: Person, choices: list[str]
) -> None:
    nadia = town.neighbour()
    reference = await nadia.reports("Musik hele natten, Vangdalen 2", "I dag")
    await karen.taps("Vis detaljer", await karen.is_told(f"Nummer: {reference}"))
    await karen.taps("Spær afsender", await karen.is_told("Hvad der er sket"))
    question = await karen.is_told(f"Spær afsenderen af {reference}?")
    for choice in choices:
        await karen.taps(choice)
    await town.settles()
    now = next(each for each in karen.phone.messages if each.id == question.id)
    assert "Fortrudt" in now.words
    assert not now.buttons
    assert await town.asks(lambda work: work.kept_out.count(work.now)) == 0
    await everything_is_seen(town)


@pytest.mark.parametrize("how", ["Åbent, 1 uge", "Stille, 1 uge"])
async def test_danger_to_life_is_always_taken_and_rings_also_from_whoever_is_kept_out(
    town: Town, karen: Person, caretaker: Person, how: str
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, how)
    await nadia.writes("Han har taget en overdosis, Vangdalen 8")
    await nadia.is_told("Ring 112 nu.")
    reference = await nadia.reference()
    card = await karen.is_told(f"Nummer: {reference}")
    assert "Akut – nu" in card.words
    assert karen.rings(reference) == 1
    await everything_is_seen(town)


async def test_what_is_held_back_silently_rings_nobody_and_waits_for_the_secretariat(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Stille, 1 måned")
    await nadia.is_not_told("Vi tager ikke imod")
    # When they report again
    await nadia.writes("Der er musik igen, Vangdalen 4")
    await nadia.taps("I dag")
    answer = await nadia.is_told("Det, du skrev, er gemt, og nogen læser det.")
    assert "Ring 112" in answer.words
    assert "spær" not in answer.words
    # Then nobody on duty hears of it, and the secretariat has it, without content
    karen.phone_shows_nothing_new()
    listed = await secretariat.is_told("Holdt tilbage")
    assert not listed.sounded
    assert "musik" not in listed.words
    await secretariat.taps("Vangdalen", listed)
    opened = await secretariat.is_told("Der er musik igen")
    assert opened.protected
    assert "Nadia" not in opened.words
    # When it is sent on, it rings
    await secretariat.taps("Send videre", opened)
    reference = await nadia.reference()
    await karen.is_told(f"Nummer: {reference}")
    await secretariat.is_told("Der er ikke holdt noget tilbage.")
    await everything_is_seen(town)


async def test_danger_written_after_something_was_held_back_rings(town: Town, karen: Person, caretaker: Person) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Stille, 1 uge")
    await nadia.writes("Der er musik igen, Vangdalen 4")
    await nadia.taps("I dag")
    held = await nadia.is_told("er gemt")
    await nadia.writes("Hun siger hun vil tage sit liv", reply_to=held)
    await nadia.is_told("Ring 112 nu.")
    reference = await nadia.reference()
    assert "Akut – nu" in (await karen.is_told(f"Nummer: {reference}")).words
    await everything_is_seen(town)


async def test_a_hidden_sender_is_kept_out_without_anybody_learning_who(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Åbent, 1 uge", hidden=True)
    for member in town.people[:-1]:
        assert not [each for each in member.phone.messages if each.from_bot and "Nadia" in each.words]
    account = str(nadia.phone.owner.id)
    rows = await town.asks(lambda work: work._connection.exec_driver_sql("SELECT * FROM kept_out").all())
    assert account not in str(rows)
    assert REASON not in str(rows)


async def test_a_block_ends_by_itself(town: Town, karen: Person, caretaker: Person) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Åbent, 1 uge")
    await town.waits(days=7, minutes=1)
    await everything_is_seen(town)
    reference = await nadia.reports("Der er musik igen, Vangdalen 4", "I dag")
    await karen.is_told(f"Nummer: {reference}")
    await everything_is_seen(town)


async def test_the_secretariat_hears_of_each_block_and_finds_it_in_order_or_ends_it(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Åbent, 3 måneder")
    block = await secretariat.is_told("Karen har spærret en afsender, åbent, fra 30. nov. 2026 til 28. feb. 2027.")
    assert REASON not in block.words
    await secretariat.taps("Vis grunden", block)
    assert (await secretariat.is_told(REASON)).protected
    await secretariat.taps("I orden", block)
    await secretariat.is_told("I orden: Solveig 30. nov. 2026")
    await secretariat.writes("/spaerringer")
    await secretariat.taps("Karen, til 28. feb. 2027")
    await secretariat.taps("Ophæv")
    await secretariat.is_told("Ophævet af Solveig")
    await karen.is_told("Sekretariatet har ophævet den spærring, du satte.")
    # And the sender may report again
    reference = await nadia.reports("Der er musik igen, Vangdalen 4", "I dag")
    await karen.is_told(f"Nummer: {reference}")
    await everything_is_seen(town)


async def test_nobody_who_takes_part_can_be_kept_out(
    town: Town, staff: Person, karen: Person, caretaker: Person
) -> None:
    await staff.reports(WORDS, "Kan vente")
    await karen.taps("Vis detaljer")
    details = await karen.is_told("Hvad der er sket")
    assert "Spær afsender" not in str(details.buttons)
    await everything_is_seen(town)


async def test_half_a_year_after_it_ended_nothing_is_left_of_a_block(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Åbent, 1 uge")
    await town.waits(days=180)
    assert await town.asks(count_of("kept_out")) == 1
    await town.waits(days=14)
    assert await town.asks(count_of("kept_out")) == 0
    await everything_is_seen(town)


async def test_whoever_is_kept_out_can_still_erase_themselves(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Stille, 1 måned")
    await nadia.writes("Der er musik igen, Vangdalen 4")
    await nadia.taps("I dag")
    await nadia.writes("/slet")
    await nadia.taps("Ja, slet mig")
    assert await town.asks(lambda work: work.people.by_account(nadia.phone.owner.id)) is None
    # And what was held back can still be sent on
    await secretariat.taps("Vangdalen", await secretariat.is_told("Holdt tilbage"))
    await secretariat.taps("Send videre")
    await town.settles()
    assert await town.asks(lambda work: work.kept_out.held(9)) == []
    await everything_is_seen(town)
