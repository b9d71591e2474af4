"""Stand-ins change, many alerts are open, colleagues leave: nothing of what was somebody's is lost on the way."""

from datetime import UTC, datetime

import pytest

from tests.flows.away import is_away, takes, up_to_here
from tests.flows.test_takers_who_leave import becomes
from tests.flows.town import Person, Town

WORDS = "Råber, Vangdalen 4"
JUST_AFTER_MIDNIGHT = datetime(2026, 11, 30, 23, 1, tzinfo=UTC)


@pytest.fixture
async def karl(town: Town, caretaker: Person) -> Person:
    return await town.member("caretaker", "Karl")


@pytest.fixture
async def jens(town: Town, karl: Person) -> Person:
    return await town.member("caretaker", "Jens")


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Birgit")


async def test_whoever_returns_gets_theirs_back_though_twenty_others_are_more_urgent(
    town: Town, staff: Person, leader: Person
) -> None:
    # Given one alert of Kirsten's area, and more urgent ones of others than a message lists
    kirsten = await town.member("caretaker", "Kirsten", "Vangdalen")
    karl = await town.member("caretaker", "Karl")
    for number in range(21):
        await staff.reports(f"Græder, Energivej {number + 1}", "I dag")
    mine = await staff.reports(WORDS, "Kan vente")
    await is_away(kirsten, "syg i dag", "Karl")
    await town.ticks()
    assert mine in (await karl.is_told("Du er nu vikar for Kirsten")).words
    await up_to_here(town)
    # When she is back
    town.clock.set(JUST_AFTER_MIDNIGHT)
    await town.ticks()
    # Then it is hers
    assert mine in (await kirsten.is_told("Velkommen tilbage")).words
    await up_to_here(town)


async def test_another_stand_in_named_in_the_middle_gets_what_came_meanwhile(
    town: Town, staff: Person, caretaker: Person, karl: Person, jens: Person
) -> None:
    await is_away(caretaker, "syg i dag", "Karl")
    await town.ticks()
    reference = await staff.reports(WORDS, "I dag")
    await karl.is_told(f"Nummer: {reference}")
    await caretaker.taps("Vælg vikar")
    await caretaker.taps("Jens", await caretaker.is_told("Hvem er vikar for dig?"))
    await town.ticks()
    assert reference in (await jens.is_told("Du er nu vikar for Kirsten")).words
    await up_to_here(town)


async def test_when_one_absence_follows_another_the_first_stand_in_hears_that_it_is_over(
    town: Town, staff: Person, caretaker: Person, karl: Person, jens: Person
) -> None:
    # Given Karl stands in today, and Jens from tomorrow on
    reference = await staff.reports(WORDS, "I dag")
    await is_away(caretaker, "syg i dag", "Karl")
    await town.settles()
    await is_away(caretaker, "fra tirsdag til fredag", "Jens")
    await up_to_here(town)
    # When it is tomorrow
    town.clock.set(JUST_AFTER_MIDNIGHT)
    await town.ticks()
    # Then Karl hears that it is over, without a sound, and Jens has what was hers
    assert (await karl.is_told("Du er ikke længere vikar for Kirsten")).silent
    assert reference in (await jens.is_told("Du er nu vikar for Kirsten")).words
    await caretaker.is_not_told("Velkommen tilbage")
    await up_to_here(town)


async def test_nobody_absent_is_woken_by_the_answer_to_their_offer(
    town: Town, staff: Person, caretaker: Person, karl: Person, jens: Person
) -> None:
    reference = await staff.reports(WORDS, "Akut – nu")
    await caretaker.taps("Send videre", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Jens")
    await is_away(caretaker, "syg i dag", "Karl")
    await up_to_here(town)
    await jens.taps("Nej, jeg kan ikke")
    assert (await caretaker.is_told("Jens kan ikke tage")).silent
    await up_to_here(town)


async def test_an_offer_to_somebody_who_leaves_is_taken_back_and_whoever_made_it_hears_so(
    town: Town, staff: Person, caretaker: Person, karl: Person, leader: Person
) -> None:
    reference = await staff.reports(WORDS, "I dag")
    await takes(caretaker, reference)
    await caretaker.taps("Send videre")
    await caretaker.taps("Karl")
    await up_to_here(town)
    # When Karl is removed
    await becomes(None, leader, "Karl")
    await town.ticks()
    # Then it is Kirsten's, and waits for no answer
    await caretaker.is_told("Karl kan ikke tage")
    card = (await caretaker.is_told(f"Nummer: {reference}")).words
    assert "Du tog den" in card
    assert "ikke har svaret endnu" not in card
    await up_to_here(town)
