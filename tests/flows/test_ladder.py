"""The ladder: nobody who was reported is forgotten, and nobody is rung who need not be."""

from datetime import UTC, datetime

import pytest

from tests.flows.town import Person, Town

ACUTE, TODAY, CAN_WAIT = "Akut – nu", "I dag", "Kan vente"
WORDS = "Råber, Vangdalen 4"


@pytest.fixture
async def stand_in(town: Town, caretaker: Person) -> Person:
    """The next caretaker, in the order in which they joined."""
    return await town.member("caretaker", "Søren")


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Birgit")


def everybody_has_seen(town: Town) -> None:
    for person in town.people:
        person.sees_everything()


async def test_an_acute_alert_rings_the_caretaker_now_and_after_5_the_stand_in_after_10_the_secretariat_after_20(
    town: Town, staff: Person, caretaker: Person, stand_in: Person, leader: Person
) -> None:
    # Given an acute alert that nobody takes
    reference = await staff.reports(WORDS, ACUTE)
    rung = dict.fromkeys(range(5), (1, 0, 0))
    rung |= dict.fromkeys(range(5, 10), (2, 0, 0))
    rung |= dict.fromkeys(range(10, 20), (2, 1, 0))
    rung |= {20: (2, 1, 1)}
    # When time passes, each is rung at their minute and at no other
    for minute, times in sorted(rung.items()):
        await (town.waits(minutes=1) if minute else town.settles())
        assert (caretaker.rings(reference), stand_in.rings(reference), leader.rings(reference)) == times, minute
    everybody_has_seen(town)


async def test_after_the_last_rung_all_of_them_are_rung_every_15_minutes_at_any_hour(
    town: Town, staff: Person, caretaker: Person, stand_in: Person, leader: Person
) -> None:
    # Given an acute alert on a Saturday night, twenty minutes old
    town.clock.set(datetime(2026, 12, 5, 23, 30, tzinfo=UTC))
    reference = await staff.reports(WORDS, ACUTE)
    await town.passes(minutes=20)
    assert (caretaker.rings(reference), stand_in.rings(reference), leader.rings(reference)) == (2, 1, 1)
    # When another three quarters of an hour pass
    await town.passes(minutes=45)
    # Then all of them have been rung three times more, deep in the night
    assert (caretaker.rings(reference), stand_in.rings(reference), leader.rings(reference)) == (5, 4, 4)
    everybody_has_seen(town)


async def test_an_acute_card_shows_the_telephone_number_of_each_of_them(
    town: Town, staff: Person, caretaker: Person, stand_in: Person, leader: Person
) -> None:
    # Given the caretakers have told the bot their numbers
    await town.has_number(caretaker, "+4520202020")
    await town.has_number(stand_in, "+4530303030")
    reference = await staff.reports(WORDS, ACUTE)
    # Then whoever has the card sees whom else to call
    assert (
        "30\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}30" in (await caretaker.is_told(reference)).words
    )
    await town.passes(minutes=10)
    card = await stand_in.is_told(reference)
    assert "20\N{NO-BREAK SPACE}20\N{NO-BREAK SPACE}20\N{NO-BREAK SPACE}20" in card.words
    assert "30\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}30" not in card.words
    everybody_has_seen(town)


async def test_for_today_the_caretaker_rings_again_after_60_minutes_the_stand_in_after_2_hours_the_secretariat_after_4(
    town: Town, staff: Person, caretaker: Person, stand_in: Person, leader: Person
) -> None:
    reference = await staff.reports(WORDS, TODAY)
    for hours, times in {0: (1, 0, 0), 1: (2, 0, 0), 2: (2, 1, 0), 3: (2, 1, 0), 4: (2, 1, 1)}.items():
        await (town.waits(hours=1) if hours else town.settles())
        assert (caretaker.rings(reference), stand_in.rings(reference), leader.rings(reference)) == times, hours
    everybody_has_seen(town)


async def test_out_of_hours_nobody_is_rung_for_today_and_the_reporter_is_told_when_it_is_seen_and_whom_to_call(
    town: Town, staff: Person, caretaker: Person, stand_in: Person, leader: Person
) -> None:
    # Given it is Friday evening
    town.clock.set(datetime(2026, 12, 4, 19, tzinfo=UTC))
    reference = await staff.reports(WORDS, TODAY)
    # Then the card lies on the caretaker's phone without a sound
    assert caretaker.rings(reference) == 0
    await caretaker.is_told(reference)
    # And the reporter learns when somebody is at work again, and whom to call meanwhile
    receipt = await staff.is_told(reference)
    assert "mandag" in receipt.words
    assert "08:00" in receipt.words
    assert town.configuration.numbers.police in receipt.words
    # When the weekend passes, nobody is woken; on Monday at eight it rings
    for _ in range(59):
        await town.waits(hours=1)
    assert (caretaker.rings(reference), stand_in.rings(reference), leader.rings(reference)) == (0, 0, 0)
    await town.waits(hours=1)
    assert caretaker.rings(f"Nummer: {reference}") == 1
    everybody_has_seen(town)


