"""The secretariat hears before it matters that a rung of a ladder would reach nobody."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.checking import findings
from core.kernel.town import Routing, RoutingStep
from tests.flows.away import is_away, up_to_here
from tests.flows.town import Person, Town

HEADING = "Her kan en henvendelse ikke nå nogen"
TUESDAY_AT_FOUR = datetime(2026, 12, 1, 3, 5, tzinfo=UTC)


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Lene")


@pytest.fixture
async def karl(town: Town) -> Person:
    return await town.member("caretaker", "Karl")


def told(person: Person, heading: str = HEADING) -> list[str]:
    return [each.words or "" for each in person.phone.messages if heading in (each.words or "")]


async def test_an_absence_that_leaves_nobody_is_told_with_where_when_and_what_to_do(
    town: Town, caretaker: Person, leader: Person
) -> None:
    # Given the only caretaker is away next week, and nobody stands in
    await is_away(caretaker, "7.–11. december", "Ingen")
    await up_to_here(town)
    # When nothing more changes for ten minutes
    await town.waits(minutes=9)
    assert not told(leader)
    await town.waits(minutes=2)
    # Then the secretariat is told, once
    said = (await leader.is_told(HEADING)).words or ""
    assert "🔴 alle områder: ingen social vicevært, mandag 7. til fredag 11. december." in said
    assert "→ Vælg en vikar for Kirsten: /folk" in said
    await town.waits(minutes=30)
    town.clock.set(TUESDAY_AT_FOUR)
    await town.ticks()
    assert len(told(leader)) == 1
    leader.sees_everything()


async def test_once_somebody_stands_in_the_message_says_that_all_is_well(
    town: Town, caretaker: Person, leader: Person, karl: Person
) -> None:
    # Given both caretakers are away at once
    await is_away(caretaker, "7.–11. december", "Ingen")
    await is_away(karl, "9. december", "Ingen")
    await up_to_here(town)
    await town.waits(minutes=11)
    said = (await leader.is_told(HEADING)).words or ""
    assert "ingen social vicevært, onsdag 9. december." in said
    assert "Vælg en vikar for Kirsten, Karl" in said
    await up_to_here(town)
    # When both are there after all
    await caretaker.taps("Aflys fraværet")
    await karl.taps("Aflys fraværet")
    await up_to_here(town)
    await town.waits(minutes=11)
    # Then the message says so where it stands
    assert not told(leader)
    await leader.is_told("Alle trin når nu frem til nogen")


async def test_every_night_between_four_and_five_a_missing_stand_in_is_told_as_a_warning(
    town: Town, caretaker: Person, leader: Person
) -> None:
    # Given one caretaker only
    await town.waits(minutes=11)
    assert not told(leader)
    # When it is one, two, three at night
    for hour in (0, 1, 2):
        town.clock.set(datetime(2026, 12, 1, hour, 5, tzinfo=UTC))
        await town.ticks()
        assert not told(leader)
    # Then it is told after four, without a sound, and not again the next night
    town.clock.set(TUESDAY_AT_FOUR)
    await town.ticks()
    message = await leader.is_told("Kun én social vicevært")
    assert HEADING not in message.words
    assert message.silent
    assert "🟡 alle områder, fra nu af: Kirsten er alene." in (message.words or "")
    assert "Svarer Kirsten ikke, går det akutte direkte til sekretariatet. Vil du ændre det: /folk" in message.words
    town.clock.set(TUESDAY_AT_FOUR + timedelta(days=1))
    await town.ticks()
    assert len(told(leader, "Kun én social vicevært")) == 1
    # And once more when a week has passed
    first = message.id
    town.clock.set(TUESDAY_AT_FOUR + timedelta(days=7, minutes=10))
    await town.ticks()
    assert (await leader.is_told("Kun én social vicevært")).id != first


async def test_whoever_is_alone_as_a_stand_in_is_named_and_nobody_is_asked_to_name_another(
    town: Town, caretaker: Person, leader: Person
) -> None:
    soeren = await town.member("caretaker", "Søren")
    await is_away(caretaker, "7.–11. december", "Søren")
    await up_to_here(town)
    await town.waits(minutes=11)
    said = (await leader.is_told("Kun én social vicevært")).words
    assert "mandag 7. til fredag 11. december: Søren er alene (vikar for Kirsten)." in said
    assert "Svarer Søren ikke, går det akutte direkte til sekretariatet." in said
    assert "Vælg en vikar" not in said
    assert HEADING not in said
    soeren.sees_everything()


async def test_only_what_is_new_since_the_last_telling_is_said(
    town: Town, caretaker: Person, leader: Person, karl: Person
) -> None:
    await is_away(caretaker, "7.–11. december", "Ingen")
    await up_to_here(town)
    await town.waits(minutes=11)
    assert "mandag 7." in (await leader.is_told("Kun én social vicevært")).words
    await up_to_here(town)
    # When Karl is away too, on one of those days
    await is_away(karl, "9. december", "Ingen")
    await up_to_here(town)
    await town.waits(minutes=11)
    # Then only that day is told of
    said = (await leader.is_told(HEADING)).words
    assert "🔴 alle områder: ingen social vicevært, onsdag 9. december." in said
    assert "mandag 7. til fredag 11." not in said


async def test_inviting_people_one_after_the_other_is_one_change(town: Town, leader: Person) -> None:
    for name in ("Karl", "Jens"):
        await town.waits(minutes=8)
        (await town.member("caretaker", name)).sees_everything()
    await town.waits(minutes=8)
    assert not told(leader)


async def test_the_only_caretaker_who_blocks_the_bot_is_noticed(town: Town, caretaker: Person, leader: Person) -> None:
    await town.waits(minutes=11)
    await caretaker.phone.block()
    await town.settles()
    await town.ticks()
    await town.waits(minutes=11)
    said = (await leader.is_told(HEADING)).words or ""
    assert "🔴 alle områder: ingen social vicevært, fra nu af." in said
    assert "Bed Kirsten om at åbne botten igen" in said


async def test_another_configuration_is_looked_at_as_soon_as_the_bot_begins_with_it(town: Town, leader: Person) -> None:
    # Given a caretaker in Vangdalen, who is rung for all other areas too
    karl = await town.member("caretaker", "Karl", "Vangdalen")
    await town.waits(minutes=11)
    assert not told(leader)
    # When the town no longer wants that
    await town.stops()
    only_their_own = Routing(order=(RoutingStep.AREA, RoutingStep.SECRETARIAT))
    town.configuration = town.configuration.model_copy(update={"routing": only_their_own})
    await town.starts()
    await town.ticks()
    await town.ticks()
    # Then the secretariat is told at once, and only of the areas concerned
    said = (await leader.is_told(HEADING)).words or ""
    line = next(line for line in said.splitlines() if "ingen social vicevært, fra nu af." in line)
    assert line.startswith("🔴 Gl. Jennumparken")
    assert "Vangdalen" not in line
    karl.sees_everything()


async def test_the_check_prints_the_same(town: Town, caretaker: Person, leader: Person) -> None:
    await is_away(caretaker, "7.–11. december", "Ingen")
    await up_to_here(town)
    whats = ("Reaches nobody", "Only one social caretaker")
    found = [each for each in await findings(town.settings, town.clock) if each.what in whats]
    assert [each.what for each in found] == list(whats)
    goes_on = "If Kirsten does not answer, what is acute goes to the secretariat. To change it: /folk"
    assert [each.word for each in found] == [
        "all areas: no social caretaker, Monday 7 to Friday 11 December. Name a stand-in for Kirsten: /folk",
        f"all areas, from now on: Kirsten is alone. {goes_on}",
    ]
    assert [each.fine for each in found] == [False, True]
    assert [each.warning for each in found] == [False, True]


async def test_where_everything_reaches_somebody_the_check_says_so(
    town: Town, caretaker: Person, karl: Person, leader: Person
) -> None:
    found = [each for each in await findings(town.settings, town.clock) if each.what == "Every step reaches somebody"]
    assert [(each.fine, each.warning, each.word) for each in found] == [(True, False, "for the next 14 days")]


async def test_what_is_serious_again_after_a_restart_is_not_told_twice(
    town: Town, caretaker: Person, leader: Person
) -> None:
    await is_away(caretaker, "7.–11. december", "Ingen")
    await up_to_here(town)
    await town.waits(minutes=11)
    await leader.is_told(HEADING)
    await town.stops()
    await town.starts()
    await town.waits(minutes=1)
    await town.waits(minutes=11)
    assert len(told(leader)) == 1
