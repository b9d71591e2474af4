"""The town in which flows take place: people with phones, one Telegram, and the whole bot, over HTTP."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from bot.house import House, house
from bot.inviting import invite_somebody
from bot.process import run, tick
from bot.settings import Settings
from bot.town import load
from bot.wiring import Parts, parts
from core.kernel.town import Pacing
from core.kernel.town import Town as Configuration
from simulator import Limits, Message, Phone, Press, Telegram
from storage.unit_of_work import UnitOfWork
from tests.flows import raw
from tests.flows.clock import StoryClock
from tests.flows.furnishing import furnish

REFERENCE = re.compile(r"\b[A-HJKMNP-Z2-9]{3}-[A-HJKMNP-Z2-9]{3}\b")
_PATIENCE = 20.0
"""Real seconds until a story that does not come to rest fails."""
MONDAY_AT_TEN = datetime(2026, 11, 30, 9, tzinfo=UTC)
"""When every story begins, unless it says otherwise: on a working day, in working hours."""
FAST = Pacing(overall_a_second=10_000, private_a_second=1_000, private_burst=1_000, group_a_minute=10_000)


class Person:
    """Somebody with a phone. Every message they are sent must be seen by the flow, or the flow fails at its end."""

    def __init__(self, town: "Town", phone: Phone, who: str) -> None:
        self._town = town
        self.phone = phone
        self.who = who
        self._seen: set[int] = set()

    async def writes(self, words: str, **options: Any) -> Message:
        return await self.phone.write(words, **options)

    async def taps(self, label: str, message: Message | None = None) -> Press:
        """Press a button once everything that was under way has arrived, and wait for the answer to the press."""
        await self._town.settles()
        press = await self.phone.tap(label, message)
        if press.data is not None:
            await press.answered(10.0)
        return press

    async def is_told(self, words: str) -> Message:
        """A message with these words is on the phone once everything has arrived; it counts as seen."""
        await self._town.settles()
        message = await self.phone.sees(words, timeout=0.1)
        self._seen |= {message.id, *self._announcements_of(message)}
        return message

    def _announcements_of(self, message: Message) -> list[int]:
        """What made the sound for it, right above it: whoever reads the one has seen the other."""
        above = [each for each in self.phone.messages if each.from_bot and each.id < message.id][-2:]
        labels = [(each.id, [button.text for row in each.buttons for button in row]) for each in above]
        return [number for number, texts in labels if any("Vis igen" in text for text in texts) and message.protected]

    async def is_not_told(self, words: str) -> None:
        await self._town.settles()
        assert not [each for each in self.phone.messages if each.from_bot and words in each.words], words

    def phone_shows_nothing_new(self) -> None:
        """Not even while something is still under way."""
        assert not self.surprises, self.surprises

    async def reports(self, words: str, urgency: str) -> str:
        """Write freely, press the urgency, and read the reference on the receipt."""
        await self.writes(words)
        await self.taps(urgency)
        return await self.reference()

    async def reference(self) -> str:
        """The newest reference on the phone."""
        await self._town.settles()
        for message in reversed(self.phone.messages):
            found = REFERENCE.search(message.words or "") if message.from_bot else None
            if found:
                self._seen.add(message.id)
                return found[0]
        raise AssertionError(f"{self.who} has no reference:\n{self.phone.transcript()}")

    def sees_everything(self) -> None:
        """The rest of the story is about something else: what is on the phone now counts as expected."""
        self._seen |= {message.id for message in self.phone.messages}

    def rings(self, words: str) -> int:
        """How often their phone has made a sound for a message with these words."""
        return sum(event.sounded and words in event.message.words for event in self.phone.events)

    @property
    def surprises(self) -> list[str]:
        return [each.words or "" for each in self.phone.messages if each.from_bot and each.id not in self._seen]


class Town:
    """Starts, stops and kills the bot, lets time pass, and waits until nothing is under way."""

    def __init__(self, telegram: Telegram, clock: StoryClock, settings: Settings, configuration: Configuration) -> None:
        self.telegram = telegram
        self.clock = clock
        self.settings = settings
        self.configuration = configuration
        self.people: list[Person] = []
        self.house: House | None = None
        self.parts: Parts | None = None
        self.logged: list[Any] = []
        """Every entry of the log so far."""
        self.expected_errors: set[str] = set()
        """Events that this story expects in the error log; each must really come."""
        self.known_to_all: set[str] = set()
        """Words of this story that stand in the files for another reason, and are nobody's secret."""
        self._running: asyncio.Task[None] | None = None

    async def starts(self) -> None:
        """Until the bot has heard what waited for it: before that its clock does nothing."""
        parts = self.begins()
        async with asyncio.timeout(10):
            await parts.intake.polled.wait()
            while parts.line.listens:  # noqa: ASYNC110 — it is the bot that listens; it wakes nobody
                await asyncio.sleep(0.005)

    def begins(self) -> Parts:
        """Start the bot without waiting until it has asked Telegram for anything."""
        self.house = house(self.settings, self.clock, self.configuration)
        self.parts = parts(self.house)
        self._running = asyncio.ensure_future(run(self.parts))
        return self.parts

    async def stops(self) -> None:
        assert self._running is not None
        assert self.house is not None
        self._running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._running
        self.house.store.close()

    def neighbour(self, name: str = "Nadia", language: str = "da") -> Person:
        return self._moves_in(self.telegram.phone(name, language_code=language), name)

    async def member(self, role: str, name: str, *areas: str, language: str = "da") -> Person:
        """Somebody who was invited on the command line and has opened the link."""
        someone = self.neighbour(name, language)
        link = await invite_somebody(self.settings, role, name, list(areas), self.clock)
        assert link.address is not None
        await someone.phone.open_link(link.address)
        await self.settles()
        someone.sees_everything()
        return someone

    async def waits(self, **duration: float) -> None:
        """Time passes; then the clock of the bot ticks once."""
        self.clock.move(timedelta(**duration))
        await self.ticks()

    async def passes(self, *, minutes: int, step: int = 1) -> None:
        """Time passes as it does while the bot runs: it ticks all along, every so many minutes."""
        for _ in range(0, minutes, step):
            await self.waits(minutes=step)

    async def ticks(self) -> None:
        assert self.parts is not None
        await tick(self.parts)
        await self.settles()

    async def settles(self) -> None:
        """Until Telegram has nothing for the bot, the bot nothing to handle and nothing to send."""
        async with asyncio.timeout(_PATIENCE):
            while not await self._is_still():  # noqa: ASYNC110 — stillness is a question to two sides, no event tells it
                await asyncio.sleep(0.005)

    async def settles_as_time_passes(
        self, at_least: timedelta = timedelta(minutes=2), step: timedelta = timedelta(seconds=1)
    ) -> None:
        """As `settles`, while the clock runs: for stories in which the bot itself waits before it tries again."""
        enough = self.clock.now() + at_least
        async with asyncio.timeout(_PATIENCE):
            while self.clock.now() < enough or not await self._is_still():
                self.clock.move(step)
                await asyncio.sleep(0.005)

    async def comes_to(self, question: Callable[[], Awaitable[object]], wanted: object) -> None:
        """Until the answer to the question is what is wanted, whatever else is still under way."""
        async with asyncio.timeout(_PATIENCE):
            while await question() != wanted:  # noqa: ASYNC110 — it is the database that changes
                await asyncio.sleep(0.005)

    async def has_number(self, person: Person, number: str) -> None:
        """Somebody's telephone number, in E.164, as if they had told the bot."""
        assert self.house is not None

        def keep(work: UnitOfWork) -> None:
            known = work.people.by_account(person.phone.owner.id)
            assert known is not None
            work.people.save(replace(known, phone=number))

        await self.house.store.write(keep)

    async def asks(self, question: Any) -> Any:
        """Look something up in the bot's database."""
        assert self.house is not None
        return await self.house.store.read(question)

    async def _is_still(self) -> bool:
        assert self.parts is not None
        assert self.house is not None
        if self._running is not None and self._running.done():
            self._running.result()
        if len(self.telegram.updates) or not self.parts.worker.idle:
            return False
        waiting = await self.asks(lambda work: work.inbox.waiting(0, 1))
        parts = (self.parts.fetcher, self.parts.courier, self.parts.caller, self.parts.remover)
        return not waiting and all([await part.idle() for part in parts])

    def _moves_in(self, phone: Phone, who: str) -> Person:
        person = Person(self, phone, who)
        self.people.append(person)
        return person