async def test_what_can_wait_is_reminded_of_after_a_working_day_and_reaches_the_secretariat_after_three(
    town: Town, staff: Person, caretaker: Person, leader: Person
) -> None:
    # Given a Monday at ten
    reference = await staff.reports(WORDS, CAN_WAIT)
    await caretaker.is_told(reference)
    assert caretaker.rings(f"Nummer: {reference}") == 0
    # When Tuesday at ten has come, the caretaker is reminded; on Thursday at ten the secretariat is told
    for _ in range(24):
        await town.waits(hours=1)
    assert caretaker.rings(f"Nummer: {reference}") == 1
    for _ in range(47):
        await town.waits(hours=1)
    assert leader.rings(reference) == 0
    await town.waits(hours=1)
    assert leader.rings(reference) == 1
    everybody_has_seen(town)


async def test_a_rung_that_reaches_nobody_is_skipped_at_once_to_the_next_and_noted(
    town: Town, staff: Person, caretaker: Person, leader: Person
) -> None:
    # Given there is no stand-in
    reference = await staff.reports(WORDS, ACUTE)
    # When the stand-in's minute comes
    await town.passes(minutes=10)
    # Then the secretariat is rung instead, and the history says what was skipped
    assert leader.rings(reference) == 1
    await caretaker.taps("Vis detaljer")
    assert "Et trin nåede ingen" in (await caretaker.is_told("Hvad der er sket")).words
    everybody_has_seen(town)


async def test_taking_it_cancels_everything_that_is_pending(
    town: Town, staff: Person, caretaker: Person, stand_in: Person, leader: Person
) -> None:
    reference = await staff.reports(WORDS, ACUTE)
    await town.passes(minutes=10)
    await stand_in.taps("Jeg tager den")
    rung = (caretaker.rings(reference), stand_in.rings(reference), leader.rings(reference))
    # When the time of all further rungs passes
    await town.passes(minutes=25)
    # Then nobody was rung
    assert (caretaker.rings(reference), stand_in.rings(reference), leader.rings(reference)) == rung
    everybody_has_seen(town)


@pytest.mark.parametrize(
    ("urgency", "asked_after", "free_after"), [(ACUTE, 30, 10), (TODAY, 240, 60), (CAN_WAIT, 240, 60)]
)
async def test_whoever_took_it_is_asked_on_their_own_phone_and_then_it_is_on_the_ladder_again_with_its_history(
    town: Town, staff: Person, caretaker: Person, stand_in: Person, urgency: str, asked_after: int, free_after: int
) -> None:
    # Given the caretaker has taken it and gives no sign of life
    reference = await staff.reports(WORDS, urgency)
    await caretaker.taps("Jeg tager den")
    await town.waits(minutes=asked_after - 1)
    await caretaker.is_not_told("Er du stadig på den?")
    # When the time is over, the caretaker is asked, and nobody else
    await town.waits(minutes=1)
    assert (await caretaker.is_told("Er du stadig på den?")).sounded
    await stand_in.is_not_told("Er du stadig på den?")
    # And without an answer it rings the stand-in, who sees what happened
    rung = stand_in.rings(reference)
    await town.waits(minutes=free_after)
    if urgency != CAN_WAIT:
        assert stand_in.rings(reference) == rung + 1
    await stand_in.taps("Vis detaljer", await stand_in.is_told(f"Nummer: {reference}"))
    history = (await stand_in.is_told("Hvad der er sket")).words
    for happened in ("Taget: Kirsten", "Spurgt, om de er på den: Kirsten", "Sendt ud igen"):
        assert happened in history
    await staff.is_told(f"{reference}: Modtaget")
    everybody_has_seen(town)


@pytest.mark.parametrize("sign", ["note", "button"])
async def test_a_sign_of_life_keeps_the_question_away(town: Town, staff: Person, caretaker: Person, sign: str) -> None:
    reference = await staff.reports(WORDS, ACUTE)
    await caretaker.taps("Jeg tager den")
    if sign == "note":
        await caretaker.taps("Skriv note")
        await caretaker.writes("Jeg er på vej")
        await caretaker.is_told("Noteret")
        await town.waits(minutes=35)
        await caretaker.is_not_told("Er du stadig på den?")
    else:
        await town.waits(minutes=30)
        await caretaker.taps("Jeg er på den")
    # When the time to answer has passed too
    await town.waits(minutes=15)
    # Then it is still the caretaker's
    assert "Du tog den" in (await caretaker.is_told(f"Nummer: {reference}")).words
    everybody_has_seen(town)


async def test_a_report_that_turns_out_to_be_acute_climbs_the_acute_ladder(
    town: Town, staff: Person, caretaker: Person, stand_in: Person, leader: Person
) -> None:
    # Given something that can wait, postponed to next week
    reference = await staff.reports(WORDS, CAN_WAIT)
    await caretaker.taps("Udskyd")
    await caretaker.taps("Næste uge")
    # When its reporter adds that life is in danger
    await staff.writes("Han vil tage sit eget liv", reply_to=await staff.is_told(f"{reference} –"))
    await town.settles()
    # Then it rings as acute, and climbs as acute
    assert caretaker.rings(f"Nummer: {reference}") == 1
    await town.passes(minutes=10)
    assert stand_in.rings(f"Nummer: {reference}") == 1
    everybody_has_seen(town)
