"""Who gets an alert, what happens when nobody can, and what belongs together."""

import pytest

from tests.flows.town import Person, Town


async def test_an_alert_goes_to_the_caretaker_of_its_area_and_else_to_the_general_one(
    town: Town, staff: Person, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl", "Vangdalen")
    there = await staff.reports("Råber, Vangdalen 4", "I dag")
    await karl.is_told(there)
    await caretaker.is_not_told(there)
    staff.sees_everything()
    elsewhere = await staff.reports("Råber på Energivej 4", "I dag")
    await caretaker.is_told(elsewhere)
    await karl.is_not_told(elsewhere)


async def test_without_a_caretaker_the_secretariat_gets_it_and_everybody_is_told_so(town: Town, staff: Person) -> None:
    secretariat = await town.member("secretariat", "Sofie")
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    assert "Ingen social vicevært kunne nås" in (await secretariat.is_told(reference)).words
    assert "Sekretariatet har fået besked" in (await staff.is_told(reference)).words
    # And the secretariat can carry it to its end
    await secretariat.taps("Jeg tager den")
    await staff.is_told("I gang")
    await secretariat.taps("Luk")
    await secretariat.taps("Råd givet")
    await staff.is_told("Afsluttet")


async def test_when_nobody_can_receive_it_the_reporter_is_told_and_it_waits_for_the_first_caretaker_who_joins(
    town: Town, staff: Person
) -> None:
    # Given nobody who acts has joined yet
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    receipt = await staff.is_told(reference)
    # Then the reporter is told so, with the numbers to call
    assert "Lige nu kan vi ikke nå nogen" in receipt.words
    assert town.configuration.numbers.emergency in receipt.words
    assert town.configuration.numbers.doctor in receipt.words
    for _ in range(3):
        await town.ticks()
    # When a caretaker joins
    kirsten = await town.member("caretaker", "Kirsten")
    await town.ticks()
    # Then the alert is theirs at once, and the receipt says that they have it
    assert (await kirsten.is_told(reference)).sounded
    assert "Den sociale vicevært har fået besked" in (await staff.is_told(reference)).words
    await kirsten.taps("Jeg tager den")
    await staff.is_told("I gang")


@pytest.mark.parametrize(("days", "belongs"), [(13, True), (15, False)])
async def test_a_second_report_from_the_same_place_within_two_weeks_is_shown_to_the_caretaker_alone(
    town: Town, staff: Person, caretaker: Person, days: int, belongs: bool
) -> None:
    nadia = town.neighbour()
    first = await staff.reports("Råber, Vangdalen 4, 2. tv", "Kan vente")
    await caretaker.is_told(first)
    await town.waits(days=days)
    second = await nadia.reports("Der lugter på Vangdalen 4, 2. tv", "I dag")
    card = await caretaker.is_told(second)
    assert (f"Måske samme sted som {first}" in card.words) is belongs
    await nadia.is_not_told(first)
    await staff.is_not_told(second)
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_one_tap_joins_two_reports_and_each_reporter_keeps_an_own_thread(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given two reports from the same place by different people
    nadia = town.neighbour()
    first = await staff.reports("Råber, Vangdalen 4, 2. tv", "I dag")
    await caretaker.is_told(first)
    second = await nadia.reports("Der lugter på Vangdalen 4, 2. tv", "I dag")
    card = await caretaker.is_told(second)
    # When the caretaker joins them and works on the first
    await caretaker.taps("Saml dem", card)
    assert f"Samlet med {first}" in (await caretaker.is_told(second)).words
    leading = await caretaker.is_told(f"Nummer: {first}")
    await caretaker.taps("Jeg tager den", leading)
    # Then each reporter hears of their own, and never of the other's
    assert second in (await nadia.is_told("Den sociale vicevært er i gang")).words
    assert first in (await staff.is_told("Den sociale vicevært er i gang")).words
    await caretaker.taps("Luk", leading)
    await caretaker.taps("Råd givet")
    await nadia.is_told("Afsluttet")
    await staff.is_told("Afsluttet")
    await nadia.is_not_told(first)
    await staff.is_not_told(second)
    for person in town.people:
        person.sees_everything()
