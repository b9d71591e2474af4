"""Whoever is inside is looked after when the bot is killed, when Telegram is not enough, and when the clocks change."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.process import tick
from core.kernel.town import Fallback
from tests.flows.receivers import CONTACT, Gateway, goes_on, has_address
from tests.flows.test_going_in import goes_in
from tests.flows.test_nobody_comes_out import PHONE, all_is_seen, is_silent, starts_again
from tests.flows.town import Person, Town, open_town

WORDS = "Kirsten svarer ikke efter et besøg. Åbn Telegram eller ring til 12\xa034\xa056\xa078."


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path / "data", fallback=Fallback(allow_local=True), contact=CONTACT) as opened:
        yield opened


@pytest.fixture
async def karl(town: Town, caretaker: Person) -> Person:
    """The next caretaker after Kirsten."""
    return await town.member("caretaker", "Karl")


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Lene")


async def test_when_the_secretariat_is_told_everybody_told_is_called_beside_telegram_and_never_hears_where(
    town: Town, caretaker: Person, beside: Gateway
) -> None:
    # Given a stand-in and a leader who can be called beside Telegram, and a colleague who is not concerned
    await town.has_number(caretaker, PHONE)
    karl, kurt = await town.member("caretaker", "Karl"), await town.member("caretaker", "Kurt")
    leader = await town.member("secretariat", "Lene")
    for person, name in ((karl, "karl"), (kurt, "kurt"), (leader, "lene")):
        await has_address(person, beside, name)
    beside.received.clear()
    # When Kirsten does not answer, then nobody is called before the secretariat is told
    await goes_in(caretaker)
    await town.waits(minutes=30)
    await town.waits(minutes=3)
    await goes_on(town, 60)
    assert beside.words == []
    await town.waits(minutes=2)
    # Then the two who were told are, and again five minutes later, but not when there was an answer
    assert beside.words == [WORDS, WORDS]
    await town.waits(minutes=5)
    assert beside.words == [WORDS] * 4
    await caretaker.taps("Jeg er ude igen")
    await town.passes(minutes=10)
    assert beside.words == [WORDS] * 4
    await all_is_seen(town)


async def test_the_secretariat_is_called_beside_telegram_when_nobody_is_left_on_telegram(
    town: Town, caretaker: Person, beside: Gateway
) -> None:
    await town.has_number(caretaker, PHONE)
    leader = await town.member("secretariat", "Lene")
    await has_address(leader, beside, "lene")
    await leader.phone.block()
    beside.received.clear()
    await goes_in(caretaker)
    await town.waits(minutes=30)
    await town.waits(minutes=3)
    await town.settles()
    assert beside.words == [WORDS]
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)


@pytest.mark.parametrize("who", ["Kirsten", "Karl"])
async def test_a_kill_in_the_middle_of_asking_or_telling_silences_nothing(
    town: Town, caretaker: Person, karl: Person, who: str
) -> None:
    # Given the bot is in the middle of asking Kirsten, or of telling Karl
    await goes_in(caretaker)
    minutes, person = (30, caretaker) if who == "Kirsten" else (33, karl)
    await town.passes(minutes=minutes - 1)
    fault = town.telegram.faults.drop("sendMessage", only_chat=person.phone.owner.id)
    assert town.parts is not None
    town.clock.move(timedelta(minutes=1))
    await tick(town.parts)

    async def struck() -> int:
        return fault.struck

    await town.comes_to(struck, 1)
    # When it is killed, and started again
    await town.stops()
    town.telegram.faults.clear()
    await starts_again(town)
    # Then it is said, and what follows comes in its time
    await town.settles()
    words = "Er du ude igen?" if who == "Kirsten" else "svarer ikke"
    assert person.rings(words) >= 1
    await town.passes(minutes=4)
    assert karl.rings("Kirsten svarer ikke") >= 1
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)


@pytest.mark.parametrize(
    ("begins", "shown"),
    [
        pytest.param(datetime(2027, 3, 28, 0, 30, tzinfo=UTC), ("01:30", "03:30"), id="an hour is missing in spring"),
        pytest.param(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), ("02:30", "02:30"), id="an hour comes twice in 2026"),
        pytest.param(datetime(2027, 10, 31, 0, 30, tzinfo=UTC), ("02:30", "02:30"), id="an hour comes twice in 2027"),
    ],
)
async def test_an_hour_inside_is_sixty_minutes_in_the_nights_in_which_the_clocks_change(
    town: Town, begins: datetime, shown: tuple[str, str]
) -> None:
    town.clock.set(begins)
    caretaker = await town.member("caretaker", "Kirsten")
    karl = await town.member("caretaker", "Karl")
    await caretaker.writes("/ind Vangdalen 4 60 min")
    assert shown[1] in (await caretaker.is_told("Du er meldt ind")).words
    await town.waits(minutes=59)
    assert caretaker.rings("Er du ude igen?") == 0
    await town.waits(minutes=1)
    assert caretaker.rings("Er du ude igen?") == 1
    await town.waits(minutes=3)
    told = await karl.is_told("Kirsten svarer ikke")
    assert shown[0] in told.words
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)


@pytest.mark.parametrize("step", ["inside", "asked", "stand_in"])
async def test_a_visit_goes_on_after_a_restart(
    town: Town, caretaker: Person, karl: Person, leader: Person, step: str
) -> None:
    await goes_in(caretaker)
    minutes = {"inside": 10, "asked": 30, "stand_in": 33}[step]
    await town.passes(minutes=minutes)
    await town.stops()
    await starts_again(town)
    await town.passes(minutes=36 - minutes)
    assert (caretaker.rings("Er du ude igen?"), karl.rings("svarer ikke"), leader.rings("svarer ikke")) == (3, 2, 1)
    await caretaker.taps("Jeg er ude igen")
    await leader.is_told("ude igen")
    await all_is_seen(town)


async def test_an_outage_yields_one_step_and_it_goes_on_from_there(
    town: Town, caretaker: Person, karl: Person, leader: Person
) -> None:
    # Given the bot was away for three hours while Kirsten was inside
    await goes_in(caretaker)
    await town.stops()
    town.clock.move(timedelta(hours=3))
    await starts_again(town)
    await town.ticks()
    # Then she is asked once, and nobody else is told yet
    assert caretaker.rings("Er du ude igen?") == 1
    await karl.is_not_told("svarer ikke")
    # And three minutes later it goes on
    await town.waits(minutes=2)
    await karl.is_not_told("svarer ikke")
    await town.waits(minutes=1)
    await karl.is_told("Kirsten svarer ikke")
    await leader.is_not_told("svarer ikke")
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)


@pytest.mark.parametrize("role", [None, "ejendomsfunktionær"])
async def test_whoever_is_removed_or_changes_role_while_inside_is_looked_after_all_the_same(
    town: Town, caretaker: Person, karl: Person, leader: Person, role: str | None
) -> None:
    await goes_in(caretaker)
    await leader.writes("/folk")
    await leader.taps("Kirsten")
    for label in ("Fjern", "Ja, fjern") if role is None else ("Skift rolle", role):
        await leader.taps(label)
    await all_is_seen(town)
    await town.waits(minutes=30)
    assert (await caretaker.is_told("Er du ude igen?")).sounded
    await town.waits(minutes=3)
    await karl.is_told("Kirsten svarer ikke")
    # And what she answers counts
    await caretaker.taps("Jeg er ude igen")
    await karl.is_told("Kirsten er ude igen")
    await all_is_seen(town)


async def test_a_step_is_taken_once_however_often_the_clock_ticks(town: Town, caretaker: Person, karl: Person) -> None:
    await is_silent(town, caretaker, 3)
    assert town.parts is not None
    for _ in range(5):
        await tick(town.parts)
    await town.settles()
    assert (caretaker.rings("Er du ude igen?"), karl.rings("svarer ikke")) == (2, 1)
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)
