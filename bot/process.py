"""The running process: its parts side by side, until it is told to end."""

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Awaitable
from datetime import timedelta
from functools import partial
from typing import Protocol

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.house import House
from bot.insisting import insist
from bot.log import where
from bot.wiring import Parts, parts
from core.delivery.outcome import patience
from core.kernel.missing import Missing
from core.kernel.notice import Notice, Priority
from core.people.notices import PeopleKind
from scheduler.jobs import AT_THE_START, EVERY_TICK, STEP_BY_STEP, WHEN_PEOPLE_CHANGE, WHILE_HEARD, Due, Step
from scheduler.metronome import tick_until_cancelled
from storage.unit_of_work import BOT_NAME, UnitOfWork

EVERYBODY = 0
"""The chat that stands for everybody who has no menu of their own."""

_REPEATED_FOR = timedelta(hours=25)
"""Telegram keeps updates for 24 hours: what was handled before that is not repeated any more."""

_SWITCH_SECONDS = 0.002
"""How long one thread may hold the interpreter while another waits. The database's thread gives it up at each
statement; with the usual 5 ms it would wait that long for the event loop to give it back."""

_LAST_SECONDS = 4.0
"""How long the process may take to end once it was told to."""

log = structlog.get_logger()


class Receiver(Protocol):
    """Where updates come from."""

    async def run(self) -> None: ...


class TokenUnknownError(Exception):
    """Telegram does not know the token."""


async def run_until_stopped(built: House) -> None:
    """Run until SIGTERM or SIGINT. Nothing is drained: what is not done stays in the tables and goes on next time."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.collect()
    gc.freeze()  # what was loaded at the start stays: looking it through again would cost a tenth of a second
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _end, stop)
    running = asyncio.ensure_future(run(parts(built)))
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in (running, stopping):
            each.cancel()
        await asyncio.wait({running, stopping})
        built.store.close()
    if not running.cancelled():
        running.result()


def _end(stop: asyncio.Event) -> None:
    """End in order; or, when a thread hangs in the database or a name look-up, without: everything is in the tables."""
    stop.set()
    at_the_latest = threading.Timer(_LAST_SECONDS, os._exit, (0,))
    at_the_latest.daemon = True
    at_the_latest.start()


async def run(running: Parts) -> None:
    """Run all parts of the bot until cancelled; TokenUnknownError when Telegram does not know the token."""
    built = running.house
    try:
        built.vault.introduce()
        await _done(running.destruction.carry_out())
        for job in AT_THE_START:
            await insist(built.store, built.clock, job)
        async with asyncio.TaskGroup() as group:
            # What needs no Telegram does not wait for it: the ladder climbs, and calls go out beside it.
            group.create_task(running.line.run(built.store))
            group.create_task(running.caller.run())
            group.create_task(running.heartbeat.run())
            group.create_task(tick_until_cancelled(lambda: tick(running)))
            await introduce(running)
            await built.store.write(_set_default_menu)
            group.create_task(_receiver(running).run())
            group.create_task(running.worker.run())
            group.create_task(running.courier.run())
            group.create_task(running.fetcher.run())
            group.create_task(running.remover.run())
    finally:
        await running.fetcher.close()
        await running.application.shutdown()
        await running.bot.shutdown()


def _receiver(running: Parts) -> Receiver:
    """Polling, or a webhook where one is set; everything behind the inbox is the same."""
    built = running.house
    if built.settings.webhook_url is None:
        return running.intake
    from bot.receiving.webhook import Webhook

    return Webhook(running.bot, running.intake, running.line, built.clock, built.settings)


async def introduce(running: Parts) -> None:
    """Ask Telegram who the bot is, as long as it takes, and remember its name for links."""
    failures = 0
    while not await _asked(running, failures):
        failures += 1
        await running.house.clock.sleep(patience(failures))
    name = running.bot.username
    await running.house.store.write(lambda work: work.settings.set(BOT_NAME, name))
    log.info("the bot is running", bot=name)


async def _asked(running: Parts, failures: int) -> bool:
    try:
        await running.application.initialize()
    except InvalidToken:
        raise TokenUnknownError from None
    except TelegramError as error:
        running.line.failed(error)
        log.warning("Telegram could not be reached", cause=where(error), failures=failures)
        return False
    return True


async def tick(running: Parts) -> None:
    """Do what is due; what fails is logged, keeps nothing else from being done, and is tried again at the next tick."""
    store = running.house.store
    await _done(running.set_back.make_up())
    await _done(running.courier.take_up_interrupted())
    await _done(running.caller.take_up_interrupted())
    if not running.line.listens:
        await _do_what_is_due(running)
    await _done(store.write(lambda work: work.inbox.forget(work.now - _REPEATED_FOR)))
    await _done(running.anchoring.tend())
    await _done(running.destruction.carry_out())
    await _done(running.auditor.audit())
    await _done(store.tidy())


async def _do_what_is_due(running: Parts) -> None:
    """Not before what people did meanwhile has been handled: they may have answered what would ring."""
    store = running.house.store
    for job in EVERY_TICK + (WHILE_HEARD if running.line.hears else ()):
        await _done(store.write(job))
    if store.people.is_set():
        store.people.clear()
        for job in WHEN_PEOPLE_CHANGE:
            await _done(store.write(job))
    for due, step in STEP_BY_STEP:
        await _done(_take_steps(due, step, running))


async def _take_steps(due: Due, step: Step, running: Parts) -> None:
    """Each by itself. One that failed is tried again with growing patience."""
    store, stubborn = running.house.store, running.stubborn
    steps = [each for each in await store.read(due) if stubborn.may_be_tried(step, each)]
    done = await asyncio.gather(*(_done(_step(store.write(partial(step, each)))) for each in steps))
    for each, well in zip(steps, done, strict=True):
        stubborn.note(step, each, well=well)


async def _step(taken: Awaitable[None]) -> None:
    """Somebody may have erased what it was about since it was looked up: then nothing is left to be done."""
    try:
        await taken
    except Missing:
        log.info("what was due is there no longer")


async def _done(job: Awaitable[None]) -> bool:
    """Whether it could be done."""
    try:
        await job
    except Exception as error:  # noqa: BLE001 — the clock must go on ticking
        log.error("a tick failed", cause=where(error))
        return False
    return True


def _set_default_menu(work: UnitOfWork) -> None:
    key = f"menu:{work.now:%Y-%m-%d}"
    work.tell(Notice(PeopleKind.MENU, None, chat=EVERYBODY, key=key, priority=Priority.STATUS))
