"""The database lies in the folder that was named, whatever the folder is called."""

import os
from pathlib import Path

import pytest
from sqlalchemy import Connection

from storage.engine import SqliteDatabase

_NAMES = ["a#b", "a?mode=memory", "a%41b", "a%b", "a&b=c", "a:b@c", "a b", "tæt på", os.fsdecode(b"gr\xe6s")]


def _keep(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE kept (word TEXT)")
    connection.exec_driver_sql("INSERT INTO kept VALUES ('x')")


def _kept(connection: Connection) -> str:
    return str(connection.exec_driver_sql("SELECT word FROM kept").scalar_one())


def _folders_with_files(within: Path) -> set[Path]:
    return {file.parent for file in within.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", _NAMES)
async def test_the_database_lies_in_its_folder_and_nowhere_else(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    database = SqliteDatabase(folder / "opgang.sqlite3")
    try:
        await database.write(_keep)
        assert await database.read(_kept) == "x"
    finally:
        database.close()
    assert (folder / "opgang.sqlite3").exists()
    assert _folders_with_files(tmp_path) == {folder}
