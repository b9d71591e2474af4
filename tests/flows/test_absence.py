"""/fravaer: who is away, when, and who stands in."""

from datetime import UTC, datetime

import pytest

from tests.flows.away import is_away, up_to_here
from tests.flows.town import Person, Town

FRIDAY_AT_TEN = datetime(2026, 12, 4, 9, tzinfo=UTC)


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Lene")


@pytest.fixture
async def karl(town: Town) -> Person:
    return await town.member("caretaker", "Karl")


@pytest.fixture
async def jens(town: Town) -> Person:
    return await town.member("caretaker", "Jens")


async def test_ill_today_is_one_tap_and_the_stand_in_another(town: Town, caretaker: Person, karl: Person) -> None:
    await caretaker.writes("/fravaer")
    await caretaker.taps("Syg i dag", await caretaker.is_told("Dit fravær"))
    shown = await caretaker.is_told("Hvem er vikar for dig?")
    assert "mandag 30. november (syg)" in shown.words
    await caretaker.taps("Karl", shown)
    assert "Vikar: Karl" in (await caretaker.is_told("mandag 30. november (syg)")).words
    await town.ticks()
    # Then Karl is told in one message that he stands in, and not why
    told = await karl.is_told("Du er nu vikar for Kirsten")
    assert "syg" not in told.words
    assert "Tilbage igen tirsdag 1. december." in told.words
    assert "Der venter ikke noget" in told.words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("fra mandag til fredag", "mandag 30. november til fredag 4. december (ferie)"),
        ("24.–28. december", "torsdag 24. til mandag 28. december (ferie)"),
        ("kursus i morgen", "tirsdag 1. december (kursus)"),
        ("hele næste uge", "mandag 7. til"),
        ("syg i dag", "mandag 30. november (syg)"),
    ],
)
async def test_the_days_are_understood_in_danish_words(town: Town, caretaker: Person, words: str, shown: str) -> None:
    await caretaker.writes(f"/fravaer {words}")
    assert shown in (await caretaker.is_told("Hvem er vikar for dig?")).words


