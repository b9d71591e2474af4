"""The measurements: each starts a bot of its own against a stub of its own."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from bot.house import house
from bot.settings import Settings
from bot.town import load
from core.kernel.notice import Notice, Priority
from core.people.inviting import invite
from core.people.notices import PeopleKind
from core.people.person import Person, Role
from storage.unit_of_work import UnitOfWork
from tests.bench.reporters import CARETAKER, FIRST_REPORTER, Reporters
from tests.bench.stub import TOKEN, Stub, message
from tests.bench.subject import Subject, started

CONCURRENT = 64
WARM_UP = 2.0
SECONDS = 8.0
UNPACED = """
[pacing]
overall_a_second = 100000
private_a_second = 100000
private_burst = 100000
group_a_minute = 100000
"""


@dataclass(frozen=True, slots=True)
class Result:
    """Rates a second; processor in ms an update; latencies in ms from "update handed out" to "card requested"."""

    name: str
    round_trip: float
    updates: float
    processor: float
    reports: float | None = None
    p50: float | None = None
    p99: float | None = None
    memory: float | None = None
    start: float | None = None


async def echo(transport: str, round_trip: float) -> Result:
    """A bare echo bot with 64 chats that each write again as soon as they are answered."""
    stub = Stub(round_trip)
    answered: list[float] = []

    def again(method: str, arguments: dict[str, str]) -> None:
        if method == "sendMessage":
            answered.append(time.perf_counter())
            stub.hand_out(message(int(arguments["chat_id"]), "hej", len(answered)))

    stub.on_request = again
    async with stub.serve() as url:
        with started(["-m", "tests.bench.echo_bot", url, TOKEN, transport], quiet=True) as subject:
            for account in range(CONCURRENT):
                stub.hand_out(message(FIRST_REPORTER + account, "hej", account))
            rate, processor = await _measured(subject, answered)
    return Result(f"bare echo, {transport}", round_trip, rate, processor / rate * 1000)


async def saturated(round_trip: float, program: str = "bot") -> Result:
    """64 of the property staff who report again as soon as they have their receipt."""
    async with _opgang(round_trip, program=program) as (stub, subject, reporters):
        reporters.again = True
        for number in range(CONCURRENT):
            reporters.begin(FIRST_REPORTER + number)
        rate, processor = await _measured(subject, reporters.times.finished)
        times = reporters.times.card[len(reporters.times.card) // 5 :]
        return Result(
            "Opgang, 64 reporting",
            round_trip,
            2 * rate,
            processor / (2 * rate) * 1000,
            rate,
            median(times) * 1000,
            quantiles(times, n=100)[98] * 1000,
            subject.peak_memory(),
            (stub.first_poll or 0) - subject.started,
        )


async def steady(round_trip: float, a_second: float = 30.0) -> Result:
    """Reports at a steady rate, each by somebody who is not reporting just then."""
    async with _opgang(round_trip) as (stub, subject, reporters):
        await _at_rate(reporters, a_second, WARM_UP)
        reporters.times.card.clear()
        used, began = subject.processor_seconds(), time.perf_counter()
        await _at_rate(reporters, a_second, SECONDS)
        took, processor = time.perf_counter() - began, subject.processor_seconds() - used
        times = reporters.times.card
        rate = len(times) / took
        return Result(
            f"Opgang, {a_second:.0f} reports a second",
            round_trip,
            2 * rate,
            processor / took / (2 * rate) * 1000,
            rate,
            median(times) * 1000,
            quantiles(times, n=100)[98] * 1000,
            subject.peak_memory(),
            (stub.first_poll or 0) - subject.started,
        )


async def overtaking(reminders: int = 5000) -> float:
    """Seconds until an acute card leaves while so many reminders are queued, at Telegram's own pace."""
    async with _opgang(0.05, paced=True, reminders=reminders) as (_, _subject, reporters):
        reporters.urgency = "Akut"
        await asyncio.sleep(3)
        reporters.begin(FIRST_REPORTER)
        async with asyncio.timeout(60):
            while not reporters.times.card:  # noqa: ASYNC110 — the stub measures; it wakes nobody
                await asyncio.sleep(0.01)
        return reporters.times.card[0]


