"""A hidden sender: neither name nor account reaches the caretaker, not on the card, not in the details, not later."""

import pytest

from tests.flows.town import Person, Town
from tests.sent import JPEG


def everything_on(person: Person) -> str:
    """All that the phone has ever been shown, with the raw fields of each message."""
    return repr([event.message.as_json() for event in person.phone.events if event.message.from_bot])


async def hidden_report(reporter: Person) -> str:
    await reporter.writes("Han råber hver nat. Energivej 14")
    await reporter.taps("Skjul mit navn")
    await reporter.is_told("Dit navn vises ikke")
    await reporter.taps("I dag")
    return await reporter.reference()


async def test_neither_name_nor_account_of_a_hidden_neighbour_reaches_the_caretaker(
    town: Town, caretaker: Person
) -> None:
    # Given a neighbour hides their name
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await hidden_report(nadia)
    # When the caretaker has card, details, an addition and a photo
    await caretaker.is_told(reference)
    await nadia.taps("Tilføj")
    await nadia.phone.send_photo(JPEG, caption="Se her")
    await nadia.is_told("Tilføjet til")
    await caretaker.taps("Vis detaljer")
    details = await caretaker.is_told("hver nat")
    # Then nothing tells who it was
    assert "skjult afsender" in details.words
    seen = everything_on(caretaker)
    assert "Nadia" not in seen
    assert "Nordkvist" not in seen
    assert str(nadia.phone.owner.id) not in seen
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_a_hidden_reporter_still_hears_what_became_of_it(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    reference = await hidden_report(nadia)
    await caretaker.is_told(reference)
    await caretaker.taps("Luk")
    await caretaker.taps("Ingen bekymring")
    await nadia.is_told("Afsluttet")


async def test_a_name_that_is_not_hidden_is_for_the_details_alone(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await nadia.reports("Han råber hver nat. Energivej 14", "I dag")
    assert "Nadia" not in (await caretaker.is_told(reference)).words
    await caretaker.taps("Vis detaljer")
    assert "Nadia Nordkvist" in (await caretaker.is_told("hver nat")).words


async def test_a_professional_may_hide_and_change_their_mind(town: Town, caretaker: Person) -> None:
    sofie = await town.member("professional", "Sofie")
    await sofie.writes("Han råber hver nat. Energivej 14")
    await sofie.taps("Skjul mit navn")
    await sofie.taps("Vis mit navn")
    await sofie.is_not_told("Dit navn vises ikke")
    await sofie.taps("I dag")
    await caretaker.is_told(await sofie.reference())
    await caretaker.taps("Vis detaljer")
    assert "Sofie" in (await caretaker.is_told("hver nat")).words


async def test_the_guided_lane_offers_to_hide_too(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    await nadia.writes("/meld")
    for label in ("Vangdalen", "Videre", "Spring over", "I dag", "Skjul mit navn", "Send"):
        await nadia.taps(label)
    await caretaker.is_told(await nadia.reference())
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("skjult afsender")
    assert "Nordkvist" not in everything_on(caretaker)


@pytest.mark.parametrize("role", ["property_staff", "caretaker"])
async def test_staff_report_under_their_name(town: Town, role: str) -> None:
    somebody = await town.member(role, "Sofie")
    await somebody.writes("Han råber hver nat. Energivej 14")
    draft = await somebody.is_told("ikke sendt endnu")
    assert "Skjul mit navn" not in str(draft.buttons)


async def test_a_neighbour_whose_words_of_danger_went_at_once_can_hide_their_name_afterwards(
    town: Town, caretaker: Person
) -> None:
    # Given words that speak of danger to life were sent by themselves, with the neighbour's name
    nadia = town.neighbour("Nadia Nordkvist")
    await nadia.writes("Han truer med en kniv, Energivej 14")
    await caretaker.is_told(await nadia.reference())
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Nadia Nordkvist")
    # When she hides her name
    answer = (await nadia.taps("Skjul mit navn")).toast
    # Then she hears that it has been seen, and when; and it cannot be hidden twice
    assert answer is not None
    assert answer.show_alert
    assert "En medarbejder har allerede set det (10:00)" in (answer.text or "")
    await town.settles()
    assert "Skjul mit navn" not in nadia.phone.transcript()
    # And it is gone from what the caretaker had opened, and from what she opens again
    assert "Nadia" not in caretaker.phone.transcript()
    await caretaker.taps("Vis detaljer")
    assert "Nadia" not in (await caretaker.is_told("skjult afsender")).words
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_hiding_a_name_afterwards_is_nobodys_look(town: Town, caretaker: Person) -> None:
    soeren = await town.member("caretaker", "Søren")
    nadia = town.neighbour("Nadia Nordkvist")
    await nadia.writes("Han truer med en kniv, Energivej 14")
    reference = await nadia.reference()
    await soeren.is_told(reference)
    await caretaker.is_told(reference)
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Nadia Nordkvist")
    looked = await town.asks(lambda work: work.looks.last().number)
    await nadia.taps("Skjul mit navn")
    await town.settles()
    assert await town.asks(lambda work: work.looks.last().number) == looked
    for person in (nadia, caretaker, soeren):
        person.sees_everything()
    nadia.sees_everything()
