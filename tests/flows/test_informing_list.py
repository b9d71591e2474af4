"""The secretariat's list of residents who are to be told: what is due, what is too late, what was decided."""

import pytest

from tests.flows.test_informing import closed, everything_is_seen, taken
from tests.flows.town import Person, Town

LATE = "1 beboer har ikke fået besked inden for en måned"


@pytest.fixture
async def secretariat(town: Town) -> Person:
    return await town.member("secretariat", "Solveig")


async def test_the_list_shows_reference_area_and_day_and_nothing_of_what_was_said(
    town: Town, secretariat: Person, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    await secretariat.writes("/besked")
    shown = await secretariat.is_told("Besked til beboere: 1–1 af 1")
    assert f"⏳ {reference} · Vangdalen · senest 30. dec. 2026" in shown.words
    assert "Råber" not in shown.words
    assert "Vangdalen 4" not in shown.words
    # And what was decided, without the ground
    await caretaker.taps("Besked til beboeren")
    await caretaker.taps("Undtaget")
    await caretaker.taps("Tavshedspligt efter loven")
    await secretariat.writes("/besked")
    shown = await secretariat.is_told("Besked til beboere")
    assert f"✅ {reference} · Vangdalen · undtaget 30. nov. 2026" in shown.words
    assert "Tavshedspligt efter loven" not in shown.words
    await everything_is_seen(town)


async def test_the_list_is_in_the_menu_of_the_secretariat_alone(
    town: Town, secretariat: Person, caretaker: Person
) -> None:
    assert "besked" in [each.command for each in secretariat.phone.menu()]
    assert "besked" not in [each.command for each in caretaker.phone.menu()]
    await caretaker.writes("/besked")
    await caretaker.is_told("Det har du ikke adgang til her.")


async def test_the_list_has_pages_with_what_is_due_first_in_front(
    town: Town, secretariat: Person, staff: Person, caretaker: Person
) -> None:
    references = []
    for house in range(2, 20, 2):
        references.append(await staff.reports(f"Musik om natten, Vangdalen {house}", "Kan vente"))
        await town.waits(minutes=61)
    await everything_is_seen(town)
    await secretariat.writes("/besked")
    first = await secretariat.is_told("1–8 af 9")
    assert [reference for reference in references if reference in first.words] == references[:8]
    assert first.words.index(references[0]) < first.words.index(references[7])
    await secretariat.taps("Næste")
    assert references[8] in (await secretariat.is_told("9–9 af 9")).words
    await everything_is_seen(town)


async def test_the_secretariat_hears_once_a_week_in_one_message_of_what_is_overdue(
    town: Town, secretariat: Person, staff: Person, caretaker: Person
) -> None:
    await closed(staff, caretaker)
    await taken(staff, caretaker, "Musik om natten, Vangdalen 8")
    await caretaker.taps("Besked til beboeren")
    await caretaker.taps("Beboeren har fået besked")
    await everything_is_seen(town)
    await town.waits(days=29)
    await secretariat.is_not_told("inden for en måned")
    # The month ends on the 30th; it is told in working hours
    await town.waits(days=1, hours=1)
    await secretariat.is_told(LATE)
    await everything_is_seen(town)
    await town.waits(days=5)
    assert secretariat.rings(LATE) == 1
    await town.waits(days=2)
    assert secretariat.rings(LATE) == 2
    await secretariat.taps("Vis listen", await secretariat.is_told(LATE))
    await secretariat.is_told("⏰")
    await everything_is_seen(town)
