"""The log of who looked is anchored outside the database each day, and whatever is done to it is found."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.audit_commands import audit_app
from bot.checking import findings
from bot.looking.anchoring import anchor_file, anchors_of
from bot.looking.listing import lookers
from bot.looking.verifying import Verification
from core.privacy.chain import AnchorKind, Finding, Flaw
from core.privacy.looking import Why
from storage.unit_of_work import UnitOfWork
from tests.flows import opened
from tests.flows.town import Person, Town

_MONDAY = date(2026, 11, 30)


def _three_looks(work: UnitOfWork) -> None:
    for about in (7, 8, 7):
        work.looks.note(1, "details", about, Why.TASK)


async def look(town: Town) -> None:
    assert town.house is not None
    await town.house.store.write(_three_looks)


def _file(town: Town) -> Path:
    return town.settings.data / "anchors" / "looks.txt"


async def found(town: Town, copy: Path | None = None) -> list[Finding]:
    assert town.house is not None
    return list(await Verification(town.house, anchor_file(town.house, copy), copied=copy is not None).whole())


async def test_each_day_a_line_is_put_down_and_a_day_that_was_missed_is_caught_up(town: Town) -> None:
    assert town.house is not None
    await town.ticks()
    await look(town)
    await town.waits(hours=1)
    await town.waits(days=1)
    await look(town)
    await town.waits(days=5)
    await town.ticks()
    anchors = await anchors_of(anchor_file(town.house), town.house.vault)
    heads = [(each.on, each.number) for each in anchors.lines if each.kind is AnchorKind.HEAD]
    assert heads == [(_MONDAY, 0), (_MONDAY + timedelta(days=1), 3), (_MONDAY + timedelta(days=6), 6)]
    assert anchors.flaws == []
    assert _file(town).stat().st_mode & 0o777 == 0o600
    assert await found(town) == []


async def test_a_restart_on_the_same_day_puts_down_nothing_new(town: Town) -> None:
    await town.ticks()
    before = _file(town).read_bytes()
    await town.stops()
    await town.starts()
    await town.ticks()
    assert _file(town).read_bytes() == before


async def test_entries_older_than_the_log_is_kept_go_and_the_cut_is_vouched_for(town: Town) -> None:
    await town.ticks()
    await look(town)
    await town.waits(days=1)
    # When five years have passed
    await town.waits(days=5 * 365)
    await look(town)
    await town.waits(days=2)
    await town.waits(days=1)
    # Then the old entries are gone, and nothing is wrong
    links = await town.asks(lambda work: work.looks.chain(0, 100))
    assert [link.number for link in links] == [4, 5, 6]
    assert await found(town) == []
    # But another cut is found
    await _by_hand(town, "DELETE FROM look WHERE id = 4")
    assert await found(town) == [Finding(Flaw.FALSE_BEGINNING, 5)]


@pytest.mark.parametrize(
    ("statement", "wanted"),
    [
        ("UPDATE look SET about = 9 WHERE id = 2", Finding(Flaw.CHANGED, 2)),
        ("DELETE FROM look WHERE id = 2", Finding(Flaw.GAP, 3)),
        ("DELETE FROM look WHERE id > 1", Finding(Flaw.CUT, 3, _MONDAY + timedelta(days=1))),
        ("DELETE FROM look", Finding(Flaw.CUT, 3, _MONDAY + timedelta(days=1))),
    ],
)
async def test_a_change_a_gap_and_a_cut_are_found(town: Town, statement: str, wanted: Finding) -> None:
    await town.ticks()
    await look(town)
    await town.waits(days=1)
    await _by_hand(town, statement)
    assert await found(town) == [wanted]


async def test_a_cut_of_what_no_anchor_knows_yet_is_found(town: Town) -> None:
    await town.ticks()
    await look(town)
    await _by_hand(town, "DELETE FROM look WHERE id = 3")
    assert await found(town) == [Finding(Flaw.CUT, 3)]
    assert [each.fine for each in await findings(town.settings, town.clock) if each.what == "Log of who looked"] == [
        False
    ]


async def test_a_file_of_anchors_that_was_touched_or_taken_away_is_found(town: Town) -> None:
    await town.ticks()
    await look(town)
    await town.waits(days=1)
    lines = _file(town).read_text()
    _file(town).write_text(lines.replace("2026-12-01", "2026-12-02"))
    assert await found(town) == [Finding(Flaw.ANCHOR_CHANGED, 3)]
    _file(town).unlink()
    assert await found(town) == [Finding(Flaw.NO_ANCHORS, 3)]


async def test_a_copy_of_the_anchors_kept_elsewhere_finds_a_whole_that_was_put_back(town: Town, tmp_path: Path) -> None:
    """Older copies of database, anchors and vault fit each other; only somebody else's copy tells."""
    await town.ticks()
    older = tmp_path / "older"
    older.mkdir()
    await _copied(town, older)
    await look(town)
    await town.waits(days=1)
    elsewhere = tmp_path / "elsewhere.txt"
    shutil.copy(_file(town), elsewhere)
    opened.copy(older / "db", town.settings.database_path)
    shutil.copy(older / "looks.txt", _file(town))
    cut = Finding(Flaw.CUT, 3, _MONDAY + timedelta(days=1))
    assert await found(town) == [Finding(Flaw.ANCHORS_CUT, 3), cut]
    opened.copy(older / "vault", town.settings.vault_path)
    assert await found(town) == []
    assert await found(town, elsewhere) == [cut]


