"""/vagt: who is on duty now and next week, who is away, and who stands in."""

from datetime import UTC, datetime

import pytest

from tests.flows.away import is_away, up_to_here
from tests.flows.town import Person, Town


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Lene")


async def duty(person: Person) -> str:
    await person.writes("/vagt")
    return (await person.is_told("På vagt nu")).words or ""


async def test_where_it_is_the_same_everywhere_one_line_says_who_is_on_duty(town: Town, caretaker: Person) -> None:
    shown = await duty(caretaker)
    assert "• alle områder: Kirsten" in shown
    assert "Sådan bliver det til og med næste uge" in shown


async def test_each_area_is_named_with_its_own_caretaker(town: Town, caretaker: Person, leader: Person) -> None:
    await town.member("caretaker", "Karl", "Vangdalen")
    shown = await duty(leader)
    assert "• Vangdalen: først Karl, så Kirsten" in shown
    assert next(line for line in shown.splitlines() if "først Kirsten" in line).startswith("• Gl. Jennumparken")


async def test_who_is_away_until_when_and_who_stands_in_is_shown_for_this_week_and_the_next(
    town: Town, caretaker: Person, leader: Person
) -> None:
    karl = await town.member("caretaker", "Karl")
    await is_away(caretaker, "fra onsdag til mandag", "Karl")
    await up_to_here(town)
    for person in (leader, karl):
        now, wednesday, after = (await duty(person)).split("Fra ")
        assert "alle områder: først Kirsten, så Karl" in now
        assert wednesday.startswith("onsdag 2. december\n• alle områder: Karl")
        assert after.startswith("tirsdag 8. december\n• alle områder: først Kirsten, så Karl")
        assert "• Kirsten: onsdag 2. til mandag 7. december. Vikar: Karl." in after


async def test_where_nobody_is_on_duty_the_secretariat_is_and_without_it_that_is_said(
    town: Town, caretaker: Person
) -> None:
    await is_away(caretaker, "i dag", "Ingen")
    caretaker.sees_everything()
    assert "• alle områder: ⚠️ ingen" in await duty(caretaker)
    leader = await town.member("secretariat", "Lene")
    assert "• alle områder: Lene" in await duty(leader)


async def test_it_says_who_is_rung_first_who_next_and_who_the_secretariat_is(
    town: Town, caretaker: Person, leader: Person
) -> None:
    for name in ("Karl", "Jens"):
        await town.member("caretaker", name)
    await town.has_number(caretaker, "+4520123456")
    shown = await duty(leader)
    nonbreaking = "20 12 34 56".replace(" ", "\N{NO-BREAK SPACE}")
    assert f"• alle områder: først Kirsten ({nonbreaking}), så Karl, også Jens" in shown
    assert "• Sekretariatet: Lene" in shown


async def test_out_of_hours_it_says_that_only_the_acute_rings(town: Town, caretaker: Person) -> None:
    assert "ringer kun det akutte" not in await duty(caretaker)
    town.clock.set(datetime(2026, 11, 30, 17, tzinfo=UTC))
    assert "Uden for arbejdstid ringer kun det akutte." in await duty(caretaker)


@pytest.mark.parametrize("role", ["property_staff", "professional", "housing_unit", "housing_office"])
async def test_who_is_on_duty_is_for_those_who_act(town: Town, role: str) -> None:
    somebody = await town.member(role, "Sofie")
    await somebody.writes("/vagt")
    await somebody.is_told("Det har du ikke adgang til")
