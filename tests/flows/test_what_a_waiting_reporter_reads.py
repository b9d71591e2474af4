"""A reporter in waiting reads on the receipt what is true just then."""

from datetime import timedelta

from tests.flows.test_conversation import card_of, taken
from tests.flows.town import Person, Town

TOLD = "Den sociale vicevært har fået besked"


def everybody_has_seen(town: Town) -> None:
    for person in town.people:
        person.sees_everything()


async def receipt(reference: str, reporter: Person) -> str:
    return (await reporter.is_told(f"{reference} – Modtaget")).words


async def test_of_something_acute_that_nobody_takes_it_says_so_once_the_secretariat_was_rung(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await town.member("secretariat", "Birgit")
    reference = await staff.reports("Råber og græder, Vangdalen 4", "Akut – nu")
    assert TOLD in await receipt(reference, staff)
    await town.passes(minutes=40)
    shown = await receipt(reference, staff)
    assert "Ingen har taget den endnu. Vi bliver ved med at kalde, og sekretariatet har fået besked." in shown
    assert "ring 112" in shown
    assert TOLD not in shown
    everybody_has_seen(town)


async def test_of_what_can_wait_it_says_when_it_stands_on_the_list_and_then_that_it_was_told(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports("Larm, Vangdalen 4", "Kan vente")
    shown = await receipt(reference, staff)
    assert "Den står på den sociale viceværts liste tirsdag 1. dec. 08:00." in shown
    assert TOLD not in shown
    town.clock.move(timedelta(hours=22))
    await town.ticks()
    assert TOLD in await receipt(reference, staff)
    everybody_has_seen(town)


async def test_out_of_hours_it_says_when_the_caretaker_is_told_of_what_is_for_today(
    town: Town, staff: Person, caretaker: Person
) -> None:
    town.clock.move(timedelta(hours=10))
    reference = await staff.reports("Larm, Vangdalen 4", "I dag")
    shown = await receipt(reference, staff)
    assert "ingen på arbejde" in shown
    assert "Den sociale vicevært får besked tirsdag 1. dec. 08:00." in shown
    town.clock.move(timedelta(hours=12))
    await town.ticks()
    assert TOLD in await receipt(reference, staff)
    everybody_has_seen(town)


async def test_when_whoever_had_it_is_prevented_the_reporter_hears_that_somebody_else_is_found(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await town.member("caretaker", "Karl")
    reference = await taken(staff, caretaker)
    await caretaker.taps("Slip den", await card_of(reference, caretaker))
    told = (await staff.is_told(f"{reference}: Modtaget")).words
    assert "Den, der var i gang, er blevet forhindret. Vi finder en anden." in told
    assert TOLD not in told
    everybody_has_seen(town)


async def test_when_one_colleague_hands_it_to_another_the_reporter_hears_nothing_new(
    town: Town, staff: Person, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl")
    reference = await taken(staff, caretaker)
    before = len(staff.phone.messages)
    await caretaker.taps("Send videre", await card_of(reference, caretaker))
    await caretaker.taps("Karl")
    await karl.taps("Ja", await karl.is_told("sender dig en henvendelse"))
    await caretaker.is_told("Karl har taget")
    assert len(staff.phone.messages) == before
    everybody_has_seen(town)
