"""Send videre, and Slip den: an alert changes hands, and is never in nobody's."""

import pytest

from tests.flows.town import Person, Town

WORDS = "Råber, Vangdalen 4"


@pytest.fixture
async def karl(town: Town, caretaker: Person) -> Person:
    return await town.member("caretaker", "Karl")


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Birgit")


async def sends_on(giver: Person, name: str) -> None:
    await giver.taps("Send videre")
    await giver.taps(name)


async def test_a_colleague_must_accept_and_until_then_it_stays_where_it_was(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given Kirsten has taken it and sends it on to Karl
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den")
    await sends_on(caretaker, "Karl")
    # Then Karl is asked with a sound, and it is still Kirsten's
    assert (await karl.is_told("Kirsten sender dig en henvendelse")).sounded
    card = await caretaker.is_told(f"Nummer: {reference}")
    assert "Du tog den" in card.words
    assert "Sendt til Karl, som ikke har svaret endnu" in card.words
    # When Karl says yes
    await karl.taps("Ja, jeg tager den")
    # Then it is his, and Kirsten hears so
    await caretaker.is_told(f"Karl har taget {reference}")
    assert "Karl tog den" in (await caretaker.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()


async def test_whoever_says_no_leaves_it_where_it_was(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den")
    await sends_on(caretaker, "Karl")
    await karl.taps("Nej, jeg kan ikke")
    await caretaker.is_told(f"Karl kan ikke tage {reference}. Den bliver, hvor den var.")
    assert "Du tog den" in (await caretaker.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()


async def test_the_ladder_goes_on_while_an_offer_waits(
    town: Town, staff: Person, caretaker: Person, karl: Person, leader: Person
) -> None:
    # Given an acute alert that nobody has taken, sent on to Karl, who does not answer
    reference = await staff.reports(WORDS, "Akut – nu")
    await sends_on(caretaker, "Karl")
    # When twenty minutes pass
    await town.passes(minutes=20)
    # Then it has climbed as if it had not been sent
    assert (caretaker.rings(f"Nummer: {reference}\n"), leader.rings(f"Nummer: {reference}\n")) >= (2, 1)
    for person in town.people:
        person.sees_everything()


async def test_an_offer_that_came_to_nothing_can_be_accepted_no_more(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given Karl was offered it, and meanwhile Kirsten has closed it
    await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den")
    await sends_on(caretaker, "Karl")
    offer = await karl.is_told("sender dig en henvendelse")
    yes = next(button for row in offer.buttons for button in row if "Ja, jeg tager den" in button.text)
    await caretaker.taps("Luk", await caretaker.is_told("Du tog den"))
    await caretaker.taps("Råd givet")
    # When Karl says yes
    press = await karl.phone.press(yes, offer)
    # Then nothing changes, and he learns who and when
    assert "Kirsten lukkede den" in ((await press.answered(5.0)).text or "")
    for person in town.people:
        person.sees_everything()


async def test_it_can_be_sent_on_to_the_secretariat_which_may_then_act_on_it(
    town: Town, staff: Person, caretaker: Person, leader: Person
) -> None:
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den")
    await sends_on(caretaker, "Birgit")
    await leader.taps("Ja, jeg tager den")
    await leader.writes(f"/liste {reference}")
    await leader.taps("Luk", await leader.is_told("Du tog den"))
    await leader.taps("Råd givet")
    await staff.is_told(f"{reference}: Afsluttet")
    for person in town.people:
        person.sees_everything()


async def test_when_no_colleague_can_be_reached_that_is_said(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.reports(WORDS, "I dag")
    press = await caretaker.taps("Send videre")
    assert "Ingen kollega kan nås" in ((await press.answered(5.0)).text or "")
    for person in town.people:
        person.sees_everything()


@pytest.mark.parametrize("urgency", ["Akut – nu", "I dag", "Kan vente"])
async def test_letting_it_go_gives_it_back_to_the_ladder_and_whoever_let_it_go_is_not_rung_first(
    town: Town, staff: Person, caretaker: Person, karl: Person, leader: Person, urgency: str
) -> None:
    reference = await staff.reports(WORDS, urgency)
    await caretaker.taps("Jeg tager den")
    mine = caretaker.rings(f"Nummer: {reference}")
    # When Kirsten lets it go
    await caretaker.taps("Slip den")
    # Then it is free on every card, and the next on the ladder has it; what can wait makes no sound until the morning
    for person in (caretaker, karl):
        assert "Ingen har taget den endnu" in (await person.is_told(f"Nummer: {reference}")).words
    assert caretaker.rings(f"Nummer: {reference}") == mine
    assert karl.rings(f"Nummer: {reference}") == (urgency != "Kan vente")
    await staff.is_told(f"{reference}: Modtaget")
    await karl.taps("Jeg tager den")
    assert "Karl tog den" in (await caretaker.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()


async def test_joined_reports_are_let_go_together(town: Town, staff: Person, caretaker: Person, karl: Person) -> None:
    first = await staff.reports(WORDS, "I dag")
    second = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Saml dem", await caretaker.is_told(f"Nummer: {second}"))
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {first}"))
    await caretaker.taps("Slip den", await caretaker.is_told(f"Nummer: {second}"))
    for reference in (first, second):
        assert "Ingen har taget den endnu" in (await karl.is_told(f"Nummer: {reference}")).words
    await karl.taps("Jeg tager den", await karl.is_told(f"Nummer: {second}"))
    for reference in (first, second):
        assert "Du tog den" in (await karl.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()
