"""The queue of updates: what the bot has not confirmed yet, and the one who polls for it."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, islice
from typing import Protocol

from simulator.clock import Now
from simulator.refusal import conflict
from simulator.wire import Encoded, Json

KEPT_FOR = timedelta(hours=24)
MOST_AT_ONCE = 100
LONGEST_POLL = 50
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of updates that a bot receives only when it asks for them by name."""

_FIRST_NUMBER = 400_000_001


@dataclass(slots=True)
class Pending:
    """An update that waits. chat_id is 0 when it belongs to no chat.

    nameless: it has no update_id that an offset could confirm, so it is handed out once.
    """

    number: int
    text: bytes
    queued: datetime
    chat_id: int
    injected: bool = False
    nameless: bool = False
    delivered: bool = False


class Receiver(Protocol):
    """Where updates go instead of waiting for a poll: the webhook."""

    def receive(self, key: int, update: Pending) -> None:
        """A new update waits under this key."""


class Updates:
    """Updates in the order in which they came, each kept for 24 hours or until it is confirmed."""

    def __init__(self, clock: Now, numbers_from: int = 0) -> None:
        self._clock = clock
        self._pending: dict[int, Pending] = {}
        self._keys = count()
        self._numbers = count(_FIRST_NUMBER + numbers_from)
        self._allowed: tuple[str, ...] = ()
        self._poll: asyncio.Future[None] | None = None
        self.receiver: Receiver | None = None

    def __len__(self) -> int:
        return len(self._pending)

    @property
    def allowed(self) -> tuple[str, ...]:
        """The kinds that the bot asked for; empty for the usual ones."""
        return self._allowed

    def allow(self, kinds: list[str] | None) -> None:
        """What the bot wants to receive from now on; None leaves it as it was."""
        if kinds is not None:
            self._allowed = tuple(kinds)

    def next_id(self) -> int:
        """An update_id that has not been used, for updates made by hand."""
        return next(self._numbers)

    def add(self, kind: str, body: Json, chat_id: int = 0) -> None:
        """Queues an update, unless the bot does not want its kind."""
        if kind in self._allowed or (not self._allowed and kind not in UNASKED):
            number = self.next_id()
            self._queue(Pending(number, _encode({"update_id": number, kind: body}), self._clock.now(), chat_id))

    def inject(self, update: Json | bytes) -> None:
        """Queues a raw update just as it is, malformed ones and used ids too.

        It is handed out at least once, and exactly once when it has no update_id by which it could be confirmed.
        """
        text = update if isinstance(update, bytes) else _encode(update)
        number = _number_in(text)
        known = self.next_id() if number is None else number
        self._queue(Pending(known, text, self._clock.now(), 0, injected=True, nameless=number is None))

    def clear(self) -> None:
        """Forgets every update that waits."""
        self._pending.clear()

    def confirm(self, key: int) -> None:
        """One update was taken (by the webhook)."""
        self._pending.pop(key, None)

    def waiting(self) -> Iterator[tuple[int, Pending]]:
        """The updates that wait, oldest first, without those older than 24 hours."""
        self._forget_old()
        return iter(list(self._pending.items()))

    async def poll(self, offset: int, limit: int, seconds: float) -> Encoded:
        """The next updates: those before the offset are confirmed; waits up to so many (real) seconds for the first.

        A negative offset keeps only that many of the newest. A poll that is going on already ends with a conflict.
        """
        self.end_poll("terminated by other getUpdates request; make sure that only one bot instance is running")
        self._confirm_before(offset)
        self._forget_old()
        if not self._pending and seconds > 0:
            await self._wait(seconds)
        batch = list(islice(self._pending.items(), min(limit, MOST_AT_ONCE)))
        for key, update in batch:
            update.delivered = True
            if update.nameless:
                del self._pending[key]
        return Encoded(b"[" + b",".join(update.text for _, update in batch) + b"]")

    def end_poll(self, reason: str | None = None) -> None:
        """Ends the poll that is going on: with a conflict for this reason, or empty-handed."""
        if self._poll is not None and not self._poll.done():
            if reason is None:
                self._poll.set_result(None)
            else:
                self._poll.set_exception(conflict(reason))

    async def _wait(self, seconds: float) -> None:
        poll = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await poll
        finally:
            if self._poll is poll:
                self._poll = None

    def _queue(self, update: Pending) -> None:
        key = next(self._keys)
        self._pending[key] = update
        if self.receiver is not None:
            self.receiver.receive(key, update)
        elif self._poll is not None:
            self.end_poll()

    def _confirm_before(self, offset: int) -> None:
        if offset < 0:
            surplus = len(self._pending) + offset
            for key in list(islice(self._pending, max(surplus, 0))):
                del self._pending[key]
        while self._pending:
            key, update = next(iter(self._pending.items()))
            if update.number >= offset or (update.injected and not update.delivered):
                return
            del self._pending[key]

    def _forget_old(self) -> None:
        oldest = self._clock.now() - KEPT_FOR
        while self._pending:
            key, update = next(iter(self._pending.items()))
            if update.queued >= oldest:
                return
            del self._pending[key]


def _encode(update: Json) -> bytes:
    return json.dumps(update, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _number_in(text: bytes) -> int | None:
    try:
        number = json.loads(text)["update_id"]
    except (ValueError, TypeError, KeyError):
        return None
    return number if isinstance(number, int) else None
