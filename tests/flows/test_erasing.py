"""What is erased is gone for good, in every copy there is, whatever happens in the middle."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.house import house
from bot.retaining import destruction, erase_now
from core.privacy.looking import Why
from core.retention.erasing import StillOpen, erase
from storage.unit_of_work import UnitOfWork
from tests.flows import opened, raw
from tests.flows.town import Person, Town, count_of
from tests.sent import JPEG

WORDS = "Kvindestemmen fra trappen skriger om natten, Vangdalen 14"
_PLANTED = ("Kvindestemmen", "skriger", "Vangdalen 14", "Grædende", "Nordkvist")


async def closed(nadia: Person, caretaker: Person) -> str:
    """With words, a note, a picture and a name."""
    reference = await nadia.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Skriv note")
    await caretaker.writes("Grædende ved døren")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Råd givet")
    await nadia.is_told("Afsluttet")
    nadia.sees_everything()
    caretaker.sees_everything()
    return reference


async def is_erased(town: Town, reference: str) -> None:
    assert await town.asks(lambda work: work.alerts.by_reference(reference)) is None
    for table in ("alert", "report", "entry", "holder", "attachment", "call"):
        assert await town.asks(count_of(table)) == 0, table
    assert await town.asks(count_of("past_alert")) == 1
    assert await town.asks(lambda work: [*work.doomed.of("key"), *work.doomed.of("file")]) == []
    assert await town.asks(lambda work: work.outbox._connection.exec_driver_sql(_SPEAKS_OF_IT).scalar_one()) == 0
    assert not [word for word in _PLANTED if word in opened.readable(town.settings.database_path, town.settings)]


_SPEAKS_OF_IT = (
    "SELECT (SELECT count(*) FROM outbox WHERE slot LIKE 'card:%' OR slot LIKE 'report:%')"
    " + (SELECT count(*) FROM living WHERE slot LIKE 'card:%' OR slot LIKE 'report:%')"
    " + (SELECT count(*) FROM chat_message WHERE about IS NOT NULL)"
)


async def test_the_operator_erases_a_report_beside_the_running_bot(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await closed(nadia, caretaker)
    assert "Kvindestemmen" in opened.readable(town.settings.database_path, town.settings)
    assert await _erased_by_operator(town, reference)
    await is_erased(town, reference)
    (look,) = await town.asks(_erasures)
    assert (look.person, look.what, look.why) == (None, "erased on request", Why.ERASURE)
    assert await town.asks(lambda work: work.looks.reason_of(look)) == "asked by letter"
    # The bot goes on: the old card says so, a new report is taken
    assert "Det findes ikke længere" in str((await caretaker.taps("Vis detaljer")).toast)
    assert await nadia.reports("Larm om natten, Energivej 2", "Kan vente") != reference
    caretaker.sees_everything()
    nadia.sees_everything()


async def test_what_somebody_still_works_on_is_not_erased(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    reference = await nadia.reports(WORDS, "I dag")
    with pytest.raises(StillOpen):
        await _erased_by_operator(town, reference)
    assert await town.asks(count_of("alert")) == 1
    assert not await _erased_by_operator(town, "ABC-234")
    await caretaker.is_told(reference)


async def test_an_old_backup_that_is_put_back_brings_back_nothing(
    town: Town, caretaker: Person, tmp_path: Path
) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference, backup = await closed(nadia, caretaker), tmp_path / "backup.sqlite3"
    opened.copy(town.settings.database_path, backup)
    assert "Kvindestemmen" in opened.readable(backup, town.settings)
    # When it is erased, and the old backup is put back
    await _erased_by_operator(town, reference)
    assert not [word for word in _PLANTED if word in opened.readable(backup, town.settings)]
    assert not raw.found(_PLANTED, [("the backup", backup.read_bytes())])
    await town.stops()
    opened.put_back(backup, town.settings.database_path)
    await town.starts()
    await town.ticks()
    # Then the record is gone from it too, it is counted once, and the bot works
    await is_erased(town, reference)
    again = await nadia.reports("Larm om natten, Energivej 2", "I dag")
    await caretaker.is_told(f"Nummer: {again}")
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_a_backup_in_which_it_was_still_open_brings_back_nothing_either(
    town: Town, caretaker: Person, tmp_path: Path
) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference, backup = await nadia.reports(WORDS, "I dag"), tmp_path / "backup.sqlite3"
    await caretaker.is_told(reference)
    opened.copy(town.settings.database_path, backup)
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Råd givet")
    await _erased_by_operator(town, reference)
    await town.stops()
    opened.put_back(backup, town.settings.database_path)
    await town.starts()
    await is_erased(town, reference)
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_nothing_else_goes_with_it(town: Town, caretaker: Person, tmp_path: Path) -> None:
    nadia, peter = town.neighbour("Nadia Nordkvist"), town.neighbour("Peter")
    reference = await closed(nadia, caretaker)
    other = await peter.reports("Larm om natten, Energivej 2", "Kan vente")
    backup = tmp_path / "backup.sqlite3"
    opened.copy(town.settings.database_path, backup)
    await _erased_by_operator(town, reference)
    await town.stops()
    opened.put_back(backup, town.settings.database_path)
    await town.starts()
    assert await town.asks(lambda work: work.alerts.by_reference(other)) is not None
    assert "Larm om natten" in opened.readable(town.settings.database_path, town.settings)
    for person in (nadia, peter, caretaker):
        person.sees_everything()


def _after_the_transaction(town: Town, keys: list[int]) -> None:
    """Nothing more was done."""


def _after_the_vault(town: Town, keys: list[int]) -> None:
    """The keys are gone, and the database has not noted it."""
    assert town.house is not None
    town.house.vault.destroy(keys)


@pytest.mark.parametrize("killed", [_after_the_transaction, _after_the_vault], ids=["transaction", "vault"])
async def test_a_kill_in_the_middle_leaves_nothing_half(
    town: Town, caretaker: Person, killed: Callable[[Town, list[int]], None]
) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await closed(nadia, caretaker)
    assert town.house is not None
    await town.house.store.write(lambda work: _erase_rows(reference, work))
    killed(town, list(await town.asks(lambda work: work.doomed.of("key"))))
    await town.stops()
    await town.starts()
    await town.ticks()
    await is_erased(town, reference)
    generation = await town.asks(lambda work: work.settings.get("generation"))
    assert generation == town.house.vault.generation


async def test_its_file_goes_with_it_and_a_kill_before_that_changes_nothing(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    await nadia.phone.send_photo(JPEG, caption=WORDS)
    await nadia.taps("I dag")
    reference = await nadia.reference()
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Råd givet")
    await town.settles()
    kept = list((town.settings.data / "attachments").glob("*/*"))
    assert len(kept) == 1
    assert town.house is not None
    await town.house.store.write(lambda work: _erase_rows(reference, work))
    assert kept[0].exists()
    await town.stops()
    await town.starts()
    await town.ticks()
    assert not kept[0].exists()
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_two_who_destroy_at_once_do_each_others_work_and_no_harm(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await closed(nadia, caretaker)
    assert town.house is not None
    await town.house.store.write(lambda work: _erase_rows(reference, work))
    beside = house(town.settings, town.clock, town.configuration)
    try:
        await asyncio.gather(destruction(beside).carry_out(), town.ticks())
    finally:
        beside.store.close()
    await is_erased(town, reference)
    await town.ticks()
    assert await town.asks(lambda work: work.settings.get("generation")) == town.house.vault.generation


async def test_what_was_joined_to_it_or_a_duplicate_of_it_goes_on_without_it(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    original = await closed(nadia, caretaker)
    duplicate = await nadia.reports("Larm, Vangdalen 9", "I dag")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {duplicate}"))
    await caretaker.taps("Dublet")
    asked = await caretaker.is_told("Dublet af hvilken?")
    await caretaker.taps(next(b.text for row in asked.buttons for b in row if original in b.text), asked)
    await _erased_by_operator(town, original)
    left = await town.asks(lambda work: work.alerts.by_reference(duplicate))
    assert left.duplicate_of is None
    await caretaker.writes(f"/liste {duplicate}")
    await caretaker.is_told("Dublet")
    caretaker.sees_everything()
    nadia.sees_everything()


def _erase_rows(reference: str, work: UnitOfWork) -> None:
    alert = work.alerts.by_reference(reference)
    assert alert is not None
    erase(alert.id, work, "erased on request", "asked by letter")


def _erasures(work: UnitOfWork) -> list[object]:
    rows = work._connection.exec_driver_sql("SELECT about FROM look WHERE what = 'erased on request'").all()
    return [each for row in rows for each in work.looks.about([row.about]) if each.what == "erased on request"]


async def _erased_by_operator(town: Town, reference: str) -> bool:
    beside = house(town.settings, town.clock, town.configuration)
    try:
        return await erase_now(beside, reference, "asked by letter")
    finally:
        beside.store.close()
