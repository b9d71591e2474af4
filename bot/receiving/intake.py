"""From Telegram into the inbox: an update is confirmed only after it is on disk."""

import asyncio
import contextlib
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from bot.guarding.door import at_the_door
from bot.insisting import tell_unavailable
from bot.log import where
from bot.receiving.line import Line
from core.delivery.outcome import patience
from core.kernel.clock import Clock
from storage.engine import Unavailable
from storage.inbox import Received, Waiting
from storage.store import Store
from storage.unit_of_work import UnitOfWork

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates the bot asks for."""

_POLL_SECONDS = 25
_SLACK_SECONDS = 10
_AT_MOST = 100
_TOO_LARGE = 2**63

TakeIn = Callable[[Sequence[Waiting]], None]
"""Who is given what was kept, in the order in which it came."""

log = structlog.get_logger()


class Intake:
    """Fetches raw updates by long polling, keeps them, and only then asks for those behind them."""

    def __init__(self, bot: Bot, store: Store, clock: Clock, take_in: TakeIn, line: Line) -> None:
        self._bot = bot
        self._line = line
        self._store = store
        self._clock = clock
        self._take_in = take_in
        self._offset: int | None = None
        self.polled = asyncio.Event()
        """Set once Telegram has answered a poll (or been asked for one)."""

    async def run(self) -> None:
        """Poll until cancelled; a Telegram that cannot be reached is asked again with growing patience."""
        failures = 0
        while True:
            try:
                fetched = await self._fetch()
                await self.receive(fetched)
                self._line.answered(more=len(fetched) >= _AT_MOST)
                failures = 0
            except RetryAfter as error:
                await self._clock.sleep(_seconds(error))
            except Unavailable as error:  # nothing was confirmed: Telegram will hand it out again
                failures += 1
                tell_unavailable(error, failures)
                await self._clock.sleep(patience(failures))
            except TelegramError as error:
                failures += 1
                self._line.failed(error)
                _tell(error, failures)
                await self._end_webhook(error)
                await self._clock.sleep(patience(failures))

    async def _end_webhook(self, error: TelegramError) -> None:
        """A webhook from another time keeps Telegram from being polled: take it back, with nothing lost."""
        if isinstance(error, Conflict) and "webhook" in error.message.lower():
            with contextlib.suppress(TelegramError):
                await self._bot.delete_webhook(drop_pending_updates=False)

    async def receive(self, updates: Sequence[Any]) -> None:
        """Keep these raw updates; when this returns they are on disk and may be confirmed."""
        if not updates:
            return
        received = [_received(update) for update in updates]
        kept = await self._store.write(lambda work: _keep(received, work))
        self._take_in(kept)
        numbers = [each.update_id for each in received if each.update_id is not None]
        self._offset = max(numbers) + 1 if numbers else self._offset

    async def _fetch(self) -> Sequence[Any]:
        wait = _POLL_SECONDS if self._line.drained else 0
        asked = {"timeout": wait, "limit": _AT_MOST, "allowed_updates": list(KINDS)}
        if self._offset is not None:
            asked["offset"] = self._offset
        self.polled.set()
        with warnings.catch_warnings():
            # The library would rather parse the updates itself; then one malformed update would lose the others.
            warnings.simplefilter("ignore", PTBUserWarning)
            fetched = await self._bot.do_api_request(
                "getUpdates", api_kwargs=asked, read_timeout=_POLL_SECONDS + _SLACK_SECONDS
            )
        return fetched if isinstance(fetched, list) else []


def _keep(received: Sequence[Received], work: UnitOfWork) -> Sequence[Waiting]:
    """Nothing is written that the guard at the door has not seen."""
    guarded = [replace(each, payload=at_the_door(each.payload, work)) for each in received]
    return work.inbox.receive(guarded, work.now)


def _received(update: Any) -> Received:
    """The update with its number and lane, as far as it has them; whatever else is wrong shows when it is handled."""
    if not isinstance(update, dict):
        return Received(None, None, update)
    return Received(_number(update.get("update_id")), _lane(update), update)


def _lane(update: dict[str, Any]) -> int | None:
    """The chat whose order matters: the message's, or for a press the one it was made in."""
    for kind in KINDS:
        inner = update.get(kind)
        if isinstance(inner, dict):
            holder = inner.get("message") if kind == "callback_query" else inner
            chat = holder.get("chat") if isinstance(holder, dict) else inner.get("from")
            return _number(chat.get("id")) if isinstance(chat, dict) else None
    return None


def _number(value: Any) -> int | None:
    """A number that a column can hold; one that cannot be kept must not keep its neighbours out."""
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _TOO_LARGE else None


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()


def _tell(error: TelegramError, failures: int) -> None:
    if isinstance(error, Conflict):
        log.error("another process is polling with the same token", failures=failures)
    elif isinstance(error, InvalidToken):
        log.error("Telegram does not know this token", failures=failures)
    else:
        log.warning("Telegram could not be polled", cause=where(error), failures=failures)
