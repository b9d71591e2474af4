"""The heartbeat: somebody else is called each minute while all is well, and hears of trouble by silence."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import ValidationError

from bot.settings import Settings
from tests.flows.town import Town, open_town

SECRET = "5ecret-of-the-watch"


@dataclass
class Watch:
    """Whoever is called: how often, with what, and what it answers."""

    url: str = ""
    status: int = 200
    calls: list[tuple[str, bytes]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        self.calls.append((f"{request.method} {request.path_qs}", await request.read()))
        return web.Response(status=self.status)


@asynccontextmanager
async def watching() -> AsyncIterator[Watch]:
    """A server of this machine that is called."""
    watch = Watch()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", watch.answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    watch.url = f"http://127.0.0.1:{runner.addresses[0][1]}/{SECRET}"
    try:
        yield watch
    finally:
        await runner.cleanup()


@pytest.fixture
async def watch() -> AsyncIterator[Watch]:
    async with watching() as opened:
        yield opened


@pytest.fixture
async def town(tmp_path: Path, watch: Watch) -> AsyncIterator[Town]:
    async with open_town(tmp_path / "data", settings={"heartbeat_url": watch.url}) as opened:
        await opened.settles()
        yield opened


async def beats(town: Town, watch: Watch, minutes: int) -> int:
    """How often it was called in so many minutes."""
    before = len(watch.calls)
    for _ in range(minutes):
        await town.waits(minutes=1)
        if town.parts is not None and town.parts.auditor.content:
            await town.comes_to(lambda: _arrived(town), wanted=True)
    return len(watch.calls) - before


async def _arrived(town: Town) -> bool:
    return town.parts is not None and town.parts.heartbeat.is_still


async def test_each_minute_in_which_all_is_well_is_told_without_a_word_about_anything(town: Town, watch: Watch) -> None:
    assert await beats(town, watch, 5) == 5
    assert set(watch.calls) == {(f"GET /{SECRET}", b"")}


async def test_the_heart_does_not_beat_while_telegram_cannot_be_reached_and_beats_again_afterwards(
    town: Town, watch: Watch
) -> None:
    await beats(town, watch, 1)
    await town.telegram.faults.cut_network()
    await town.comes_to(lambda: _hears(town), wanted=False)
    assert await beats(town, watch, 5) == 0
    await town.telegram.faults.mend_network()
    await town.settles_as_time_passes()
    assert await beats(town, watch, 2) >= 1


async def _hears(town: Town) -> bool:
    return town.parts is not None and town.parts.line.hears


async def test_the_heart_does_not_beat_while_the_database_cannot_be_written(town: Town, watch: Watch) -> None:
    await beats(town, watch, 1)
    assert town.house is not None
    town.expected_errors = {"a tick failed"}
    # Given a database that refuses the setting which every minute writes
    refuse = "CREATE TRIGGER refused BEFORE UPDATE ON setting BEGIN SELECT RAISE(ABORT, 'no room'); END"
    await town.house.store.write(lambda work: work._connection.exec_driver_sql(refuse).rowcount)
    # Then nobody is told that all is well
    assert await beats(town, watch, 3) == 0
    # And when it can be written again they are
    await town.house.store.write(lambda work: work._connection.exec_driver_sql("DROP TRIGGER refused").rowcount)
    assert await beats(town, watch, 2) == 2


async def test_a_watch_that_is_down_or_refuses_is_noted_without_its_address_and_harms_nothing(
    town: Town, watch: Watch
) -> None:
    watch.status = 500
    await beats(town, watch, 2)
    noted = [each for each in town.logged if "heartbeat" in each["event"]]
    assert noted
    assert SECRET not in str(town.logged)
    assert town.parts is not None
    assert town.parts.auditor.content


async def test_without_an_address_nobody_is_called(tmp_path: Path, watch: Watch) -> None:
    async with open_town(tmp_path / "silent") as silent:
        await silent.waits(minutes=1)
        await silent.waits(minutes=1)
        assert watch.calls == []


@pytest.mark.parametrize(
    "url", ["http://example.org/x", "ftp://127.0.0.1/x", "hc-ping.com/x", "https://", "https://u:p@x.dk/"]
)
def test_the_address_is_https_or_of_this_machine(url: str, tmp_path: Path) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(_env_file=None, data=tmp_path, heartbeat_url=url)
    assert url == "https://" or url not in str(refused.value)


@pytest.mark.parametrize("url", ["https://hc-ping.com/abc-def", "http://127.0.0.1:9000/x", "http://localhost/x"])
def test_an_address_that_is_safe_is_taken(url: str, tmp_path: Path) -> None:
    settings = Settings(_env_file=None, data=tmp_path, heartbeat_url=url)
    assert settings.heartbeat_url is not None
    assert SECRET not in repr(settings)
    assert settings.heartbeat_url.get_secret_value() == url
