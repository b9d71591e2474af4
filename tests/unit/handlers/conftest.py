"""The stage on which the bot's messages are looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.handlers.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    built = Stage(tmp_path)
    yield built
    built.store.close()
