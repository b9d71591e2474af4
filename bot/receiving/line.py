"""The line to Telegram as those hear it who receive: is it there, and has what people did meanwhile been handled?"""

import asyncio
from datetime import datetime

import structlog
from telegram.error import TelegramError

from bot.transport import NotSentError
from core.kernel.clock import Clock
from storage.store import Store
from storage.unit_of_work import UnitOfWork

LISTENED_AT_MOST = 30.0
"""Seconds for which nobody is rung, at the most, while what people did meanwhile is still coming in."""
_SILENT_TOO_LONG = 90.0
"""Seconds; longer than any poll waits for its answer."""
_LOOK_EVERY = 0.02

log = structlog.get_logger()


class Line:
    """After a start, and after a time in which Telegram could not be reached, it is listened to first: nobody is rung
    because of what they have answered already. While it cannot be reached nothing waits for it."""

    def __init__(self, clock: Clock, at_most: float = LISTENED_AT_MOST) -> None:
        self._clock = clock
        self._at_most = at_most
        self._failures = 0
        self._heard: float | None = None
        self._listening = True
        self._begin = asyncio.Event()
        self._begin.set()
        self._drained = asyncio.Event()
        self.back_at: datetime | None = None
        """When Telegram answered for the first time after a start or after silence; None once that was seen to."""
        self.cut = False
        """Whether no connection comes about at all: then there is no use in sending either."""

    @property
    def hears(self) -> bool:
        """Whether what people do would arrive now."""
        return self._heard is not None and not self._failures and _now() - self._heard < _SILENT_TOO_LONG

    @property
    def drained(self) -> bool:
        """Whether Telegram had nothing more when it answered last: what comes next is news, which may be waited for."""
        return self._drained.is_set() and not self._failures

    @property
    def listens(self) -> bool:
        """Whether what was done meanwhile is still coming in."""
        return self._listening and not self._failures

    def answered(self, *, more: bool) -> None:
        """Telegram was asked, and what it gave is on disk; `more` waits there."""
        if self._failures or self._heard is None:
            self.back_at, self._listening = self._clock.now(), True
            self._drained.clear()
            self._begin.set()
        self._heard, self._failures, self.cut = _now(), 0, False
        if not more:
            self._drained.set()

    def failed(self, error: TelegramError) -> None:
        """It could not be asked."""
        self._failures += 1
        self.cut = isinstance(error, NotSentError)

    async def run(self, store: Store) -> None:
        """Say when enough was listened, until cancelled."""
        while True:
            await self._begin.wait()
            self._begin.clear()
            try:
                async with asyncio.timeout(self._at_most):
                    await self._listen(store)
            except TimeoutError:
                log.warning("what was done meanwhile is still coming in, and is not waited for any longer")
            self._listening = self._begin.is_set()
            store.told.set()
            store.called.set()

    async def _listen(self, store: Store) -> None:
        """Until Telegram has nothing more, and all of it has been handled."""
        await self._drained.wait()
        newest = await store.read(lambda work: work.new_id())
        while await store.read(lambda work: _is_before(newest, work)):  # noqa: ASYNC110 — it is the database that changes
            await asyncio.sleep(_LOOK_EVERY)


def _is_before(newest: int, work: UnitOfWork) -> bool:
    """Whether something that was received before this id was made is still to be handled."""
    return any(row.id < newest for row in work.inbox.waiting(0, 1))


def _now() -> float:
    """Seconds that only grow, however the clock is set."""
    return asyncio.get_running_loop().time()