async def _at_rate(reporters: Reporters, a_second: float, seconds: float) -> None:
    began = time.perf_counter()
    for number in range(int(a_second * seconds)):
        await asyncio.sleep(max(0.0, began + number / a_second - time.perf_counter()))
        reporters.begin(FIRST_REPORTER + number % CONCURRENT)
    await asyncio.sleep(0.5)


async def _measured(subject: Subject, done: list[float]) -> tuple[float, float]:
    """How much was done a second once it was warm, and the processor seconds used in each of those."""
    await _until(lambda: len(done) > 0)
    await asyncio.sleep(WARM_UP)
    before, used, began = len(done), subject.processor_seconds(), time.perf_counter()
    await asyncio.sleep(SECONDS)
    took = time.perf_counter() - began
    return (len(done) - before) / took, (subject.processor_seconds() - used) / took


@asynccontextmanager
async def _opgang(
    round_trip: float, *, paced: bool = False, reminders: int = 0, program: str = "bot"
) -> AsyncIterator[tuple[Stub, Subject, Reporters]]:
    """The whole bot, with 64 of the property staff and one caretaker who have opened their invitations."""
    stub = Stub(round_trip)
    with TemporaryDirectory(prefix="opgang-bench-") as folder:
        data = Path(folder)
        config = data / "town.toml"
        config.write_text(_configuration(paced=paced))
        codes = await _prepared(Settings(_env_file=None, data=data, config=config), reminders)
        async with stub.serve() as url:
            environment = {
                "OPGANG_TELEGRAM_TOKEN": TOKEN,
                "OPGANG_TELEGRAM_URL": url,
                "OPGANG_DATA": folder,
                "OPGANG_CONFIG": str(config),
            }
            with started(["-m", program, "run"], environment=environment) as subject:
                await _until(lambda: stub.first_poll is not None)
                await _join(stub, codes)
                yield stub, subject, Reporters(stub)


async def _join(stub: Stub, codes: dict[int, str]) -> None:
    """Everybody opens their link; wait until everybody has been welcomed."""
    welcomed: set[int] = set()
    stub.on_request = lambda method, arguments: (
        welcomed.add(int(arguments["chat_id"])) if method == "sendMessage" else None
    )
    for account, code in codes.items():
        stub.hand_out(message(account, f"/start {code}", 1))
    await _until(lambda: welcomed.issuperset(codes))
    await asyncio.sleep(1.0)


async def _prepared(settings: Settings, reminders: int) -> dict[int, str]:
    built = house(settings)
    try:
        return await built.store.write(lambda work: _populate(work, reminders))
    finally:
        built.store.close()


def _populate(work: UnitOfWork, reminders: int) -> dict[int, str]:
    codes = {CARETAKER: work.code_of(invite(Role.CARETAKER, "Kirsten", frozenset(), None, work).id)}
    for number in range(CONCURRENT):
        invitation = invite(Role.PROPERTY_STAFF, f"Peter {number}", frozenset({"vangdalen"}), None, work)
        codes[FIRST_REPORTER + number] = work.code_of(invitation.id)
    for number in range(reminders):
        somebody = Person(work.new_id(), 5_000_000 + number)
        work.people.add(somebody)
        work.tell(Notice(PeopleKind.HELP, somebody.id, priority=Priority.REMINDER))
    return codes


def _configuration(*, paced: bool) -> str:
    """The shipped town, unless paced without Telegram's limits."""
    shipped = (Path(sys.modules[load.__module__].__file__ or "").parent / "randers.toml").read_text()
    before, _, after = shipped.partition("[pacing]")
    return shipped if paced else f"{before}{UNPACED}[{after.partition(chr(10) + '[')[2]}"


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110 — the stub measures; it wakes nobody
            await asyncio.sleep(0.01)
