"""A town in which anything may happen: everybody of the work and two neighbours, and what the bot logged meanwhile."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from bot.settings import Settings
from bot.town import load
from simulator import Button, Limits, Message, Telegram
from storage.unit_of_work import UnitOfWork
from tests.flows.clock import StoryClock
from tests.flows.town import FAST, Person, Town

MEMBERS = (
    ("caretaker", "Kirsten", ()),
    ("caretaker", "Karl", ("Vangdalen",)),
    ("secretariat", "Sofie", ()),
    ("property_staff", "Peter", ("Vangdalen",)),
    ("professional", "Pia", ()),
)
NEIGHBOURS = ("Nadia", "Noah")


@dataclass
class World:
    """The town, its people by number (the last two are neighbours), and the log."""

    town: Town
    logged: list[Any]
    people: list[Person] = field(default_factory=list)

    @property
    def neighbours(self) -> list[Person]:
        return self.people[len(MEMBERS) :]

    def buttons(self) -> list[tuple[Person, Message, Button]]:
        """Every button that anybody has ever seen, on messages that are gone or changed too."""
        return [
            (person, event.message, button)
            for person in self.people
            for event in person.phone.events
            for row in event.message.buttons
            for button in row
            if button.data is not None
        ]

    async def ask(self, query: str) -> list[dict[str, Any]]:
        """Rows of the bot's database."""

        def asked(work: UnitOfWork) -> list[dict[str, Any]]:
            return [dict(row._mapping) for row in work._connection.exec_driver_sql(query)]

        found: list[dict[str, Any]] = await self.town.asks(asked)
        return found

    def errors(self) -> list[Any]:
        return [entry for entry in self.logged if entry["log_level"] in ("error", "critical")]


@asynccontextmanager
async def opened() -> AsyncIterator[World]:
    """A new one, empty but for its people."""
    clock = StoryClock()
    telegram = Telegram(clock=clock, limits=Limits.none())
    with TemporaryDirectory(prefix="opgang-fuzz-") as folder, structlog.testing.capture_logs() as logged:
        async with telegram.serve() as url:
            settings = Settings(
                _env_file=None, telegram_token=telegram.token, telegram_url=url, data=Path(folder) / "data"
            )
            town = Town(telegram, clock, settings, load().model_copy(update={"pacing": FAST}))
            world = World(town, logged)
            await town.starts()
            try:
                world.people += [await town.member(role, name, *areas) for role, name, areas in MEMBERS]
                world.people += [town.neighbour(NEIGHBOURS[0]), town.neighbour(NEIGHBOURS[1], "en")]
                yield world
            finally:
                await town.stops()
