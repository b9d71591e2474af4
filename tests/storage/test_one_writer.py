"""The embedded database: one writer, so that nothing that was read, changed and written back is lost."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.engine import SqliteDatabase, Unavailable

TASKS = 16
TIMES = 50


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    opened = SqliteDatabase(tmp_path / "rows.sqlite3")
    await opened.write(make_counter)
    yield opened
    opened.close()


def make_counter(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER NOT NULL)")
    connection.exec_driver_sql("INSERT INTO counter VALUES (1, 0)")


def value(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT value FROM counter WHERE id = 1").scalar_one())


def read_and_write_back(connection: Connection) -> int:
    counted = value(connection) + 1
    connection.exec_driver_sql("UPDATE counter SET value = ? WHERE id = 1", (counted,))
    return counted


def leave_hardly_any_room(connection: Connection) -> None:
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}").scalar_one()


def write_too_much(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE large AS SELECT zeroblob(100000) AS content")


def write_then_fail(connection: Connection) -> None:
    read_and_write_back(connection)
    connection.exec_driver_sql("INSERT INTO counter VALUES (1, 0)")


async def test_sixteen_tasks_that_read_and_write_back_at_once_lose_nothing(database: SqliteDatabase) -> None:
    async def count() -> list[int]:
        return [await database.write(read_and_write_back) for _ in range(TIMES)]

    counted = await asyncio.gather(*(count() for _ in range(TASKS)))
    assert sorted(number for each in counted for number in each) == list(range(1, TASKS * TIMES + 1))
    assert await database.read(value) == TASKS * TIMES


async def test_what_fails_among_others_is_rolled_back_alone(database: SqliteDatabase) -> None:
    jobs = [database.write(write_then_fail if number % 4 == 0 else read_and_write_back) for number in range(40)]
    results = await asyncio.gather(*jobs, return_exceptions=True)
    assert [number for number, each in enumerate(results) if isinstance(each, IntegrityError)] == list(range(0, 40, 4))
    assert await database.read(value) == 30


async def test_nobody_is_told_that_it_is_kept_when_a_full_disk_ended_the_whole_group(
    database: SqliteDatabase,
) -> None:
    # Given a disk with hardly any room, and jobs that wait for one commit
    await database.write(leave_hardly_any_room)
    held = asyncio.ensure_future(database.write(lambda _: time.sleep(0.2)))
    await asyncio.sleep(0.05)
    jobs = [read_and_write_back, write_too_much, read_and_write_back]
    results = await asyncio.gather(*(database.write(job) for job in jobs), return_exceptions=True)
    await held
    # Then whoever was told that it is kept finds it there
    kept = [each for each in results if not isinstance(each, BaseException)]
    assert isinstance(results[1], Unavailable)
    assert await database.read(value) == len(kept)
    # And when there is room again it goes on
    await database.write(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count = 1000000").scalar())
    await database.write(read_and_write_back)
    assert await database.read(value) == len(kept) + 1


async def test_what_was_written_is_brought_into_the_database_itself_beside_the_writer(
    database: SqliteDatabase, tmp_path: Path
) -> None:
    # Given something that is in the log only
    await database.write(read_and_write_back)
    # When the database is tidied while somebody writes on
    await asyncio.gather(database.tidy(), database.write(lambda _: time.sleep(0.05)))
    await database.tidy()
    # Then it is in the database's file, also without its log
    shutil.copy(tmp_path / "rows.sqlite3", tmp_path / "alone.sqlite3")
    alone = SqliteDatabase(tmp_path / "alone.sqlite3")
    assert await alone.read(value) == 1
    alone.close()


async def test_a_reader_cannot_change_anything(database: SqliteDatabase) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        await database.read(read_and_write_back)
    assert await database.read(value) == 0


async def test_what_was_written_is_on_disk_before_anybody_is_told(database: SqliteDatabase) -> None:
    def settings(connection: Connection) -> tuple[str, int, int]:
        ask = connection.exec_driver_sql
        return (
            str(ask("PRAGMA journal_mode").scalar_one()),
            int(ask("PRAGMA synchronous").scalar_one()),
            int(ask("PRAGMA foreign_keys").scalar_one()),
        )

    full = 2
    assert await database.write(settings) == ("wal", full, 1)