@asynccontextmanager
async def open_town(
    folder: Path,
    settings: Mapping[str, Any] | None = None,
    before: Callable[[Telegram], object] = lambda _: None,
    **changes: Any,
) -> AsyncIterator[Town]:
    """A town whose bot runs; at the end nobody may have a message that the flow did not see, no error be logged, and
    nothing of what was said stand anywhere in plain. `before` the bot starts, there is its Telegram already."""
    clock = StoryClock()
    clock.set(MONDAY_AT_TEN)
    telegram = Telegram(clock=clock, limits=Limits.none())
    before(telegram)
    if not settings:
        furnish(folder)
    async with telegram.serve() as url:
        fixed: dict[str, Any] = {"telegram_token": telegram.token, "telegram_url": url, "data": folder}
        town = Town(
            telegram,
            clock,
            Settings(_env_file=None, **fixed, **(settings or {})),
            load().model_copy(update={"pacing": FAST} | changes),
        )
        with structlog.testing.capture_logs() as logged, raw.printed() as printed:
            town.logged = logged
            await town.starts()
            try:
                yield town
                await town.settles()
                kept = list(raw.files(folder))
            finally:
                await town.stops()
        _nothing_unexpected(town, logged)
        nothing_plain(town, [*kept, *raw.files(folder), *raw.logged([*logged, *printed.lines])])


def _nothing_unexpected(town: Town, logged: list[Any]) -> None:
    errors = [entry for entry in logged if entry["log_level"] in ("error", "critical")]
    unexpected = [entry for entry in errors if entry["event"] not in town.expected_errors]
    assert not unexpected, f"errors were logged: {unexpected}"
    missing = town.expected_errors - {entry["event"] for entry in errors}
    assert not missing, f"errors that should have been logged: {missing}"
    surprises = {person.who: person.surprises for person in town.people if person.surprises}
    assert not surprises, f"messages that the flow did not see: {surprises}"


def nothing_plain(town: Town, everything: list[tuple[str, bytes]]) -> None:
    """Whatever people told the bot, and the bot's token, is in no file and no log in plain."""
    told = raw.planted(person.phone for person in town.people) - town.known_to_all
    found = raw.found(told | {town.telegram.token}, everything)
    assert not found, f"this could be read by anybody who has the files or the logs: {found}"


def count_of(table: str) -> Any:
    """A question for Town.asks: how many rows a table has."""

    def count(work: UnitOfWork) -> int:
        return int(work._connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())  # noqa: S608

    return count