async def test_the_days_can_be_written_after_the_question(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/fravaer")
    await caretaker.taps("Ferie", await caretaker.is_told("Dit fravær"))
    await caretaker.is_told("Hvilke dage (ferie)?")
    await caretaker.writes("snart")
    await caretaker.is_told("Jeg forstod ikke, hvilke dage du mener")
    await caretaker.writes("fra onsdag til torsdag")
    assert "onsdag 2. til torsdag 3. december (ferie)" in (await caretaker.is_told("Hvem er vikar for dig?")).words


async def test_what_somebody_saw_is_never_taken_for_days(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/fravaer")
    await caretaker.taps("Kursus", await caretaker.is_told("Dit fravær"))
    caretaker.sees_everything()
    await caretaker.writes("Hun græder, Vangdalen 4")
    await caretaker.is_told("ikke sendt endnu")
    caretaker.sees_everything()


async def test_days_nobody_understands_behind_the_command_are_refused_with_an_example(
    town: Town, caretaker: Person
) -> None:
    await caretaker.writes("/fravaer en gang til sommer måske")
    await caretaker.is_told("Skriv for eksempel: /fravaer fra mandag til fredag")


async def test_the_same_days_are_not_entered_twice(town: Town, caretaker: Person) -> None:
    await is_away(caretaker, "fra onsdag til fredag", "Ingen")
    await caretaker.writes("/fravaer torsdag")
    await caretaker.is_told("Nogle af dagene er allerede skrevet ind: onsdag 2. til fredag 4. december")
    caretaker.sees_everything()


async def test_a_circle_of_stand_ins_is_refused_and_says_why(town: Town, caretaker: Person, karl: Person) -> None:
    await is_away(caretaker, "7.–11. december", "Karl")
    caretaker.sees_everything()
    await karl.is_told("Du er vikar for Kirsten")
    await karl.writes("/fravaer 7.–11. december")
    question = await karl.is_told("Hvem er vikar for dig?")
    assert "Kirsten er også væk og regner med dig som vikar" in question.words
    press = await karl.taps("Kirsten (væk)", question)
    assert "I ville ende med at være vikar for hinanden" in (await press.answered(5)).text


async def test_somebody_away_is_refused_as_stand_in_unless_somebody_stands_in_for_them(
    town: Town, caretaker: Person, karl: Person, jens: Person
) -> None:
    await is_away(karl, "fra onsdag til torsdag", "Ingen")
    await caretaker.writes("/fravaer fra torsdag til fredag")
    question = await caretaker.is_told("Hvem er vikar for dig?")
    press = await caretaker.taps("Karl (væk)", question)
    assert "Karl er væk (onsdag 2. til torsdag 3. december) og har ingen vikar" in (await press.answered(5)).text
    # When Jens stands in for Karl
    karl.sees_everything()
    await karl.taps("Vælg vikar")
    await karl.taps("Jens", await karl.is_told("Hvem er vikar for dig?"))
    await jens.is_told("Du er vikar for Karl")
    # Then Kirsten may name him
    await caretaker.taps("Karl (væk)", question)
    await karl.is_told("Du er vikar for Kirsten")
    caretaker.sees_everything()
    karl.sees_everything()


async def test_an_absence_can_be_ended_early(town: Town, caretaker: Person, karl: Person) -> None:
    await is_away(caretaker, "syg i dag", "Karl")
    await town.ticks()
    await karl.is_told("Du er nu vikar")
    await caretaker.taps("Jeg er tilbage nu", await caretaker.is_told("(syg)"))
    await town.ticks()
    await caretaker.is_told("Velkommen tilbage")
    await karl.is_told("Kirsten er tilbage")
    caretaker.sees_everything()


async def test_an_absence_can_be_called_off_and_those_concerned_hear_of_it(
    town: Town, caretaker: Person, karl: Person, jens: Person, leader: Person
) -> None:
    await is_away(caretaker, "7.–11. december", "Karl")
    await karl.is_told("Du er vikar for Kirsten: mandag 7. til fredag 11. december")
    assert "Vikar: Karl" in (await leader.is_told("Kirsten er væk: mandag 7.")).words
    await caretaker.taps("Aflys fraværet")
    await karl.is_told("Du er ikke længere vikar for Kirsten")
    await leader.is_told("Kirsten er alligevel ikke væk")
    jens.phone_shows_nothing_new()
    caretaker.sees_everything()


async def test_whoever_is_replaced_as_stand_in_hears_of_it_and_nobody_else(
    town: Town, caretaker: Person, karl: Person, jens: Person, staff: Person
) -> None:
    await is_away(caretaker, "7.–11. december", "Karl")
    await karl.is_told("Du er vikar for Kirsten")
    await caretaker.taps("Vælg vikar")
    await caretaker.taps("Jens", await caretaker.is_told("Hvem er vikar for dig?"))
    await karl.is_told("Du er ikke længere vikar for Kirsten")
    await jens.is_told("Du er vikar for Kirsten")
    staff.phone_shows_nothing_new()
    caretaker.sees_everything()


async def test_the_secretariat_enters_the_absence_of_a_colleague_who_lies_ill(
    town: Town, leader: Person, caretaker: Person, karl: Person
) -> None:
    await leader.writes("/folk")
    await leader.taps("Kirsten")
    await leader.taps("Fravær")
    await leader.taps("Syg i dag", await leader.is_told("Fravær: Kirsten"))
    await leader.taps("Karl", await leader.is_told("Hvem er vikar for Kirsten?"))
    await town.ticks()
    await karl.is_told("Du er nu vikar for Kirsten")
    # And she sees it herself, without a sound
    told = await caretaker.is_told("Du er skrevet ind som fraværende")
    assert told.silent
    leader.sees_everything()


async def test_nobody_enters_the_absence_of_others_but_the_secretariat(town: Town, staff: Person) -> None:
    await staff.writes("/fravaer")
    await staff.is_told("Det har du ikke adgang til")


async def test_a_holiday_without_a_stand_in_is_reminded_of_two_days_before(
    town: Town, caretaker: Person, karl: Person, leader: Person
) -> None:
    # Given a holiday on Thursday that nobody stands in for
    await is_away(caretaker, "fra torsdag til fredag", "Ingen")
    await leader.is_told("Kirsten er væk: torsdag 3. til fredag 4. december")
    caretaker.sees_everything()
    await town.waits(hours=3)
    leader.sees_everything()
    # When it is Tuesday at ten
    town.clock.set(datetime(2026, 12, 1, 9, tzinfo=UTC))
    await town.ticks()
    # Then both are reminded, once, with a way to choose
    await leader.is_told("Kirsten er væk torsdag 3. til fredag 4. december og har ingen vikar")
    reminded = await caretaker.is_told("du har ingen vikar")
    await town.ticks()
    await caretaker.taps("Vælg vikar", reminded)
    await caretaker.taps("Karl", await caretaker.is_told("Hvem er vikar for dig?"))
    await karl.is_told("Du er vikar for Kirsten")
    caretaker.sees_everything()
    leader.sees_everything()


async def test_a_holiday_that_begins_tomorrow_without_a_stand_in_is_reminded_of_at_once(
    town: Town, caretaker: Person, leader: Person
) -> None:
    await is_away(caretaker, "ferie i morgen", "Ingen")
    reminded = await leader.is_told("⏰ Kirsten er væk tirsdag 1. december og har ingen vikar.")
    await leader.taps("Vælg vikar", reminded)
    await caretaker.is_told("⏰ Du er væk tirsdag 1. december, og du har ingen vikar.")
    await up_to_here(town)


async def test_a_holiday_from_monday_is_reminded_of_on_friday(town: Town, caretaker: Person, leader: Person) -> None:
    await is_away(caretaker, "7.–11. december", "Ingen")
    town.clock.set(datetime(2026, 12, 3, 14, tzinfo=UTC))
    await town.ticks()
    caretaker.sees_everything()
    leader.sees_everything()
    await caretaker.is_not_told("du har ingen vikar")
    town.clock.set(FRIDAY_AT_TEN)
    await town.ticks()
    await caretaker.is_told("du har ingen vikar")
    leader.sees_everything()


async def test_a_stand_in_who_leaves_stands_in_no_longer_and_those_concerned_hear_of_it(
    town: Town, caretaker: Person, karl: Person, leader: Person
) -> None:
    await is_away(caretaker, "7.–11. december", "Karl")
    karl.sees_everything()
    caretaker.sees_everything()
    await leader.writes("/folk")
    await leader.taps("Karl")
    await leader.taps("Fjern")
    await leader.taps("Ja, fjern")
    await town.ticks()
    await caretaker.is_told("du har ingen vikar")
    leader.sees_everything()
    karl.sees_everything()


async def test_whoever_leaves_is_not_away_any_more_and_their_stand_in_hears_of_it(
    town: Town, caretaker: Person, karl: Person, leader: Person
) -> None:
    await is_away(caretaker, "7.–11. december", "Karl")
    await up_to_here(town)
    await leader.writes("/folk")
    for label in ("Kirsten", "Fjern", "Ja, fjern"):
        await leader.taps(label)
    await town.ticks()
    await karl.is_told("Du er ikke længere vikar for Kirsten")
    assert "Kirsten" not in (await duty_of(karl)).split("alle områder")[1]
    await up_to_here(town)


async def duty_of(person: Person) -> str:
    await person.writes("/vagt")
    return (await person.is_told("På vagt nu")).words or ""
