"""What goes out beside Telegram: claimed when it is due, worded at the last moment, sent in threads of its own."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.insisting import insist
from bot.log import where
from bot.pausing import SWEEP_SECONDS, pause
from bot.receiving.line import Line
from core.delivery.call import CallKind, DueCall
from core.delivery.outcome import Attempt, Delivery, Failed, Gone, Later, Sent, patience
from core.kernel.clock import Clock
from core.people.codes import code_not_sent
from storage.store import Store
from storage.unit_of_work import UnitOfWork

Send = Callable[[str, str], Attempt]
"""Carries words to an address; may take its time."""
WordsOf = Callable[[DueCall, UnitOfWork], str | None]
"""What is said; None when it is no longer true."""

ATTEMPTS = 8
"""How often one call is tried: with growing patience that is two minutes."""
_LEASE = timedelta(seconds=120)
_SECONDS = 30.0
"""Real seconds that one attempt may take."""
_CALLS_AT_ONCE = 8
_THREADS = 2 * _CALLS_AT_ONCE
"""Twice as many, so that those that hang in a service leave room for others."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Ready:
    """A call with its address and its words."""

    call: DueCall
    url: str
    words: str


class Caller:
    """Claims what is due, sends it side by side, and keeps what became of it."""

    def __init__(self, store: Store, clock: Clock, words_of: WordsOf, send: Send, line: Line) -> None:
        self._line = line
        self._store = store
        self._clock = clock
        self._words_of = words_of
        self._send = send
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="calling")
        self._under_way: set[int] = set()
        self._claiming = False

    async def run(self) -> None:
        """Call until cancelled. What a process before this one left in the middle goes out again."""
        await insist(self._store, self._clock, lambda work: work.calls.interrupted(None, work.now))
        try:
            async with asyncio.TaskGroup() as group:
                while True:
                    self._store.called.clear()
                    for each in await self._claim():
                        group.create_task(self._call(each))
                    await pause(self._clock, SWEEP_SECONDS, self._store.called)
        finally:
            self._threads.shutdown(wait=False, cancel_futures=True)

    async def idle(self) -> bool:
        """Whether nothing is under way and nothing is due."""
        now = self._clock.now()
        due = await self._store.read(lambda work: work.calls.any_due(now))
        return not (due or self._claiming or self._under_way or self._store.called.is_set())

    async def take_up_interrupted(self) -> None:
        """Take up calls whose lease ran out; not our own, whose end we shall hear of."""
        ours = list(self._under_way)
        await self._store.write(lambda work: work.calls.interrupted(work.now, work.now, ours))

    async def _claim(self) -> Sequence[Ready]:
        """Nothing while what people did meanwhile is still coming in: they may have answered what would go out."""
        free = _CALLS_AT_ONCE - len(self._under_way)
        if self._line.listens or not free or not await self._is_due():
            return ()
        self._claiming = True
        claimed = await insist(self._store, self._clock, lambda work: self._take(free, work))
        self._under_way |= {each.call.id for each in claimed}
        self._claiming = False
        return claimed

    async def _is_due(self) -> bool:
        now = self._clock.now()
        return await self._store.read(lambda work: work.calls.any_due(now))

    def _take(self, at_most: int, work: UnitOfWork) -> list[Ready]:
        """Ask once more whether it must be said, claim and word it, in one transaction."""
        ready = (self._ready(call, work) for call in work.calls.due(work.now, at_most))
        return [each for each in ready if each is not None]

    def _ready(self, call: DueCall, work: UnitOfWork) -> Ready | None:
        try:
            words, url = self._words_of(call, work), work.addresses.url(call.address)
        except Exception as error:  # noqa: BLE001 — one call that cannot be worded must not stop the others
            log.error("a call could not be worded", kind=call.kind, cause=where(error))
            work.calls.end(call.id, Delivery.FAILED, where(error))
            return None
        if words is None:
            work.calls.end(call.id, Delivery.GONE, "no longer true")
        elif call.arrived and call.latest is None:
            work.calls.end(call.id, Delivery.GONE, "it arrived in Telegram")
        elif call.arrived and call.latest is not None and work.now < call.latest:
            work.calls.put_off(call.id, call.latest)
        else:
            work.calls.claim(call.id, work.now + _LEASE)
            return Ready(call, url, words)
        return None

    async def _call(self, ready: Ready) -> None:
        try:
            attempt = await self._attempt(ready)
            await insist(self._store, self._clock, lambda work: _keep(ready.call, attempt, work))
        except Exception as error:  # noqa: BLE001 — its lease runs out, then it is taken up again; the others go on
            log.error("what became of a call could not be kept", kind=ready.call.kind, cause=where(error))
        finally:
            self._under_way.discard(ready.call.id)
            self._store.called.set()

    async def _attempt(self, ready: Ready) -> Attempt:
        """In a thread: services are called one step after another, and some of them never answer."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(_SECONDS):
                return await loop.run_in_executor(self._threads, self._send, ready.url, ready.words)
        except TimeoutError:
            return Later("no answer in time", in_doubt=True)


def _keep(call: DueCall, attempt: Attempt, work: UnitOfWork) -> None:
    """What became of it. What may have arrived goes out again, because it is acute."""
    tries = call.attempts + 1
    match attempt:
        case Sent():
            work.calls.sent(call.id, work.now)
        case Gone(cause):
            work.calls.end(call.id, Delivery.GONE, cause)
        case Later(cause) if tries < ATTEMPTS:
            work.calls.put_back(call.id, work.now + timedelta(seconds=patience(tries)), cause)
        case Later(cause) | Failed(cause):
            log.warning("a call beside Telegram was given up", kind=call.kind, cause=cause)
            work.calls.end(call.id, Delivery.FAILED, cause)
            if call.kind is CallKind.CODE:
                code_not_sent(call.address, call.to, work)
