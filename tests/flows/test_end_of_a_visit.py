"""How a visit ends: in whatever way somebody says that they are out, and everybody who was alarmed hears it once."""

from tests.flows.test_going_in import goes_in
from tests.flows.test_nobody_comes_out import all_is_seen
from tests.flows.town import Person, Town


async def test_more_time_may_be_written(town: Town, caretaker: Person) -> None:
    # Given somebody whose time is over
    karl = await town.member("caretaker", "Karl")
    await goes_in(caretaker, "Vangdalen 4 15")
    await town.passes(minutes=15)
    await caretaker.is_told("Er du ude igen?")
    # When she asks for more time and writes how much
    await caretaker.taps("Giv mig mere tid")
    await caretaker.writes("20 min")
    # Then she is inside for so long
    await caretaker.is_told("Du er meldt ind")
    await town.passes(minutes=5)
    await karl.is_not_told("svarer ikke")
    await all_is_seen(town)


async def test_that_one_is_out_again_may_be_written(town: Town, caretaker: Person) -> None:
    karl = await town.member("caretaker", "Karl")
    await goes_in(caretaker, "Vangdalen 4 15")
    await town.passes(minutes=15)
    await caretaker.is_told("Er du ude igen?")
    await caretaker.writes("Jeg er ude igen.")
    await caretaker.is_told("Du er ude igen")
    await town.passes(minutes=4)
    await karl.is_not_told("svarer ikke")
    await all_is_seen(town)


async def test_whoever_is_declared_safe_hears_it_and_can_say_that_they_are_still_inside(
    town: Town, caretaker: Person
) -> None:
    # Given an alarm
    karl = await town.member("caretaker", "Karl")
    await goes_in(caretaker, "Vangdalen 4 15")
    await town.passes(minutes=19)
    await karl.is_told("Kirsten svarer ikke")
    # When a colleague says by mistake that he has talked with her
    await karl.taps("Jeg har talt med")
    await karl.taps("Ja, jeg har talt")
    # Then she hears it
    told = await caretaker.is_told("Karl har sagt, at du er i sikkerhed")
    assert told.sounded
    # And when she is inside still, she is asked again in a quarter of an hour
    await caretaker.taps("Jeg er stadig inde")
    await caretaker.is_told("Du er meldt ind")
    await town.passes(minutes=16)
    await caretaker.is_told("Er du ude igen?")
    await town.passes(minutes=4)
    assert karl.rings("Kirsten svarer ikke") == 2
    await all_is_seen(town)


async def test_everybody_who_was_alarmed_hears_the_end_once_also_after_more_time(town: Town, caretaker: Person) -> None:
    # Given an alarm, which she answered with more time
    karl = await town.member("caretaker", "Karl")
    await goes_in(caretaker, "Vangdalen 4 15")
    await town.passes(minutes=19)
    await karl.is_told("Kirsten svarer ikke")
    await caretaker.taps("Giv mig mere tid")
    await caretaker.taps("15 min")
    await karl.is_told("Kirsten har svaret")
    # When she is out again
    await caretaker.taps("Jeg er ude igen")
    # Then he hears it once, and the alarm says that it is over, without where
    await karl.is_told("Kirsten er ude igen")
    assert karl.rings("Kirsten er ude igen") == 1
    over = await karl.is_told("Kirsten svarede ikke")
    assert "det er slut" in over.words
    assert "Vangdalen 4" not in over.words
    assert not over.buttons
    assert len([each for each in karl.phone.messages if each.from_bot and "ude igen" in (each.words or "")]) == 1
    await all_is_seen(town)


async def test_whoever_is_removed_while_inside_can_still_be_called_until_they_are_out(
    town: Town, caretaker: Person
) -> None:
    # Given somebody inside, with a number
    karl, leader = await town.member("caretaker", "Karl"), await town.member("secretariat", "Birgit")
    await town.has_number(caretaker, "+4520304050")
    await goes_in(caretaker, "Vangdalen 4 15")
    # When she is removed
    await leader.writes("/folk")
    for label in ("Kirsten", "Fjern", "Ja"):
        await leader.taps(label)
    await town.passes(minutes=19)
    # Then the alarm says her number, which is forgotten when she is out
    assert "20\xa030\xa040\xa050" in (await karl.is_told("Kirsten svarer ikke")).words
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)
    known = await town.asks(lambda work: work.people.by_account(caretaker.phone.owner.id).phone)
    assert known is None
