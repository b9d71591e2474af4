"""Each flow gets a town of its own."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.receivers import Gateway, gateway
from tests.flows.town import Person, Town, nothing_plain, open_town


@pytest.fixture
async def town(
    request: pytest.FixtureRequest, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> AsyncIterator[Town]:
    """Whose process prints nothing of what people told it, either. Its configuration is Randers' but for what a mark
    `agreed` says."""
    agreed = request.node.get_closest_marker("agreed")
    async with open_town(tmp_path / "data", **(agreed.kwargs if agreed else {})) as opened:
        yield opened
    printed = capfd.readouterr()
    sys.stdout.write(printed.out)  # for whoever looks into a failure
    sys.stderr.write(printed.err)
    nothing_plain(opened, [("what was printed", (printed.out + printed.err).encode(errors="surrogatepass"))])


@pytest.fixture
async def caretaker(town: Town) -> Person:
    return await town.member("caretaker", "Kirsten")


@pytest.fixture
async def staff(town: Town) -> Person:
    return await town.member("property_staff", "Peter", "Vangdalen")


@pytest.fixture
async def secretariat(town: Town) -> Person:
    return await town.member("secretariat", "Solveig")


@pytest.fixture
async def karen(town: Town, secretariat: Person) -> Person:
    """A second caretaker, where there is a secretariat that looks at what she does."""
    return await town.member("caretaker", "Karen")


@pytest.fixture
async def beside() -> AsyncIterator[Gateway]:
    """A service beside Telegram that takes messages."""
    async with gateway() as opened:
        yield opened
