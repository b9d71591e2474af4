"""The webhook: updates are posted to the bot's address, again and again until it answers 2xx."""

import asyncio
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from simulator.clock import Now
from simulator.posting import post
from simulator.updates import Pending, Updates
from simulator.wire import Json

_LONGEST_PAUSE = 60.0


@dataclass(slots=True)
class Hook:
    """An address and what setWebhook said about it."""

    url: str
    secret: str | None = None
    lanes: int = 40
    has_certificate: bool = False
    ip_address: str | None = None
    last_error: str | None = None
    last_error_at: datetime | None = None


@dataclass(slots=True)
class _Lane:
    """A connection's worth of updates, one after the other; updates of one chat always take the same lane."""

    waiting: deque[tuple[int, Pending]] = field(default_factory=deque)
    filled: asyncio.Event = field(default_factory=asyncio.Event)
    runner: asyncio.Task[None] | None = None


class Webhook:
    """Posts updates while an address is set and the simulator serves.

    pause: (real) seconds before a failed post is tried again; it doubles with each failure, up to a minute.
    """

    def __init__(self, updates: Updates, clock: Now, pause: float = 1.0) -> None:
        self.hook: Hook | None = None
        self.pause = pause
        self._updates = updates
        self._clock = clock
        self._lanes: list[_Lane] = []
        self._serving = False

    def set(self, hook: Hook) -> None:
        """Posts to this address from now on, what waits already first."""
        self.remove()
        self.hook = hook
        self._updates.end_poll("terminated by setWebhook request")
        self._open_lanes()

    def remove(self) -> None:
        """Posts no more; what is unanswered goes on waiting."""
        self._close_lanes()
        self.hook = None

    def start(self) -> None:
        """There is a network: what waits is posted, if an address is set."""
        self._serving = True
        self._open_lanes()

    async def stop(self) -> None:
        """There is no network any more; waits until nothing is being posted."""
        self._serving = False
        for runner in self._close_lanes():
            with suppress(asyncio.CancelledError):
                await runner

    def receive(self, key: int, update: Pending) -> None:
        """A new update waits; its chat's lane takes it."""
        lane = self._lanes[update.chat_id % len(self._lanes)]
        lane.waiting.append((key, update))
        lane.filled.set()
        if self.hook is not None and lane.runner is None:
            lane.runner = asyncio.create_task(self._run(lane, self.hook))  # noqa: TID251 stop() and remove() end it

    def info(self) -> Json:
        """As a WebhookInfo object."""
        hook = self.hook or Hook("")
        info: Json = {
            "url": hook.url,
            "has_custom_certificate": hook.has_certificate,
            "pending_update_count": len(self._updates),
        }
        if hook.url:
            info["max_connections"] = hook.lanes
        if hook.ip_address:
            info["ip_address"] = hook.ip_address
        if hook.last_error and hook.last_error_at:
            info |= {"last_error_date": int(hook.last_error_at.timestamp()), "last_error_message": hook.last_error}
        if self._updates.allowed:
            info["allowed_updates"] = list(self._updates.allowed)
        return info

    def _open_lanes(self) -> None:
        if self.hook is not None and self._serving:
            self._lanes = [_Lane() for _ in range(self.hook.lanes)]
            self._updates.receiver = self
            for key, update in self._updates.waiting():
                self.receive(key, update)

    def _close_lanes(self) -> list[asyncio.Task[None]]:
        """The tasks that are ending."""
        runners = [lane.runner for lane in self._lanes if lane.runner is not None]
        for runner in runners:
            runner.cancel()
        self._lanes, self._updates.receiver = [], None
        return runners

    async def _run(self, lane: _Lane, hook: Hook) -> None:
        pause = self.pause
        while True:
            lane.filled.clear()
            while lane.waiting:
                key, update = lane.waiting[0]
                if await self._taken(hook, update):
                    lane.waiting.popleft()
                    self._updates.confirm(key)
                    pause = self.pause
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, _LONGEST_PAUSE)
            await lane.filled.wait()

    async def _taken(self, hook: Hook, update: Pending) -> bool:
        headers = {} if hook.secret is None else {"X-Telegram-Bot-Api-Secret-Token": hook.secret}
        try:
            status = await post(hook.url, update.text, headers)
        except (OSError, TimeoutError) as trouble:
            hook.last_error = "Connection timed out" if isinstance(trouble, TimeoutError) else "Connection refused"
        else:
            if 200 <= status < 300:
                return True
            hook.last_error = f"Wrong response from the webhook: {status}"
        hook.last_error_at = self._clock.now()
        return False
