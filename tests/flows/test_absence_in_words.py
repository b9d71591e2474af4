"""/fravaer, in whatever words: what is understood is confirmed whole, what is not is asked for again."""

from datetime import timedelta

import pytest

from tests.flows.away import is_away, up_to_here
from tests.flows.town import Person, Town


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Lene")


@pytest.fixture
async def soeren(town: Town, caretaker: Person) -> Person:
    return await town.member("caretaker", "Søren")


async def test_what_is_no_days_and_names_no_place_is_asked_for_again_and_can_be_left(
    town: Town, caretaker: Person
) -> None:
    await caretaker.writes("/fravaer")
    caretaker.sees_everything()
    await caretaker.writes("en gang til sommer måske")
    asked = await caretaker.is_told("Det kunne jeg ikke læse som dage. Skriv for eksempel: fra mandag til fredag.")
    assert [button.text for row in asked.buttons for button in row] == ["🗑 Fortryd"]
    await caretaker.is_not_told("ikke sendt endnu")
    await caretaker.writes("kursus på torsdag")
    await caretaker.is_told("✅ Dit fravær er gemt: torsdag 3. december (kursus).")
    await up_to_here(town)


async def test_two_days_of_next_week_are_understood(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/fravaer kursus onsdag og torsdag i næste uge")
    await caretaker.is_told("✅ Dit fravær er gemt: onsdag 9. til torsdag 10. december (kursus).")


async def test_the_stand_in_can_be_named_in_the_same_words(
    town: Town, caretaker: Person, soeren: Person, leader: Person
) -> None:
    await caretaker.writes("/fravaer kursus på torsdag med Søren som vikar")
    assert "Vikar: Søren." in (await caretaker.is_told("✅ Dit fravær er gemt: torsdag 3. december (kursus).")).words
    await soeren.is_told("Du er vikar for Kirsten: torsdag 3. december.")
    assert "Vikar: Søren." in (await leader.is_told("Kirsten er væk")).words


async def test_of_two_colleagues_of_that_name_nobody_is_chosen_for_them(
    town: Town, caretaker: Person, soeren: Person
) -> None:
    other = await town.member("caretaker", "Søren")
    await caretaker.writes("/fravaer kursus på torsdag med Søren som vikar")
    await caretaker.is_told("Hvem er vikar for dig?")
    for person in (soeren, other):
        await person.is_not_told("Du er vikar")


async def test_the_secretariat_hears_when_the_choice_is_made_or_two_minutes_have_passed(
    town: Town, caretaker: Person, soeren: Person, leader: Person
) -> None:
    # Given Kirsten has not chosen yet
    await caretaker.writes("/fravaer kursus på torsdag")
    question = await caretaker.is_told("Hvem er vikar for dig?")
    await leader.is_not_told("Kirsten er væk")
    # When she chooses, the secretariat hears it once, with the stand-in
    await caretaker.taps("Søren", question)
    assert "Vikar: Søren." in (await leader.is_told("Kirsten er væk")).words
    await town.waits(minutes=3)
    assert len([each for each in leader.phone.messages if "Kirsten er væk" in (each.words or "")]) == 1
    # And when somebody does not choose, after two minutes
    await up_to_here(town)
    await soeren.writes("/fravaer kursus på fredag")
    await soeren.is_told("Hvem er vikar for dig?")
    await town.settles_as_time_passes(timedelta(minutes=3))
    assert "Ingen vikar." in (await leader.is_told("Søren er væk")).words
    await up_to_here(town)


async def test_whoever_relies_on_a_stand_in_hears_that_they_are_away_too(
    town: Town, caretaker: Person, soeren: Person
) -> None:
    await is_away(caretaker, "7.–11. december", "Søren")
    await up_to_here(town)
    await is_away(soeren, "kursus 9. december", "Ingen")
    told = await caretaker.is_told("Søren er væk: onsdag 9. december.")
    assert "Du har valgt Søren som vikar" in told.words
    await caretaker.taps("Vælg vikar", told)
    await up_to_here(town)


async def test_what_is_handed_on_is_listed_with_what_is_most_urgent_first(
    town: Town, staff: Person, caretaker: Person, soeren: Person
) -> None:
    urgencies = ("Kan vente", "I dag", "Akut – nu")
    references = [await staff.reports(f"Græder, Energivej {n + 1}", each) for n, each in enumerate(urgencies)]
    await is_away(caretaker, "syg i dag", "Søren")
    await town.ticks()
    told = (await soeren.is_told("Du er nu vikar for Kirsten")).words
    assert sorted(references, key=told.index) == references[::-1]
    await up_to_here(town)