async def test_the_operator_is_told_in_a_sentence_and_by_the_exit_code(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.ticks()
    await look(town)
    await town.waits(days=1)
    await town.stops()
    monkeypatch.setenv("OPGANG_DATA", str(town.settings.data))
    whole = _run("verify")
    assert whole.exit_code == 0
    assert "The log is whole: 3 entries, 3 anchors; the newest anchor is of 2026-12-01, entry 3." in whole.output
    await _by_hand(town, "UPDATE look SET why = 'own' WHERE id = 2")
    wrong = _run("verify")
    assert wrong.exit_code == 1
    assert "Entry 2 does not say any more what it said" in wrong.output
    await town.starts()


async def test_a_log_of_many_pages_is_read_page_by_page(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.looking.verifying._PAGE", 2)
    await town.ticks()
    for _ in range(4):
        await look(town)
    assert await found(town) == []
    await _by_hand(town, "UPDATE look SET about = 9 WHERE id IN (4, 11)")
    assert await found(town) == [Finding(Flaw.CHANGED, 4), Finding(Flaw.CHANGED, 11)]


async def test_the_operator_sees_who_looked_at_a_report_by_name_and_nothing_of_what_it_says(
    town: Town, caretaker: Person
) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await nadia.reports("Han råber hver nat. Energivej 14", "I dag")
    await caretaker.is_told(reference)
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("hver nat")
    (line,) = await town.asks(lambda work: lookers(reference, work))
    assert line == "1. 2026-11-30 10:00 Kirsten (caretaker): details_named, task"
    assert await town.asks(lambda work: lookers("ABC-234", work)) is None
    nadia.sees_everything()
    caretaker.sees_everything()


def _run(*arguments: str) -> Result:
    with ThreadPoolExecutor(1) as pool:  # the story has a loop of its own in this thread
        return pool.submit(CliRunner().invoke, audit_app, list(arguments)).result()


async def _copied(town: Town, folder: Path) -> None:
    opened.copy(town.settings.database_path, folder / "db")
    opened.copy(town.settings.vault_path, folder / "vault")
    shutil.copy(_file(town), folder / "looks.txt")


async def _by_hand(town: Town, statement: str) -> None:
    """As somebody would who has the file of the database."""
    with closing(sqlite3.connect(town.settings.database_path)) as database, database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'look'")
        for (name,) in triggers.fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)
