"""Each flow gets a town of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.receivers import Gateway, gateway
from tests.flows.town import Person, Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
async def caretaker(town: Town) -> Person:
    return await town.member("caretaker", "Kirsten")


@pytest.fixture
async def staff(town: Town) -> Person:
    return await town.member("property_staff", "Peter", "Vangdalen")


@pytest.fixture
async def beside() -> AsyncIterator[Gateway]:
    """A service beside Telegram that takes messages."""
    async with gateway() as opened:
        yield opened
