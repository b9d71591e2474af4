"""Whoever has the files, sqlite3 and an editor, and none of the keys, changes the log of who looked: it is found, for
good, however long they wait with it and whatever they clear away."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.checking import findings
from core.privacy.chain import Finding, Flaw
from core.privacy.looking import Why
from storage.unit_of_work import UnitOfWork
from storage.vault.vault import Vault
from tests.flows.test_audit import _file, found, look
from tests.flows.town import Town

_HEAD = "UPDATE setting SET value = '{}' WHERE name = 'looks_head'"
_NO_HEAD = "DELETE FROM setting WHERE name = 'looks_head'"

_MADE_UP = (
    "INSERT INTO look (id, at, person_id, what, about, why, before, hash)"
    " SELECT {}, at, 77, what, about, why, before, 'made up' FROM look WHERE id = 1"
)
_VAULT = "UPDATE fact SET value = '{}' WHERE name = 'newest_anchor'"


def _by_hand(file: Path, *statements: str) -> None:
    """The triggers are put back afterwards, so that the bot goes on."""
    with closing(sqlite3.connect(file)) as database, database:
        triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'look'")
        kept = triggers.fetchall()
        for name, _ in kept:
            database.execute(f"DROP TRIGGER {name}")
        for each in statements:
            database.execute(each)
        for _, sql in kept:
            database.execute(sql)


def _in_the_database(town: Town, *statements: str) -> None:
    _by_hand(town.settings.database_path, *statements)


def _in_the_vault(town: Town, statement: str) -> None:
    _by_hand(town.settings.vault_path, statement)


def _cut_anchors(town: Town, lines: int) -> None:
    _file(town).write_text("".join(_file(town).read_text().splitlines(keepends=True)[:lines]))


def _one_look(work: UnitOfWork) -> None:
    work.looks.note(2, "details", 9, Why.TASK)


async def _somebody_looks(town: Town) -> None:
    assert town.house is not None
    await town.house.store.write(_one_look)


async def _some_days(town: Town) -> None:
    await town.ticks()
    await look(town)
    for _ in range(3):
        await town.waits(days=1)
        await look(town)


@pytest.mark.parametrize("head", [(), (_NO_HEAD,)], ids=["head stays", "head goes too"])
async def test_a_cut_of_today_is_found_also_after_the_next_looks_and_anchors(town: Town, head: tuple[str, ...]) -> None:
    await town.ticks()
    await look(town)
    await town.waits(days=1)
    await look(town)
    _in_the_database(town, "DELETE FROM look WHERE id > 3", *head)
    assert await found(town) != []
    await _somebody_looks(town)
    assert Flaw.GAP in {each.flaw for each in await found(town)}
    await town.waits(days=1)
    await _somebody_looks(town)
    assert Flaw.GAP in {each.flaw for each in await found(town)}


@pytest.mark.parametrize("forged", ["999 abc def", "9" * 5000, "", "x"])
async def test_a_forged_head_is_found_for_good_and_keeps_nobody_from_looking(town: Town, forged: str) -> None:
    await town.ticks()
    await look(town)
    _in_the_database(town, _HEAD.format(forged))
    assert await found(town) == [Finding(Flaw.HEAD_MISSING, 3)]
    await _somebody_looks(town)
    assert await found(town) == [Finding(Flaw.GAP, 5)]


async def test_a_cut_of_what_anchors_know_is_found_when_they_are_cut_too(town: Town) -> None:
    await _some_days(town)
    _cut_anchors(town, 3)
    _in_the_database(town, "DELETE FROM look WHERE id > 3")
    await _somebody_looks(town)
    assert {Flaw.GAP, Flaw.ANCHORS_CUT} <= {each.flaw for each in await found(town)}
    town.expected_errors.add("the anchors of the log are not as they were written")
    await town.waits(days=1)
    assert {Flaw.GAP, Flaw.ANCHORS_GONE} <= {each.flaw for each in await found(town)}


async def test_anchors_that_were_cut_alone_are_found(town: Town) -> None:
    await _some_days(town)
    _cut_anchors(town, 3)
    assert await found(town) == [Finding(Flaw.ANCHORS_CUT, 5)]


@pytest.mark.parametrize("anchors", [0, 2])
async def test_a_log_that_was_emptied_whole_is_found_also_after_a_restart_and_new_looks(
    town: Town, anchors: int
) -> None:
    await _some_days(town)
    if anchors:
        _cut_anchors(town, anchors)
    else:
        _file(town).unlink()
    _in_the_database(town, "DELETE FROM look", _NO_HEAD, "DELETE FROM setting WHERE name = 'vault'")
    assert await found(town) != []
    town.expected_errors.add("the anchors of the log are not as they were written")
    await town.stops()
    await town.starts()
    assert Flaw.CUT in {each.flaw for each in await found(town)}
    for _ in range(12):
        await _somebody_looks(town)
    await town.waits(days=1)
    assert await found(town) != []


async def test_what_is_emptied_before_there_is_a_first_entry_in_an_anchor_is_found(town: Town) -> None:
    await town.ticks()
    await look(town)
    _in_the_database(town, "DELETE FROM look", _NO_HEAD, "DELETE FROM setting WHERE name = 'vault'")
    await town.stops()
    await town.starts()
    assert await found(town) == [Finding(Flaw.HEAD_MISSING, 0)]
    await _somebody_looks(town)
    assert await found(town) == [Finding(Flaw.FALSE_BEGINNING, 2)]


async def test_a_log_in_which_nobody_has_looked_yet_is_whole(town: Town) -> None:
    assert await found(town) == []
    await town.ticks()
    assert await found(town) == []
    await town.stops()
    await town.starts()
    assert await found(town) == []


@pytest.mark.parametrize("number", [0, -3, -(2**63)])
async def test_an_entry_that_was_put_in_before_the_first_is_found_and_shown_to_nobody(town: Town, number: int) -> None:
    await town.ticks()
    await look(town)
    await town.waits(days=1)
    _in_the_database(
        town,
        "PRAGMA ignore_check_constraints = ON",
        _MADE_UP.format(number),
    )
    assert 77 not in [each.person for each in await town.asks(lambda work: work.looks.about([7], 100))]
    assert await found(town) == [Finding(Flaw.MADE_UP, number)]
    assert not next(each.fine for each in await findings(town.settings, town.clock) if each.what == "Log of who looked")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM fact WHERE name = 'newest_anchor'",
        _VAULT.format("x"),
        _VAULT.format("9" * 5000),
        _VAULT.format(""),
        "DELETE FROM named_key WHERE name = 'newest_anchor'",
    ],
)
async def test_what_the_vault_knows_of_the_log_is_missed_and_its_loss_leaves_a_trace(
    town: Town, statement: str
) -> None:
    await _some_days(town)
    _in_the_vault(town, statement)
    assert await found(town) == [Finding(Flaw.VAULT_CHANGED)]
    town.expected_errors.add("the anchors of the log are not as they were written")
    await town.waits(days=1)
    assert [each.flaw for each in await found(town)] == [Flaw.ANCHORS_GONE]


async def test_a_kill_between_the_file_and_the_vault_is_no_change(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await _some_days(town)

    def killed(vault: Vault, said: str) -> None:
        raise OSError

    town.expected_errors.add("a tick failed")
    with monkeypatch.context() as patched:
        patched.setattr(Vault, "keep_anchor", killed)
        await town.waits(days=1)
    assert await found(town) == []
    await town.stops()
    await town.starts()
    await town.waits(days=1)
    assert await found(town) == []
