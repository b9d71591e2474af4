"""Joined reports of which somebody has just one, or which are not alike: none of them is left to itself."""

import pytest

from core.alerts.alert import Alert, AlertState
from simulator import Message
from tests.flows.away import is_away, up_to_here
from tests.flows.test_takers_who_leave import becomes
from tests.flows.town import Person, Town

WORDS = "Råber, Vangdalen 4"
ACUTE, TODAY, CAN_WAIT = "Akut – nu", "I dag", "Kan vente"


@pytest.fixture
async def karl(town: Town, caretaker: Person) -> Person:
    return await town.member("caretaker", "Karl")


@pytest.fixture
async def jens(town: Town, karl: Person) -> Person:
    return await town.member("caretaker", "Jens")


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Birgit")


async def card(person: Person, reference: str) -> Message:
    return await person.is_told(f"Nummer: {reference}")


async def kept(town: Town, reference: str) -> Alert:
    found: Alert = await town.asks(lambda work: work.alerts.by_reference(reference))
    return found


async def kirsten_has_only_the_second(staff: Person, caretaker: Person) -> tuple[str, str]:
    first, second = [await staff.reports(WORDS, ACUTE) for _ in range(2)]
    await caretaker.taps("Jeg tager den", await card(caretaker, second))
    await caretaker.taps("Saml dem", await card(caretaker, second))
    return first, second


async def test_what_an_acute_report_follows_stays_acute_whatever_its_own_reporter_says_of_it(
    town: Town, staff: Person, caretaker: Person, karl: Person, leader: Person
) -> None:
    # Given an acute report that follows one that danger had made acute
    nadia = town.neighbour()
    await nadia.writes("Han vil tage sit eget liv, Vangdalen 4")
    first = await nadia.reference()
    second = await staff.reports(WORDS, ACUTE)
    await caretaker.taps("Saml dem", await card(caretaker, second))
    await up_to_here(town)
    # When the reporter of the first says that it can wait
    await nadia.taps("Kan vente", await nadia.is_told(f"{first} –"))
    await town.passes(minutes=30)
    # Then it climbs for both, as acute
    assert "Akut" in (await card(caretaker, first)).words
    assert leader.rings(f"Nummer: {first}") >= 1
    await up_to_here(town)


async def test_whoever_leads_after_the_first_is_taken_back_is_as_urgent_as_what_follows_it(
    town: Town, staff: Person, caretaker: Person, karl: Person, leader: Person
) -> None:
    # Given one for today, with one that can wait and an acute one joined to it
    nadia, jytte = town.neighbour(), await town.member("property_staff", "Jytte", "Vangdalen")
    await nadia.reports(WORDS, TODAY)
    second = await staff.reports(WORDS, CAN_WAIT)
    third = await jytte.reports(WORDS, ACUTE)
    for each in (second, third):
        await caretaker.taps("Saml dem", await card(caretaker, each))
    # When the first is taken back
    await nadia.taps("Træk tilbage")
    await town.passes(minutes=30)
    # Then the second climbs as acute
    assert leader.rings(f"Nummer: {second}") >= 1
    await up_to_here(town)


@pytest.mark.parametrize("how", ["lets it go", "is removed", "is away"])
async def test_a_joined_report_given_up_while_somebody_else_has_the_first_is_on_its_own_ladder(
    town: Town, staff: Person, caretaker: Person, karl: Person, jens: Person, leader: Person, how: str
) -> None:
    # Given Kirsten has the second of two joined reports, and Karl the first
    first, second = await kirsten_has_only_the_second(staff, caretaker)
    await karl.taps("Jeg tager den", await card(karl, first))
    await up_to_here(town)
    before = {person: person.rings(f"Nummer: {second}") for person in (karl, jens)}
    # When she gives hers up
    if how == "lets it go":
        await caretaker.taps("Slip den", await card(caretaker, second))
    elif how == "is removed":
        await becomes(None, leader, "Kirsten")
    else:
        await is_away(caretaker, "syg i dag", "Jens")
    await town.ticks()
    await town.passes(minutes=10)
    # Then it rings, and can be taken, and the first is still Karl's
    assert any(person.rings(f"Nummer: {second}") > before[person] for person in before)
    await jens.taps("Jeg tager den", await card(jens, second))
    assert "Du tog den" in (await card(jens, second)).words
    leading = await card(karl, first)
    assert "Du tog den" in leading.words
    assert "Samlet med" not in leading.words
    await up_to_here(town)


async def test_whoever_is_on_a_report_that_follows_a_free_one_and_says_so_keeps_it(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    _, second = await kirsten_has_only_the_second(staff, caretaker)
    await town.settles()
    await town.waits(minutes=30)
    await caretaker.taps("Jeg er på den", await caretaker.is_told("Er du stadig på den?"))
    await town.passes(minutes=25)
    assert (await kept(town, second)).state is AlertState.TAKEN
    await up_to_here(town)


async def test_a_note_on_one_of_joined_reports_is_a_sign_of_life_for_all_of_them(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given Kirsten has two joined reports, and is asked whether she is on it
    first, second = [await staff.reports(WORDS, ACUTE) for _ in range(2)]
    await caretaker.taps("Saml dem", await card(caretaker, second))
    await caretaker.taps("Jeg tager den", await card(caretaker, second))
    await town.waits(minutes=30)
    await caretaker.is_told("Er du stadig på den?")
    # When she writes a note to the second
    await caretaker.taps("Skriv note", await card(caretaker, second))
    await caretaker.writes("Jeg står hos hende")
    await caretaker.is_told("Noteret")
    await town.passes(minutes=15)
    # Then both stay hers
    for each in (first, second):
        assert "Du tog den" in (await card(caretaker, each)).words
    await up_to_here(town)


async def test_sending_on_the_one_of_joined_reports_that_is_theirs_sends_that_one(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    first, second = await kirsten_has_only_the_second(staff, caretaker)
    await caretaker.taps("Send videre", await card(caretaker, second))
    await caretaker.taps("Karl")
    await karl.taps("Ja, jeg tager den")
    assert "Karl tog den" in (await card(caretaker, second)).words
    assert "Ingen har taget den endnu" in (await card(caretaker, first)).words
    await up_to_here(town)


async def test_the_one_of_joined_reports_that_is_theirs_can_be_postponed(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    _, second = await kirsten_has_only_the_second(staff, caretaker)
    await caretaker.taps("Udskyd", await card(caretaker, second))
    await caretaker.taps("1 time")
    assert "Udskudt til 11:00" in (await card(caretaker, second)).words
    await up_to_here(town)


async def test_joined_reports_are_free_once_when_their_taker_leaves(
    town: Town, staff: Person, caretaker: Person, karl: Person, leader: Person
) -> None:
    _, second = [await staff.reports(WORDS, TODAY) for _ in range(2)]
    await caretaker.taps("Saml dem", await card(caretaker, second))
    await caretaker.taps("Jeg tager den", await card(caretaker, second))
    await becomes(None, leader, "Kirsten")
    await town.ticks()
    await karl.taps("Vis detaljer", await card(karl, second))
    assert (await karl.is_told("Hvad der er sket")).words.count("Fri igen") == 1
    await up_to_here(town)
