"""Reports from one place that a caretaker has joined: one matter, of which none is lost."""

import pytest

from simulator import Message
from tests.flows.town import Person, Town

WORDS = "Råber, Vangdalen 4"


@pytest.fixture
async def karl(town: Town) -> Person:
    return await town.member("caretaker", "Karl")


async def card_of(reference: str, actor: Person) -> Message:
    return await actor.is_told(f"Nummer: {reference}")


async def join(reference: str, actor: Person) -> None:
    """Press the button of its card that joins it with the earlier report from the same place."""
    await actor.taps("Saml dem", await card_of(reference, actor))


async def open_list(actor: Person) -> str:
    await actor.writes("/liste")
    return (await actor.is_told("Åbne henvendelser")).words


async def test_reports_joined_in_any_order_end_together(town: Town, staff: Person, caretaker: Person) -> None:
    # Given three reports from one place
    first, second, third = [await staff.reports(WORDS, "I dag") for _ in range(3)]
    # When the third is joined to the second, and then the second to the first
    await join(third, caretaker)
    await join(second, caretaker)
    # Then both cards name the first, and the list shows one matter
    for each in (second, third):
        assert f"Samlet med {first}" in (await card_of(each, caretaker)).words
    listed = await open_list(caretaker)
    assert first in listed
    assert second not in listed
    assert third not in listed
    # And its end is the end of all three
    await caretaker.taps("Luk", await card_of(first, caretaker))
    await caretaker.taps("Råd givet")
    for each in (first, second, third):
        assert "Råd givet" in (await card_of(each, caretaker)).words
        await staff.is_told(f"{each}: Afsluttet")
    await caretaker.writes("/liste")
    await caretaker.is_told("ingen åbne henvendelser")
    caretaker.sees_everything()
    staff.sees_everything()


