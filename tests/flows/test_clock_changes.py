"""The two nights on which the clocks change, while ladders run: minutes stay minutes, and the hours of the day stay."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from tests.flows.town import Person, Town

ACUTE, TODAY, CAN_WAIT = "Akut – nu", "I dag", "Kan vente"
WORDS = "Råber, Vangdalen 4"
SPRING = datetime(2027, 3, 28, 1, tzinfo=UTC)
"""02:00 becomes 03:00; it is Easter Sunday."""
AUTUMN = datetime(2027, 10, 31, 1, tzinfo=UTC)
"""03:00 becomes 02:00; it is a Sunday."""
NIGHTS = [pytest.param(SPRING, id="spring"), pytest.param(AUTUMN, id="autumn")]


@dataclass
class Office:
    """Whoever is rung, in the order in which they are."""

    town: Town
    reporter: Person
    ladder: tuple[Person, Person, Person]

    def rung(self, reference: str) -> tuple[int, ...]:
        """How often each of them has been rung about it."""
        return tuple(person.rings(f"Nummer: {reference}") for person in self.ladder)

    async def rings_at(self, reference: str, until: datetime) -> list[tuple[datetime, tuple[int, ...]]]:
        """Each minute until then at which anybody was rung, and how often each has been by then; a tick a minute."""
        before, rung = self.rung(reference), []
        while self.town.clock.now() < until - timedelta(seconds=30):
            await self.town.waits(minutes=1)
            if self.rung(reference) != before:
                before = self.rung(reference)
                rung.append((_minute(self.town.clock.now()), before))
        return rung


def _minute(moment: datetime) -> datetime:
    return (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)


async def _office(town: Town, moment: datetime) -> Office:
    """Everybody joins, and the story goes on at this moment."""
    town.clock.set(moment)
    caretaker, stand_in = await town.member("caretaker", "Kirsten"), await town.member("caretaker", "Søren")
    leader = await town.member("secretariat", "Birgit")
    reporter = await town.member("property_staff", "Peter", "Vangdalen")
    town.clock.set(moment)
    return Office(town, reporter, (caretaker, stand_in, leader))


async def _skips_to(town: Town, moment: datetime) -> None:
    """A few hours at a time, as nothing is expected before."""
    while town.clock.now() < moment - timedelta(hours=4):
        await town.waits(hours=4)
    town.clock.set(moment + timedelta(seconds=10))
    await town.ticks()


def _everybody_has_seen(town: Town) -> None:
    for person in town.people:
        person.sees_everything()


@pytest.mark.parametrize("change", NIGHTS)
async def test_an_acute_ladder_keeps_its_minutes_while_the_clocks_change(town: Town, change: datetime) -> None:
    # Given an acute alert eight minutes before the clocks change
    began = change - timedelta(minutes=8)
    office = await _office(town, began)
    reference = await office.reporter.reports(WORDS, ACUTE)
    assert office.rung(reference) == (1, 0, 0)
    # When almost an hour passes, in which the clock on the wall skips an hour or begins one anew
    rung = await office.rings_at(reference, began + timedelta(minutes=55))
    # Then each is rung at their minute, and at no other
    expected = {5: (2, 0, 0), 10: (2, 1, 0), 20: (2, 1, 1), 35: (3, 2, 2), 50: (4, 3, 3)}
    assert rung == [(began + timedelta(minutes=minute), times) for minute, times in expected.items()]
    _everybody_has_seen(town)


@pytest.mark.parametrize("change", NIGHTS)
async def test_whoever_took_it_is_asked_after_30_minutes_whatever_the_clock_on_the_wall_says(
    town: Town, change: datetime
) -> None:
    # Given an acute alert that was taken a quarter of an hour before the clocks change
    office = await _office(town, change - timedelta(minutes=15))
    caretaker, stand_in, _ = office.ladder
    reference = await office.reporter.reports(WORDS, ACUTE)
    await caretaker.taps("Jeg tager den")
    # Then the question comes when thirty minutes have passed, not before
    await town.passes(minutes=29)
    await caretaker.is_not_told("Er du stadig på den?")
    await town.waits(minutes=1)
    await caretaker.is_told("Er du stadig på den?")
    # And ten minutes later it rings the next
    await town.passes(minutes=9)
    assert office.rung(reference)[1] == 0
    await town.waits(minutes=1)
    assert stand_in.rings(f"Nummer: {reference}") == 1
    _everybody_has_seen(town)


@pytest.mark.parametrize(
    ("reported", "back"),
    [
        pytest.param(datetime(2027, 3, 24, 14, 30, tzinfo=UTC), datetime(2027, 3, 30, 6, tzinfo=UTC), id="spring"),
        pytest.param(datetime(2027, 10, 29, 10, 30, tzinfo=UTC), datetime(2027, 11, 1, 7, tzinfo=UTC), id="autumn"),
    ],
)
async def test_working_hours_begin_at_eight_on_the_wall_after_the_clocks_have_changed(
    town: Town, reported: datetime, back: datetime
) -> None:
    # Given a report for today, half an hour before people go home: at Easter, or on a Friday
    office = await _office(town, reported)
    reference = await office.reporter.reports(WORDS, TODAY)
    assert office.rung(reference) == (1, 0, 0)
    # When the days pass in which nobody works and the clocks change
    await _skips_to(town, back - timedelta(minutes=1))
    assert office.rung(reference) == (1, 0, 0)
    # Then the hour of the second rung is full at half past eight, that of the third at half past nine
    rung = await office.rings_at(reference, back + timedelta(minutes=100))
    half_past = back + timedelta(minutes=30)
    assert rung == [(half_past, (2, 0, 0)), (half_past + timedelta(hours=1), (2, 1, 0))]
    _everybody_has_seen(town)


@pytest.mark.parametrize(
    ("reported", "next_day"),
    [
        pytest.param(datetime(2027, 3, 24, 9, tzinfo=UTC), datetime(2027, 3, 30, 8, tzinfo=UTC), id="spring"),
        pytest.param(datetime(2027, 10, 29, 8, tzinfo=UTC), datetime(2027, 11, 1, 9, tzinfo=UTC), id="autumn"),
    ],
)
async def test_a_working_day_later_is_the_same_hour_on_the_wall(
    town: Town, reported: datetime, next_day: datetime
) -> None:
    # Given something that can wait, reported at ten on the last working day before the clocks change
    office = await _office(town, reported)
    reference = await office.reporter.reports(WORDS, CAN_WAIT)
    # When the next working day has come, the caretaker is reminded at ten, once
    await _skips_to(town, next_day - timedelta(minutes=2))
    assert office.rung(reference) == (0, 0, 0)
    assert await office.rings_at(reference, next_day + timedelta(minutes=15)) == [(next_day, (1, 0, 0))]
    _everybody_has_seen(town)


@pytest.mark.parametrize(
    ("reported", "monday"),
    [
        pytest.param(datetime(2026, 10, 22, 8, tzinfo=UTC), datetime(2026, 10, 26, 7, tzinfo=UTC), id="2026"),
        pytest.param(datetime(2027, 10, 28, 8, tzinfo=UTC), datetime(2027, 11, 1, 7, tzinfo=UTC), id="2027"),
    ],
)
async def test_what_was_put_off_until_next_week_comes_back_at_eight_on_the_wall(
    town: Town, reported: datetime, monday: datetime
) -> None:
    # Given something put off over the night on which the clocks change
    office = await _office(town, reported)
    reference = await office.reporter.reports(WORDS, TODAY)
    await office.ladder[0].taps("Udskyd")
    await office.ladder[0].taps("Næste uge")
    rung = office.rung(reference)
    # Then it is quiet until Monday at eight, and rings then
    await _skips_to(town, monday - timedelta(minutes=1))
    assert office.rung(reference) == rung
    await town.waits(minutes=1)
    assert office.rung(reference)[0] == rung[0] + 1
    _everybody_has_seen(town)
