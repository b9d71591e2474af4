"""Each test gets a database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.house import house
from bot.settings import Settings
from storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    fixed = {"data": tmp_path / "data"}
    built = house(Settings(_env_file=None, **fixed))  # type: ignore[arg-type]  # as the environment would give them
    yield built.store
    built.store.close()
