"""Takes messages with content out of their chats when they are due, one call after another, behind whatever is said."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

import structlog
from telegram import Bot

from bot.insisting import insist
from bot.log import where
from bot.pausing import SWEEP_SECONDS, pause
from bot.receiving.line import Line
from bot.removing.deleting import AT_ONCE, Fate, delete
from core.delivery.pacing import Pace
from core.kernel.clock import Clock
from core.kernel.notice import Priority
from core.privacy.removal import Removal
from storage.chat_messages import Standing
from storage.store import Store
from storage.unit_of_work import UnitOfWork

_LOOKED_AT = 5 * AT_ONCE
"""Rows that are looked up at once, of however many chats."""
_BETWEEN_SECONDS = 0.05
"""At most twenty calls a second."""
_LONGEST_SECONDS = 5.0
"""Between two calls, also when the clock was set back and the pace seems taken for a month."""
_AFTER_SURPRISE_SECONDS = 5.0

log = structlog.get_logger()


class Remover:
    """Whatever is due is removed, whoever said it; what a process before this one left is due still."""

    def __init__(self, bot: Bot, store: Store, clock: Clock, pace: Pace, line: Line) -> None:
        self._bot = bot
        self._store = store
        self._clock = clock
        self._pace = pace
        self._line = line
        self._held = (0.0, 0.0)
        """Telegram asked to be left alone from then until then, or something went wrong here; seconds of the clock."""
        self._under_way = False

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._store.served.clear()
            try:
                while await self._remove_some():
                    pass
            except Exception as error:  # noqa: BLE001 — what is due stays due; the next sweep begins anew
                log.error("messages could not be looked through", cause=where(error))
                self._hold(_AFTER_SURPRISE_SECONDS)
            await pause(self._clock, SWEEP_SECONDS, self._store.served)

    async def idle(self) -> bool:
        """Whether nothing is under way and nothing could be removed now."""
        if self._may_not():
            return not self._under_way
        return not (self._under_way or self._store.served.is_set() or await self._due(1))

    async def _remove_some(self) -> bool:
        """Chat after chat; whether there was anything."""
        due = [] if self._may_not() else await self._due(_LOOKED_AT)
        self._under_way = bool(due)
        try:
            for messages in _by_chat(due):
                if self._may_not():
                    return False
                await self._remove(messages)
        finally:
            self._under_way = False
        return bool(due)

    async def _remove(self, messages: Sequence[Standing]) -> None:
        async for fate in delete(self._bot, messages, self._clock.now()):
            await self._keep(fate)

    async def _keep(self, fate: Fate) -> None:
        if fate.hold:
            self._hold(fate.hold)
            return
        wait = await insist(self._store, self._clock, lambda work: self._write_down(fate, work))
        if fate.end is Removal.FAILED:
            log.warning("messages could not be removed", number=len(fate.messages), cause=fate.cause)
        await self._clock.sleep(min(max(_BETWEEN_SECONDS, wait), _LONGEST_SECONDS))

    def _write_down(self, fate: Fate, work: UnitOfWork) -> float:
        """In the thread that changes the pace: seconds after which there is room for the next call."""
        rows = [each.id for each in fate.messages]
        if fate.end is None:
            work.chats.again(rows, fate.again or work.now, fate.cause or "")
        else:
            work.chats.ended(rows, fate.end, fate.cause)
        if fate.end in (Removal.REMOVED, Removal.GONE):
            work.outbox.forget(fate.messages[0].chat, [each.message for each in fate.messages])
        now = work.now.timestamp()
        self._pace.take_beside(now)
        return self._pace.open_at(Priority.BULK, now) - now

    async def _due(self, at_most: int) -> Sequence[Standing]:
        return await self._store.read(lambda work: _due(at_most, work))

    def _may_not(self) -> bool:
        """Not held for longer than was asked for by a clock that is set back meanwhile."""
        since, until = self._held
        return self._line.cut or since <= self._clock.now().timestamp() < until

    def _hold(self, seconds: float) -> None:
        now = self._clock.now().timestamp()
        self._held = now, now + seconds


def _due(at_most: int, work: UnitOfWork) -> Sequence[Standing]:
    """Files are waited for until the message must go whatever happens."""
    return work.chats.due(work.now - timedelta(hours=work.town.chats.latest_hours), at_most)


def _by_chat(due: Sequence[Standing]) -> list[Sequence[Standing]]:
    """As many of a chat as go in one call; the others are due still."""
    chats: defaultdict[int, list[Standing]] = defaultdict(list)
    for each in due:
        chats[each.chat].append(each)
    return [messages[:AT_ONCE] for messages in chats.values()]
