"""Work changes hands when somebody goes and when they return, and nobody absent is woken."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.flows.away import is_away, takes, up_to_here
from tests.flows.town import Person, Town


@pytest.fixture
async def karl(town: Town) -> Person:
    return await town.member("caretaker", "Karl")


@pytest.fixture
async def jens(town: Town) -> Person:
    return await town.member("caretaker", "Jens")


async def test_nobody_absent_is_woken_and_their_stand_in_is(
    town: Town, staff: Person, caretaker: Person, karl: Person, jens: Person
) -> None:
    # Given Kirsten is away tomorrow, and Jens stands in for her
    await is_away(caretaker, "i morgen", "Jens")
    caretaker.sees_everything()
    await jens.is_told("Du er vikar for Kirsten: tirsdag 1. december.")
    await town.waits(hours=23)
    await jens.is_told("Du er nu vikar for Kirsten")
    # When somebody reports something acute
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    # Then Jens is rung, and Kirsten is not, not even when the ladder climbs
    await jens.is_told(reference)
    for _ in range(4):
        await town.waits(minutes=6)
    await karl.is_told(reference)
    caretaker.phone_shows_nothing_new()
    await up_to_here(town)


async def test_a_chain_of_stand_ins_is_followed(
    town: Town, staff: Person, caretaker: Person, karl: Person, jens: Person
) -> None:
    # Given Kirsten named Karl, and Karl, who falls ill, named Jens
    await is_away(caretaker, "i morgen", "Karl")
    await karl.is_told("Du er vikar for Kirsten")
    await town.waits(hours=22)
    karl.sees_everything()
    await is_away(karl, "syg i dag", "Jens")
    karl.sees_everything()
    await town.ticks()
    jens.sees_everything()
    # When something is reported
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    # Then it is Jens's
    await jens.is_told(reference)
    for quiet in (caretaker, karl):
        await quiet.is_not_told(reference)
    await up_to_here(town)


async def test_the_stand_in_gets_the_open_alerts_in_one_message_with_a_button_to_each(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given Kirsten has taken two, and a third waits
    taken = [await staff.reports(f"Græder, {place}", "I dag") for place in ("Vangdalen 4", "Energivej 8")]
    for reference in taken:
        await takes(caretaker, reference)
    waiting = await staff.reports("Lugter, Glarbjergvej 9", "I dag")
    await up_to_here(town)
    # When she falls ill and names Karl
    await is_away(caretaker, "syg i dag", "Karl")
    caretaker.sees_everything()
    await town.ticks()
    # Then he gets one message, and her cards are free
    message = await karl.is_told("Du er nu vikar for Kirsten")
    for reference, area in zip((*taken, waiting), ("Vangdalen", "Energivej", "Glarbjergvej"), strict=True):
        line = next(line for line in message.words.splitlines() if reference in line)
        assert "I dag" in line
        assert area in line
        assert any(reference in label for row in message.buttons for label in [button.text for button in row])
    # And one tap opens a card, which he can take
    await karl.taps(taken[0], message)
    card = await karl.is_told(f"Nummer: {taken[0]}")
    assert "Ingen har taget den" in card.words
    await karl.taps("Jeg tager den", card)
    await up_to_here(town)
    # And what he does not take climbs its ladder
    await town.waits(minutes=61)
    await karl.is_told(f"Nummer: {taken[1]}")
    await up_to_here(town)


async def test_an_acute_alert_of_somebody_who_goes_rings_the_stand_in_at_once(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await takes(caretaker, reference)
    await up_to_here(town)
    await is_away(caretaker, "syg i dag", "Karl")
    caretaker.sees_everything()
    await town.ticks()
    await karl.is_told("Du er nu vikar for Kirsten")
    await takes(karl, reference)
    await up_to_here(town)


async def test_without_a_stand_in_what_they_had_is_rung_out_to_whoever_is_next(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    reference = await staff.reports("Græder, Vangdalen 4", "I dag")
    await takes(caretaker, reference)
    await up_to_here(town)
    await is_away(caretaker, "syg i dag", "Ingen")
    caretaker.sees_everything()
    await town.waits(minutes=3)
    assert "Ingen har taget den" in (await karl.is_told(f"Nummer: {reference}")).words
    await up_to_here(town)


async def test_a_restart_at_the_start_of_an_absence_neither_loses_nor_doubles_the_message(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    reference = await staff.reports("Græder, Vangdalen 4", "I dag")
    await takes(caretaker, reference)
    await is_away(caretaker, "i morgen", "Karl")
    await up_to_here(town)
    # When the bot is down at midnight, and ticks twice once it is back
    await town.stops()
    town.clock.set(datetime(2026, 12, 1, 7, 5, tzinfo=UTC))
    await town.starts()
    await town.ticks()
    await town.ticks()
    await karl.is_told(reference)
    told = [each for each in karl.phone.messages if "Du er nu vikar for Kirsten" in (each.words or "")]
    assert len(told) == 1
    await up_to_here(town)


async def test_whoever_returns_learns_what_is_open_and_what_became_of_theirs(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given Karl stood in for Kirsten today, closed one of hers and left one
    closed = await staff.reports("Græder, Vangdalen 4", "I dag")
    left = await staff.reports("Lugter, Glarbjergvej 9", "Kan vente")
    await takes(caretaker, closed)
    caretaker.sees_everything()
    await is_away(caretaker, "syg i dag", "Karl")
    await town.ticks()
    await karl.taps(closed, await karl.is_told("Du er nu vikar for Kirsten"))
    await karl.taps("Luk", await karl.is_told(f"Nummer: {closed}"))
    await karl.taps("Råd givet")
    await up_to_here(town)
    # When her day is over
    town.clock.set(datetime(2026, 11, 30, 23, 1, tzinfo=UTC))
    await town.ticks()
    # Then she gets one message, and Karl hears that she is back
    back = await caretaker.is_told("Velkommen tilbage")
    assert left in back.words.split("Det blev der af dine")[0]
    assert "Karl lukkede den" in back.words.split("Det blev der af dine")[1]
    await karl.is_told("Kirsten er tilbage")
    await town.ticks()
    assert len([each for each in caretaker.phone.messages if "Velkommen tilbage" in (each.words or "")]) == 1
    # And from now on she is rung again
    town.clock.set(datetime(2026, 12, 1, 8, tzinfo=UTC))
    await town.ticks()
    await up_to_here(town)
    reference = await staff.reports("Råber, Energivej 8", "I dag")
    await caretaker.is_told(reference)
    karl.sees_everything()


@pytest.mark.parametrize(
    ("friday", "midnight"),
    [
        (datetime(2027, 3, 26, 12, tzinfo=UTC), datetime(2027, 3, 28, 22, tzinfo=UTC)),
        (datetime(2027, 10, 29, 12, tzinfo=UTC), datetime(2027, 10, 31, 23, tzinfo=UTC)),
    ],
)
async def test_an_absence_over_the_change_of_the_clocks_ends_at_midnight_on_the_towns_clock(
    town: Town, caretaker: Person, karl: Person, friday: datetime, midnight: datetime
) -> None:
    town.clock.set(friday)
    await is_away(caretaker, "fra i dag til søndag", "Karl")
    await up_to_here(town)
    town.clock.set(midnight - timedelta(minutes=1))
    await up_to_here(town)
    assert not any("Velkommen tilbage" in (each.words or "") for each in caretaker.phone.messages)
    town.clock.set(midnight + timedelta(seconds=1))
    await town.ticks()
    await caretaker.is_told("Velkommen tilbage")
    await up_to_here(town)
