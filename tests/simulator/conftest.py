"""A simulated Telegram that is being served, a person the bot knows, and a bare caller."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from simulator import Clock, Limits, Phone, Telegram
from tests.simulator.calling import Caller


@pytest.fixture
def clock() -> Clock:
    """The simulator's clock, to be moved."""
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    """A Telegram without flood limits."""
    return Telegram(clock=clock, limits=Limits.none())


@pytest.fixture
async def call(telegram: Telegram) -> AsyncIterator[Caller]:
    """The Bot API of this Telegram, served while the test runs."""
    async with telegram.serve() as url, aiohttp.ClientSession() as session:
        yield Caller(session, url, telegram.token)


@pytest.fixture
async def karen(telegram: Telegram) -> Phone:
    """Somebody who has written to the bot; the update about it is gone."""
    phone = telegram.phone("Karen")
    await phone.write("/start")
    telegram.updates.clear()
    return phone
