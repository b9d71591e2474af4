"""The log of who looked only grows, and each entry vouches for those before it."""

import asyncio
import random  # noqa: TID251 — the tests' own seeded dice
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from core.privacy.chain import BEGINNING, Anchor, AnchorKind, Finding, Flaw, Head, Link, Walk
from core.privacy.looking import Why
from storage.store import Store
from storage.unit_of_work import UnitOfWork

_ENTRIES = 12
_TRIES = 150
_TRIGGERS = ("look_is_never_changed", "look_is_cut_from_its_beginning", "look_goes_on_where_it_ended")
_TODAY = date(2026, 11, 3)
_COLUMNS = ("id", "at", "person_id", "what", "about", "why", "reason", "key", "before", "hash")


def _fill(work: UnitOfWork) -> None:
    for about in (7, 8, 7):
        work.looks.note(1, "details", about, Why.TASK)
    work.looks.note(2, "details", 7, Why.REASON, "Hun ringede selv til os")


async def test_each_entry_holds_the_hash_of_the_one_before(store: Store) -> None:
    await store.write(_fill)
    entries = await store.read(lambda work: work.looks.chain(0, 100))
    assert [entry.number for entry in entries] == [1, 2, 3, 4]
    assert [entry.before for entry in entries] == [BEGINNING, *(entry.hash for entry in entries[:-1])]
    assert all(entry.sound for entry in entries)
    assert await store.read(lambda work: work.looks.head()) == Head(4, genuine=True)


async def test_the_reason_that_was_given_is_sealed_and_can_be_read_again(store: Store) -> None:
    await store.write(_fill)

    def reasons(work: UnitOfWork) -> list[tuple[str | None, str | None]]:
        return [(entry.reason, work.looks.reason_of(entry)) for entry in work.looks.about([7])]

    (_, _, (sealed, reason)) = await store.read(reasons)
    assert reason == "Hun ringede selv til os"
    assert sealed is not None
    assert "ringede" not in sealed


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE look SET about = 9 WHERE id = 2",
        "DELETE FROM look WHERE id = 2",
        "DELETE FROM look WHERE id = 4",
        "DELETE FROM look",
        "REPLACE INTO look SELECT id, at, person_id, what, 9, why, reason, key, before, 'x' FROM look WHERE id = 3",
        "INSERT INTO look SELECT 9, at, person_id, what, 9, why, reason, key, before, 'x' FROM look WHERE id = 3",
    ],
)
async def test_no_entry_can_be_changed_replaced_taken_out_or_put_in_elsewhere(store: Store, statement: str) -> None:
    await store.write(_fill)
    with pytest.raises(IntegrityError):
        await store.write(lambda work: work._connection.exec_driver_sql(statement).close())


async def test_what_is_older_than_the_log_is_kept_is_cut_with_its_reasons_and_the_rest_stays_whole(
    store: Store,
) -> None:
    def old(work: UnitOfWork) -> None:
        work.looks._now = work.now - timedelta(days=400)
        work.looks.note(2, "details", 7, Why.REASON, "Hun ringede selv til os")
        work.looks.note(2, "details", 7, Why.TASK)

    await store.write(old)
    await store.write(_fill)
    kept = await store.read(lambda work: work.looks.first_since(work.now - timedelta(days=300)))
    assert kept is not None
    assert kept.number == 3
    assert await store.write(lambda work: work.looks.cut(kept.number)) == 2
    assert len(await store.read(lambda work: work.doomed.of("key"))) == 1
    begin = Anchor(1, _TODAY, AnchorKind.BEGIN, kept.number, kept.hash)
    assert await _walked(store, [begin]) == []
    assert await store.read(lambda work: work.looks.first_since(work.now - timedelta(days=300))) is None


async def test_the_newest_entry_stays_however_old_it_is(store: Store) -> None:
    await store.write(_fill)
    kept = await store.read(lambda work: work.looks.first_since(work.now + timedelta(days=300)))
    assert kept is not None
    await store.write(lambda work: work.looks.cut(kept.number))
    assert [link.number for link in await store.read(lambda work: work.looks.chain(0, 9))] == [4]
    assert await store.write(lambda work: work.looks.note(1, "details", 7, Why.TASK)) == 5


@pytest.mark.parametrize("seed", range(_TRIES))
async def test_whatever_is_done_to_the_table_by_hand_is_found(store: Store, tmp_path: Path, seed: int) -> None:
    # Given a log, its anchors, and somebody with the database, without the keys
    dice = random.Random(seed)
    await store.write(_many)
    links = await store.read(lambda work: work.looks.chain(0, 100))
    anchors = [_head(links[dice.randrange(len(links))]), Anchor(1, _TODAY, AnchorKind.BEGIN, 1, BEGINNING)]
    assert await _walked(store, anchors) == []
    # When they change anything in it
    what = await asyncio.to_thread(_tamper, tmp_path / "data" / "opgang.sqlite3", dice)
    # Then it is found
    assert await _walked(store, anchors) != [], what


