"""The database knows the newest keys that something in it is sealed with, whoever made them and whatever failed."""

from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import Connection

from bot.house import house
from bot.settings import Settings
from core.privacy.looking import Why
from storage.belonging import note_batch
from storage.store import Store
from storage.unit_of_work import UnitOfWork


def _known(work: UnitOfWork) -> str | None:
    return work.settings.get("newest_keys")


def _newest(store: Store) -> str | None:
    return store._around.vault.newest_batch


def _seals_something(work: UnitOfWork) -> None:
    work.looks.note(1, "details", 7, Why.REASON, "Hun ringede selv til os")


class _BrokenError(Exception):
    """Something else went wrong."""


def _seals_something_and_fails(work: UnitOfWork) -> NoReturn:
    _seals_something(work)
    raise _BrokenError


async def test_new_keys_are_noted_with_the_first_thing_that_is_sealed_with_them(store: Store) -> None:
    await store.write(_seals_something)
    first = _newest(store)
    assert first is not None
    assert await store.read(_known) == first
    for _ in range(16):
        await store.write(_seals_something)
    assert await store.read(_known) == _newest(store) != first


async def test_what_failed_before_it_was_on_disk_is_noted_with_the_next(store: Store) -> None:
    with pytest.raises(_BrokenError):
        await store.write(_seals_something_and_fails)
    assert await store.read(_known) is None
    await store.write(lambda work: None)
    assert await store.read(_known) == _newest(store) is not None


async def test_newer_keys_that_were_made_beside_are_not_forgotten(store: Store, tmp_path: Path) -> None:
    # Given keys that were made before those of somebody beside, and are used after them
    store._around.vault.new()
    fixed = {"data": tmp_path / "data"}
    beside = house(Settings(_env_file=None, **fixed))  # type: ignore[arg-type]  # as the environment would give them
    try:
        await beside.store.write(_seals_something)
        theirs = beside.vault.newest_batch
    finally:
        beside.store.close()
    await store.write(_seals_something)
    # Then the database still knows the newest
    assert await store.read(_known) == theirs != _newest(store)


async def test_the_same_keys_are_noted_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[str] = []

    def listen(connection: Connection, batch: str) -> None:
        noted.append(batch)
        note_batch(connection, batch)

    monkeypatch.setattr("storage.store.note_batch", listen)
    for _ in range(10):
        await store.write(_seals_something)
    assert noted == [_newest(store)]
