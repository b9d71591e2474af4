"""Besked til beboeren: within a month, or with a ground; whoever has the alert is reminded, nobody forgets it."""

import sqlite3
from pathlib import Path

import pytest

from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town, open_town

WORDS = "Råber og græder, Vangdalen 4, 2. tv"
ASKED = "Beboeren skal senest 30. dec. 2026 have besked"


async def taken(staff: Person, caretaker: Person, words: str = WORDS) -> str:
    reference = await staff.reports(words, "Kan vente")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {reference}"))
    await staff.is_told("I gang")
    caretaker.sees_everything()
    return reference


async def closed(staff: Person, caretaker: Person, outcome: str = "Råd givet", words: str = WORDS) -> str:
    reference = await taken(staff, caretaker, words)
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps(outcome)
    return reference


async def everything_is_seen(town: Town) -> None:
    await town.settles()
    for person in town.people:
        person.sees_everything()


def kept(work: UnitOfWork) -> list[tuple[str | None, str | None]]:
    rows = work._connection.exec_driver_sql("SELECT decision, ground FROM informing").all()
    return [(row.decision, row.ground) for row in rows]


async def test_it_is_due_a_month_after_the_first_report_and_the_details_say_so(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await taken(staff, caretaker)
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Beboeren skal have besked senest 30. dec. 2026")


async def test_whoever_has_it_says_that_the_resident_was_told_and_is_not_asked_again(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await taken(staff, caretaker)
    await caretaker.taps("Besked til beboeren")
    asked = await caretaker.is_told("Har beboeren fået besked?")
    assert "Sig ikke, hvem der har meldt det." in asked.words
    await caretaker.taps("Beboeren har fået besked")
    card = await caretaker.is_told(f"Nummer: {reference}")
    assert "Besked til beboeren" not in str(card.buttons)
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Besked til beboeren: beboeren har fået besked (Kirsten, 30. nov. 2026)")
    await town.waits(days=31)
    await caretaker.is_not_told("Beboeren skal senest")
    await everything_is_seen(town)


async def test_a_resident_is_exempt_on_a_ground_that_is_kept_sealed(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await closed(staff, caretaker)
    await caretaker.taps("Besked til beboeren")
    await caretaker.taps("Undtaget")
    await caretaker.is_told("Hvorfor får beboeren ikke besked?")
    await caretaker.taps("Tavshedspligt efter loven")
    (decision, ground), *_ = await town.asks(kept)
    assert decision == "exempt"
    assert ground is not None
    assert ground.startswith("§")
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("undtaget: Tavshedspligt efter loven")
    await everything_is_seen(town)


@pytest.mark.parametrize("ground", ["Hensyn til beboeren eller andre (skriv det)", "En anden grund (skriv den)"])
async def test_what_has_to_be_weighed_is_written_in_their_own_words(
    town: Town, staff: Person, caretaker: Person, ground: str
) -> None:
    reference = await closed(staff, caretaker)
    await caretaker.taps("Besked til beboeren")
    await caretaker.taps("Undtaget")
    await caretaker.taps(ground)
    await caretaker.is_told("Skriv, hvorfor beboeren i")
    await caretaker.writes("Hun er indlagt og skal have ro")
    await caretaker.is_told(f"Noteret på {reference}.")
    await caretaker.taps("Vis detaljer", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.is_told("undtaget: Hun er indlagt og skal have ro")
    assert await town.asks(lambda work: work.informings.page(0, 9)[0].words) == "Hun er indlagt og skal have ro"
    await everything_is_seen(town)


async def test_danger_to_life_is_never_taken_for_a_ground(town: Town, staff: Person, caretaker: Person) -> None:
    await closed(staff, caretaker)
    await caretaker.taps("Besked til beboeren")
    await caretaker.taps("Undtaget")
    await caretaker.taps("En anden grund (skriv den)")
    await caretaker.writes("Han har taget en overdosis, Vangdalen 4")
    await caretaker.is_told("Ring 112 nu.")
    assert await town.asks(kept) == [(None, None)] * 2
    await everything_is_seen(town)


async def test_nobody_needs_to_be_told_when_nobody_knows_who_it_is(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await closed(staff, caretaker)
    await caretaker.taps("Besked til beboeren")
    await caretaker.taps("Ved ikke hvem det er")
    assert await town.asks(kept) == [("anonymous", None)]
    await everything_is_seen(town)


async def test_whoever_has_it_is_reminded_a_week_before_once(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await closed(staff, caretaker)
    await everything_is_seen(town)
    await town.waits(days=22, hours=23)
    await caretaker.is_not_told(ASKED)
    await town.waits(hours=1, minutes=1)
    reminder = await caretaker.is_told(ASKED)
    assert reference in reminder.words
    assert "Vangdalen 4" not in reminder.words
    await everything_is_seen(town)
    await town.waits(days=2)
    assert caretaker.rings(ASKED) == 1
    # And what it asks for can be answered there
    await caretaker.taps("Besked til beboeren", reminder)
    await caretaker.taps("Beboeren har fået besked")
    await everything_is_seen(town)


async def test_when_whoever_had_it_has_left_those_on_duty_are_reminded(
    town: Town, staff: Person, caretaker: Person
) -> None:
    secretariat = await town.member("secretariat", "Solveig")
    karen = await town.member("caretaker", "Karen")
    await closed(staff, caretaker)
    await caretaker.phone.block()
    await everything_is_seen(town)
    await town.waits(days=23, minutes=1)
    await karen.is_told(ASKED)
    await secretariat.is_not_told(ASKED)
    await everything_is_seen(town)


async def test_reports_that_are_joined_share_the_clock_of_the_first(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await town.member("secretariat", "Solveig")
    first = await taken(staff, caretaker)
    await town.waits(days=3)
    await everything_is_seen(town)
    second = await staff.reports(WORDS, "Kan vente")
    await caretaker.taps("Saml dem", await caretaker.is_told(f"Nummer: {second}"))
    await everything_is_seen(town)
    page = await town.asks(lambda work: [work.alerts.get(each.alert).reference for each in work.informings.page(0, 9)])
    assert page == [first]
    await town.waits(days=20, minutes=1)
    await caretaker.is_told(ASKED)
    await everything_is_seen(town)
    await town.waits(days=4)
    assert caretaker.rings("have besked om") == 1
    await everything_is_seen(town)


async def test_what_was_withdrawn_or_is_a_duplicate_has_nobody_of_its_own_to_tell(
    town: Town, staff: Person, caretaker: Person
) -> None:
    first = await closed(staff, caretaker)
    await staff.is_told("Afsluttet")
    await staff.reports("Det lugter, Vangdalen 8", "Kan vente")
    await staff.taps("Træk tilbage")
    second = await taken(staff, caretaker, "Musik om natten, Vangdalen 12")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {second}"))
    await caretaker.taps("Dublet")
    await caretaker.taps(first)
    page = await town.asks(lambda work: [work.alerts.get(each.alert).reference for each in work.informings.page(0, 9)])
    assert page == [first]
    await everything_is_seen(town)


async def test_what_came_in_before_there_were_clocks_has_one_from_the_next_start(tmp_path: Path) -> None:
    async with open_town(tmp_path / "data") as town:
        caretaker = await town.member("caretaker", "Kirsten")
        staff = await town.member("property_staff", "Peter", "Vangdalen")
        await taken(staff, caretaker)
        await town.stops()
        forget(town)
        await town.starts()
        assert await town.asks(kept) == [(None, None)]
        await everything_is_seen(town)


def forget(town: Town) -> None:
    """As an older version would have left it."""
    file = sqlite3.connect(town.settings.database_path)
    file.execute("DELETE FROM informing")
    file.execute("DELETE FROM setting WHERE name = 'informing_begun'")
    file.commit()
    file.close()