async def test_what_joins_a_matter_that_somebody_has_is_theirs_with_all_that_followed_it(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given a third report that follows a second, and a first that Karl has
    first, second, third = [await staff.reports(WORDS, "I dag") for _ in range(3)]
    await join(third, caretaker)
    await karl.taps("Jeg tager den", await card_of(first, karl))
    # When the second is joined to the first
    await join(second, caretaker)
    # Then Karl has all three, and each reporter hears that somebody is on it
    for each in (second, third):
        assert "Du tog den" in (await card_of(each, karl)).words
        await staff.is_told(f"{each}: I gang")
    for person in town.people:
        person.sees_everything()


async def test_what_somebody_works_on_is_not_joined_away_from_them(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given the second report is Karl's, and the first another's
    first = await staff.reports(WORDS, "I dag")
    second = await staff.reports(WORDS, "I dag")
    offered = await card_of(second, caretaker)
    joining = next(button for row in offered.buttons for button in row if "Saml dem" in button.text)
    await caretaker.taps("Jeg tager den", await card_of(first, caretaker))
    await karl.taps("Jeg tager den", await card_of(second, karl))
    # When the other joins them by a button that was on the way already
    press = await caretaker.phone.press(joining, offered)
    # Then they are told whose it is, it stays Karl's, and the button is not offered any longer
    assert "Karl tog den" in ((await press.answered(5.0)).text or "")
    card = await card_of(second, caretaker)
    assert "Karl tog den" in card.words
    assert "Saml dem" not in str(card.buttons)
    # But Karl may give it away himself
    await join(second, karl)
    assert "Kirsten tog den" in (await card_of(second, karl)).words
    for person in town.people:
        person.sees_everything()


async def test_whoever_takes_one_of_joined_reports_has_them_all_and_others_are_told(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given two joined reports
    first = await staff.reports(WORDS, "I dag")
    second = await staff.reports(WORDS, "I dag")
    await join(second, caretaker)
    offered = await card_of(first, caretaker)
    take = next(button for row in offered.buttons for button in row if "Jeg tager den" in button.text)
    # When Karl takes the second, and Kirsten the first by a button that was on the way already
    await karl.taps("Jeg tager den", await card_of(second, karl))
    press = await caretaker.phone.press(take, offered)
    # Then both are Karl's, and Kirsten is told so
    assert "Karl tog den" in ((await press.answered(5.0)).text or "")
    for each in (first, second):
        assert "Du tog den" in (await card_of(each, karl)).words
    for person in town.people:
        person.sees_everything()


async def test_what_followed_a_report_that_is_taken_back_goes_on_without_it(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given three joined reports by three people
    nadia, jytte = town.neighbour(), await town.member("property_staff", "Jytte", "Vangdalen")
    first = await staff.reports(WORDS, "I dag")
    second = await nadia.reports(WORDS, "I dag")
    third = await jytte.reports(WORDS, "I dag")
    await join(second, caretaker)
    await join(third, caretaker)
    # When the first is taken back
    await staff.taps("Træk tilbage")
    # Then the second stands in the list for the third, and each names the other
    listed = await open_list(caretaker)
    assert second in listed
    assert first not in listed
    assert third not in listed
    assert f"Samlet med {third}" in (await card_of(second, caretaker)).words
    assert f"Samlet med {second}" in (await card_of(third, caretaker)).words
    # And who reported the third hears when the second is taken
    await caretaker.taps("Jeg tager den", await card_of(second, caretaker))
    await jytte.is_told(f"{third}: I gang")
    await nadia.is_told(f"{second}: I gang")
    await staff.is_not_told("I gang")
    for person in town.people:
        person.sees_everything()


async def test_joined_reports_name_each_other_and_are_taken_together(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given two reports from one place, joined
    first = await staff.reports("Råber, Vangdalen 4", "I dag")
    await caretaker.is_told(first)
    second = await staff.reports("Græder, Vangdalen 4", "I dag")
    newer = await caretaker.is_told(second)
    await caretaker.taps("Saml dem", newer)
    # Then each card names the other
    assert second in (await card_of(first, caretaker)).words
    assert first in (await card_of(second, caretaker)).words
    # When the caretaker takes the one that was joined
    await caretaker.taps("Jeg tager den", newer)
    # Then both are theirs
    for reference in (first, second):
        assert "Du tog den" in (await card_of(reference, caretaker)).words
    staff.sees_everything()


async def test_what_is_joined_to_something_less_urgent_makes_it_as_urgent(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given something that can wait, and then something acute from the same place
    leader = await town.member("secretariat", "Birgit")
    nadia = town.neighbour()
    first = await staff.reports("Fuld postkasse, Vangdalen 4", "Kan vente")
    second = await nadia.reports("Råber, Vangdalen 4", "Akut – nu")
    # When the caretaker joins them, and then nobody takes them
    await caretaker.taps("Saml dem", await caretaker.is_told(f"Nummer: {second}"))
    assert "Akut" in (await caretaker.is_told(f"Nummer: {first}")).words
    await town.passes(minutes=25)
    # Then they climb as acute
    assert leader.rings(f"Nummer: {first}") >= 1
    for person in town.people:
        person.sees_everything()


async def test_danger_added_to_a_joined_report_rings_for_the_one_it_follows(
    town: Town, staff: Person, caretaker: Person
) -> None:
    leader = await town.member("secretariat", "Birgit")
    nadia = town.neighbour()
    first = await staff.reports("Fuld postkasse, Vangdalen 4", "Kan vente")
    second = await nadia.reports("Lugter, Vangdalen 4", "Kan vente")
    await caretaker.taps("Saml dem", await caretaker.is_told(f"Nummer: {second}"))
    await nadia.writes("Han vil tage sit eget liv", reply_to=await nadia.is_told(f"{second} –"))
    await town.settles()
    assert caretaker.rings(f"Nummer: {first}") == 1
    await town.passes(minutes=25)
    assert leader.rings(f"Nummer: {first}") >= 1
    for person in town.people:
        person.sees_everything()
