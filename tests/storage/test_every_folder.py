"""The database lies in the folder that was named, whatever the folder is called."""

import os
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.house import house
from bot.settings import Settings
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


def open_to_all(folder: Path) -> None:
    folder.chmod(0o755)


def modes_in(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o777 for file in folder.glob("*.sqlite3*")}


async def test_nobody_else_on_the_machine_can_read_it_even_in_an_open_folder(tmp_path: Path) -> None:
    # Given a folder that everybody may look into
    open_to_all(tmp_path)
    fixed = {"data": tmp_path}
    built = house(Settings(_env_file=None, **fixed))  # type: ignore[arg-type]  # as the environment would give them
    try:
        await built.store.write(lambda work: work.settings.set("name", "value"))
        modes = modes_in(tmp_path)
    finally:
        built.store.close()
    # Then the database and what stands beside it are for its owner alone
    assert len(modes) >= 2
    assert set(modes.values()) == {0o600}
