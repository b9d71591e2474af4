"""The ordeal: people report, and the bot dies again and again in the middle of it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from random import Random  # noqa: TID251 — the seeded dice of this test
from typing import Any

from bot.inviting import invite_somebody
from simulator import Limits, Phone, Telegram
from tests.crash.lives import Lives
from tests.crash.points import Death, Point
from tests.crash.reporters import Reporter

_AREAS = ("Vangdalen", "Glarbjergvej-området", "Energivej-området", "Sjællandsgade-kvarteret")
_PACING = "overall_a_second = 60\nprivate_a_second = 10\nprivate_burst = 5\ngroup_a_minute = 20"
"""Telegram's bursts at a quicker pace, so that a test does not last for hours; the simulator's own limits are off."""
_TO_SETTLE = 120.0
_UNDONE = """
    SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting')
         + (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending'))
"""


@dataclass(frozen=True)
class Plan:
    """All that chance decides, decided beforehand from the seed."""

    seed: int
    reports: int
    people: int
    deaths: tuple[Death, ...]

    @classmethod
    def drawn(cls, seed: int, reports: int, people: int, kills: int) -> "Plan":
        """Each named point once and `kills` random moments, in an order of their own."""
        dice = Random(seed)
        deaths = [Death(point, dice.randint(1, 6), dice.uniform(0, 0.004)) for point in Point]
        deaths += [Death(None, 0, dice.uniform(0.0, 0.8)) for _ in range(kills)]
        dice.shuffle(deaths)
        return cls(seed, reports, people, tuple(deaths))

    def shares(self) -> list[int]:
        """How many reports are begun in each life of the bot, the last and peaceful one too."""
        lives = len(self.deaths) + 1
        return [self.reports // lives + (life < self.reports % lives) for life in range(lives)]


@dataclass
class Ordeal:
    """What is left when it is over: the phones, the database, the log."""

    plan: Plan
    lives: Lives
    caretaker: Phone
    reporters: list[Reporter]
    restarts: int = 0

    @property
    def database(self) -> Path:
        return self.lives.settings.database_path

    async def endure(self) -> None:
        """Let everybody report while the bot dies as planned, and wait until everything is done."""
        begins = asyncio.Semaphore(0)
        turns = [each % len(self.reporters) for each in range(self.plan.reports)]
        async with asyncio.TaskGroup() as group:
            for number, reporter in enumerate(self.reporters):
                group.create_task(_reports(reporter, turns.count(number), begins))
            for share, death in zip(self.plan.shares(), self.plan.deaths, strict=False):
                await self._live(share, death, begins)
            await self._live(self.plan.shares()[-1], None, begins)

    async def _live(self, share: int, death: Death | None, begins: asyncio.Semaphore) -> None:
        process = await (self.lives.start(death) if death else self.lives.start())
        try:
            for _ in range(share):
                begins.release()
            if death is not None:
                await self.lives.end(process, death)
                self.restarts += 1
            else:
                await self.settle()
        finally:
            await self.lives.stop(process)

    async def settle(self) -> None:
        """Until every report has its receipt and nothing is left in inbox and outbox."""
        async with asyncio.timeout(_TO_SETTLE):
            while self._receipts() < self.plan.reports or undone(self.database):  # noqa: ASYNC110 — a file is asked
                await asyncio.sleep(0.1)

    def _receipts(self) -> int:
        return sum(len(reporter.references()) for reporter in self.reporters)


@asynccontextmanager
async def prepared(plan: Plan, folder: Path) -> AsyncIterator[Ordeal]:
    """Everybody has joined by a real invitation, in a first and quiet life of the bot."""
    telegram = Telegram(limits=Limits.none())
    async with telegram.serve() as url:
        lives = Lives(telegram, url, folder, _PACING)
        process = await lives.start()
        try:
            caretaker = await _joined(lives, telegram, "caretaker", "Kirsten", [])
            reporters = [
                Reporter(number, await _joined(lives, telegram, "property_staff", f"Peter {number}", [_area(number)]),
                         Random(plan.seed * 1000 + number))
                for number in range(plan.people)
            ]  # fmt: skip
            await _everything_done(lives)
        finally:
            await lives.stop(process)
        for reporter in reporters:
            reporter.welcomed = len([each for each in reporter.phone.messages if each.from_bot])
        yield Ordeal(plan, lives, caretaker, reporters)


def undone(database: Path) -> int:
    """How much is left to be handled or sent."""
    return int(rows(database, _UNDONE)[0][0])


def rows(database: Path, query: str) -> Sequence[tuple[Any, ...]]:
    """What the database holds, read from outside the bot."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as connection:
        return list(connection.execute(query))


async def _reports(reporter: Reporter, reports: int, begins: asyncio.Semaphore) -> None:
    for _ in range(reports):
        await begins.acquire()
        await reporter.report()


async def _joined(lives: Lives, telegram: Telegram, role: str, name: str, areas: list[str]) -> Phone:
    phone = telegram.phone(name)
    link = await invite_somebody(lives.settings, role, name, areas)
    assert link.address is not None
    await phone.open_link(link.address)
    await phone.sees("", timeout=20)
    return phone


async def _everything_done(lives: Lives) -> None:
    while undone(lives.settings.database_path):  # noqa: ASYNC110 — a file is asked
        await asyncio.sleep(0.05)


def _area(number: int) -> str:
    return _AREAS[number % len(_AREAS)]