async def test_a_log_that_was_written_anew_as_a_whole_does_not_fit_its_anchor(store: Store) -> None:
    """Even by somebody who has the keys, as long as they do not have the file of anchors."""
    await store.write(_many)
    links = await store.read(lambda work: work.looks.chain(0, 100))
    await store.write(_forget)
    await store.write(_fill)
    await store.write(_many)
    assert Flaw.REWRITTEN in {each.flaw for each in await _walked(store, [_head(links[5])])}


async def test_a_log_that_was_put_back_from_an_older_copy_is_found_by_its_anchor(store: Store, tmp_path: Path) -> None:
    await store.write(_many)
    file, copy = tmp_path / "data" / "opgang.sqlite3", tmp_path / "copy"
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    await store.write(_fill)
    newest = (await store.read(lambda work: work.looks.chain(0, 100)))[-1]
    with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(file)) as target:
        source.backup(target)
    assert await _walked(store, [_head(newest)]) == [Finding(Flaw.CUT, newest.number, _TODAY)]


def _many(work: UnitOfWork) -> None:
    for number in range(_ENTRIES):
        reason = "fordi hun bad om det" if number % 3 == 0 else None
        work.looks.note(number % 4 or None, "details", 7, Why.TASK, reason)


def _forget(work: UnitOfWork) -> None:
    for each in _TRIGGERS:
        work._connection.exec_driver_sql(f"DROP TRIGGER {each}").close()
    work._connection.exec_driver_sql("DELETE FROM look").close()
    work.settings.remove("looks_head")
    work.looks.begin()


async def _walked(store: Store, anchors: list[Anchor]) -> list[Finding]:
    walk = Walk(anchors)

    def whole(work: UnitOfWork) -> list[Finding]:
        found = [finding for link in work.looks.chain(0, 100) for finding in walk.take(link)]
        return [*found, *walk.end(work.looks.head())]

    return await store.read(whole)


def _head(link: Link) -> Anchor:
    return Anchor(2, _TODAY, AnchorKind.HEAD, link.number, link.hash)


def _tamper(file: Path, dice: random.Random) -> str:
    """Something that leaves the table different from what it was; what it was."""
    with closing(sqlite3.connect(file)) as database, database:
        for each in _TRIGGERS:
            database.execute(f"DROP TRIGGER {each}")
        before = database.execute("SELECT * FROM look ORDER BY id").fetchall()
        while True:
            statement, values = _change(dice)
            try:
                database.execute(statement, values)
            except sqlite3.IntegrityError:
                continue
            if database.execute("SELECT * FROM look ORDER BY id").fetchall() != before:
                return f"{statement} {values}"


def _change(dice: random.Random) -> tuple[str, tuple[object, ...]]:
    number = dice.randint(1, _ENTRIES)
    column = dice.choice(_COLUMNS)
    match dice.randrange(7):
        case 0:
            statement = f"UPDATE look SET {column} = ? WHERE id = ?"  # noqa: S608 — names of columns, from above
            return statement, (_value(dice), number)
        case 1:
            return "DELETE FROM look WHERE id = ?", (number,)
        case 2:
            return "DELETE FROM look WHERE id >= ?", (number,)
        case 3:
            return "DELETE FROM look WHERE id <= ?", (number,)
        case 4:
            other = dice.randint(1, _ENTRIES)
            another = f"SELECT {column} FROM look WHERE id = ?"  # noqa: S608 — names of columns, from above
            return f"UPDATE look SET {column} = ({another}) WHERE id = ?", (other, number)  # noqa: S608 — the same
        case 5:
            values = tuple(_value(dice) for _ in range(5))
            return "INSERT INTO look VALUES (?, 1, ?, 'details', ?, 'task', NULL, NULL, ?, ?)", (
                _ENTRIES + 1,
                *values[:2],
                "0" * 32,
                str(values[2]),
            )
        case _:
            return "UPDATE look SET id = id + ? WHERE id >= ?", (dice.randint(100, 200), number)


def _value(dice: random.Random) -> object:
    """Of any kind: a number, a word, bytes, nothing."""
    return dice.choice(
        [dice.randint(0, 2**40), "", "own", f"§{dice.randint(1, 9)}:AAAA", b"\xff\0", None, 0.5, "0" * 32]
    )
