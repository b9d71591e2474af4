"""What the clock costs in a town of many years: rungs climbed a second, a tick, and an audit."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot.house import House
from bot.process import tick
from bot.settings import Settings
from bot.wiring import Parts, parts
from core.alerts.climbing.stepping import take_next_step
from core.alerts.reading import Urgency
from scheduler.jobs import due_alerts
from tests.bench.filled import CLOSED, OPEN, filled, open_alerts
from tests.flows.clock import StoryClock

_TIMES = 15
_WARM_UP = 3
_A_MINUTE = timedelta(seconds=61)
_CLIMBED = 3000


@dataclass(frozen=True, slots=True)
class Years:
    """Seconds to prepare, rungs a second, and what a tick and an audit take, in ms: in the middle and at the worst."""

    prepared: float
    rungs: float
    tick: float
    worst_tick: float
    audit: float
    worst_audit: float


async def years(closed: int = CLOSED, still_open: int = OPEN) -> Years:
    """Measure it with so many closed alerts and so many open ones."""
    with TemporaryDirectory(prefix="opgang-years-") as folder:
        began = time.perf_counter()
        clock = StoryClock()
        built = filled(Settings(_env_file=None, data=Path(folder), telegram_token=SecretStr("1:A")), clock, closed)
        try:
            later = built.clock.now() + timedelta(days=1)
            await built.store.write(lambda work: open_alerts(still_open - _CLIMBED, Urgency.ACUTE, later, work))
            prepared = time.perf_counter() - began
            running = await _listened(built)
            ticks = await _milliseconds(lambda: tick(running))
            audits = await _milliseconds(running.auditor.audit, lambda: clock.move(_A_MINUTE))
            rungs = await _rungs_a_second(built)
        finally:
            built.store.close()
    return Years(prepared, rungs, median(ticks), max(ticks), median(audits), max(audits))


async def _listened(built: House) -> Parts:
    """The parts of a bot that has heard from Telegram that nothing waits there."""
    running = parts(built)
    running.line.answered(more=False)
    listening = asyncio.ensure_future(running.line.run(built.store))
    while running.line.listens:  # noqa: ASYNC110 — the line tells nobody when it has listened enough
        await asyncio.sleep(0.01)
    listening.cancel()
    return running


async def _milliseconds(act: Callable[[], Awaitable[object]], before: Callable[[], None] | None = None) -> list[float]:
    """How long each of several times took; the first ones only warm it up."""
    took = []
    for number in range(_TIMES + _WARM_UP):
        if before is not None:
            before()
        began = time.perf_counter()
        await act()
        if number >= _WARM_UP:
            took.append((time.perf_counter() - began) * 1000)
    return took


async def _rungs_a_second(built: House) -> float:
    """As the tick climbs: looked up, then one by one, each in a transaction of its own."""
    await built.store.write(lambda work: open_alerts(_CLIMBED, Urgency.ACUTE, work.now, work))
    began, climbed = time.perf_counter(), 0
    while due := await built.store.read(due_alerts):
        await asyncio.gather(*(built.store.write(partial(take_next_step, each)) for each in due))
        climbed += len(due)
    return climbed / (time.perf_counter() - began)
