"""Udskyd: what is put off always comes back, at the moment that was named."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.flows.town import Person, Town

ACUTE, TODAY, CAN_WAIT = "Akut – nu", "I dag", "Kan vente"
WORDS = "Råber, Vangdalen 4"


@pytest.mark.parametrize(
    ("label", "moment"),
    [
        ("1 time", datetime(2026, 11, 30, 10, tzinfo=UTC)),
        ("I eftermiddag", datetime(2026, 11, 30, 12, tzinfo=UTC)),
        ("I morgen tidlig", datetime(2026, 12, 1, 7, tzinfo=UTC)),
        ("Næste uge", datetime(2026, 12, 7, 7, tzinfo=UTC)),
    ],
)
async def test_a_postponed_alert_is_silent_until_its_moment_and_then_begins_its_ladder_anew(
    town: Town, staff: Person, caretaker: Person, label: str, moment: datetime
) -> None:
    # Given a Monday at ten, and something for today that the caretaker puts off
    stand_in = await town.member("caretaker", "Søren")
    reference = await staff.reports(WORDS, TODAY)
    await caretaker.taps("Udskyd")
    await caretaker.taps(label)
    assert "Udskudt til" in (await caretaker.is_told(f"Nummer: {reference}")).words
    # When it is a little before the moment, nobody has been rung
    town.clock.set(moment - timedelta(seconds=30))
    await town.ticks()
    assert caretaker.rings(f"Nummer: {reference}") == 1
    # When it has come, it rings, and two working hours later the stand-in
    await town.waits(seconds=40)
    assert caretaker.rings(f"Nummer: {reference}") == 2
    assert "Ingen har taget den endnu" in (await caretaker.is_told(f"Nummer: {reference}")).words
    await town.passes(minutes=125, step=5)
    assert stand_in.rings(f"Nummer: {reference}") == 1
    for person in town.people:
        person.sees_everything()


async def test_a_time_can_be_written_in_danish(town: Town, staff: Person, caretaker: Person) -> None:
    # Given a Monday at ten
    reference = await staff.reports(WORDS, TODAY)
    await caretaker.taps("Udskyd")
    await caretaker.taps("Et andet tidspunkt")
    await caretaker.is_told("Hvornår skal")
    # When what was written is no time, that is said, and the question stands
    await caretaker.writes("når jeg har tid")
    await caretaker.is_told("Det kunne jeg ikke læse")
    await caretaker.writes("torsdag kl. 10")
    # Then it waits until then
    assert "3. dec. 10:00" in (await caretaker.is_told(f"Nummer: {reference}")).words
    town.clock.set(datetime(2026, 12, 3, 8, 59, tzinfo=UTC))
    await town.ticks()
    assert caretaker.rings(f"Nummer: {reference}") == 1
    await town.waits(minutes=1)
    assert caretaker.rings(f"Nummer: {reference}") == 2
    for person in town.people:
        person.sees_everything()


@pytest.mark.parametrize(
    ("urgency", "written", "said"),
    [
        (TODAY, "torsdag kl. 10", "er udskudt til torsdag 3. dec. 10:00."),
        (TODAY, "fredag kl. 18", "er udskudt til fredag 4. dec. 18:00, men der ringes først mandag 7. dec. 08:00."),
        (
            TODAY,
            "25. december kl. 9",
            "er udskudt til fredag 25. dec. 09:00, men der ringes først mandag 28. dec. 08:00.",
        ),
        (ACUTE, "fredag kl. 18", "er udskudt til fredag 4. dec. 18:00."),
    ],
)
async def test_whoever_writes_a_time_is_told_when_it_rings(
    town: Town, staff: Person, caretaker: Person, urgency: str, written: str, said: str
) -> None:
    reference = await staff.reports(WORDS, urgency)
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Udskyd")
    await caretaker.taps("Et andet tidspunkt")
    await caretaker.is_told("Hvornår skal")
    await caretaker.writes(written)
    await caretaker.is_told(f"{reference} {said}")
    for person in town.people:
        person.sees_everything()


async def test_a_delay_on_a_button_that_ends_when_nobody_works_says_when_it_rings(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a Monday afternoon, half an hour before people go
    town.clock.set(datetime(2026, 11, 30, 14, 30, tzinfo=UTC))
    await staff.reports(WORDS, TODAY)
    await caretaker.taps("Udskyd")
    press = await caretaker.taps("1 time")
    assert (await press.answered(5.0)).text == "Udskudt til 16:30, men der ringes først 1. dec. 08:00."
    for person in town.people:
        person.sees_everything()


async def test_an_acute_alert_that_nobody_has_taken_cannot_be_postponed(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a card that was for today when it came, and is acute by now
    reference = await staff.reports(WORDS, TODAY)
    card = await caretaker.is_told(f"Nummer: {reference}")
    postpone = next(button for row in card.buttons for button in row if "Udskyd" in button.text)
    await staff.writes("Han vil tage sit eget liv", reply_to=await staff.is_told(f"{reference} –"))
    await town.settles()
    # When somebody presses the button on the old card
    press = await caretaker.phone.press(postpone, card)
    # Then it is refused, and the new card has no such button
    assert "Den er akut" in ((await press.answered(5.0)).text or "")
    assert "Udskyd" not in str((await caretaker.is_told(f"Nummer: {reference}")).buttons)
    # And whoever has taken it may put it off
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Udskyd")
    await caretaker.taps("1 time")
    assert "Udskudt til" in (await caretaker.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()


async def test_what_somebody_has_and_puts_off_is_theirs_until_the_moment_and_then_on_the_ladder(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given the caretaker has taken it and put it off by an hour
    reference = await staff.reports(WORDS, TODAY)
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Udskyd")
    await caretaker.taps("1 time")
    await staff.is_told(f"{reference}: I gang")
    # When the hour is over
    await town.waits(minutes=61)
    # Then it rings as what nobody has, and the reporter is not troubled
    card = await caretaker.is_told(f"Nummer: {reference}")
    assert card.sounded
    assert "Ingen har taget den endnu" in card.words
    await staff.is_not_told(f"{reference}: Modtaget")
    for person in town.people:
        person.sees_everything()


async def test_a_postponement_survives_a_restart(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports(WORDS, TODAY)
    await caretaker.taps("Udskyd")
    await caretaker.taps("1 time")
    await town.settles()
    await town.stops()
    town.clock.set(datetime(2026, 11, 30, 10, 5, tzinfo=UTC))
    await town.starts()
    await town.ticks()
    assert caretaker.rings(f"Nummer: {reference}") == 2
    for person in town.people:
        person.sees_everything()
