"""How fast Telegram may be written to: overall, per private chat, per group; and that bulk leaves room for others."""

import math
from collections import deque
from dataclasses import dataclass, field

from core.kernel.notice import Priority
from core.kernel.town import Pacing

_A_MINUTE = 60.0
_ROOM_FOR_OTHERS = 0.2
"""The part of the allowance that reminders and bulk leave free for whatever is more urgent."""
_SET_BACK = 1.0
"""Seconds by which the clock must have gone back to count as set back."""


@dataclass(slots=True)
class Window:
    """At most `limit` in any stretch of `seconds`."""

    limit: int
    seconds: float
    taken: deque[float] = field(default_factory=deque)

    def ready_at(self, now: float, keep_free: int = 0) -> float:
        """When the next one may go (seconds, same clock as `now`), leaving so many places free."""
        self._forget(now)
        over = len(self.taken) - (self.limit - keep_free)
        return now if over < 0 else self.taken[over] + self.seconds

    def take(self, now: float) -> None:
        self.taken.append(now)

    def _forget(self, now: float) -> None:
        while self.taken and self.taken[0] + self.seconds <= now:
            self.taken.popleft()


@dataclass(slots=True)
class Bucket:
    """`rate` a second in the long run, `burst` at once after a pause."""

    rate: float
    burst: int
    level: float = 0.0
    at: float = 0.0

    def ready_at(self, now: float) -> float:
        """When the next one may go, in seconds of the same clock as `now`."""
        missing = self._level(now) + 1 - self.burst
        return now + max(0.0, missing) / self.rate

    def take(self, now: float) -> None:
        self.level = self._level(now) + 1
        self.at = now

    def is_empty(self, now: float) -> bool:
        """Whether nothing of it is left to remember."""
        return self._level(now) <= 0

    def _level(self, now: float) -> float:
        return max(0.0, self.level - (now - self.at) * self.rate)


class Pace:
    """Telegram's limits as one question: when may this chat be written to, with this priority?"""

    def __init__(self, pacing: Pacing) -> None:
        self._pacing = pacing
        self._overall = Window(pacing.overall_a_second, 1.0)
        self._room_for_others = int(self._overall.limit * _ROOM_FOR_OTHERS)
        self._chats: dict[int, Bucket | Window] = {}
        self._held: dict[int, float] = {}
        self._held_overall = 0.0
        self._seen = 0.0

    def ready_at(self, chat: int, priority: Priority, now: float) -> float:
        """The earliest moment, in seconds of the same clock as `now`."""
        self._mind_the_clock(now)
        return max(
            self.open_at(priority, now),
            self._held.get(chat, now),
            self._chats[chat].ready_at(now) if chat in self._chats else now,
        )

    def open_at(self, priority: Priority, now: float) -> float:
        """The earliest moment at which any chat may be written to with this priority."""
        keep_free = self._room_for_others if priority >= Priority.REMINDER else 0
        return max(self._overall.ready_at(now, keep_free), self._held_overall)

    def take(self, chat: int, now: float) -> None:
        """A message goes to this chat now."""
        self._overall.take(now)
        self._chats.setdefault(chat, self._allowance(chat)).take(now)

    def take_beside(self, now: float) -> None:
        """A call is made now that says nothing in a chat."""
        self._overall.take(now)

    def hold(self, chat: int, until: float) -> None:
        """Telegram asked to wait with this chat."""
        self._held[chat] = until

    def hold_all(self, until: float) -> None:
        """Telegram cannot be reached: nothing is tried before this moment."""
        self._held_overall = max(self._held_overall, until)

    def busy_chats(self, now: float) -> set[int]:
        """Chats that must not be written to yet; forgets those that may."""
        self._mind_the_clock(now)
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        self._chats = {chat: each for chat, each in self._chats.items() if not self._is_idle(each, now)}
        return {*self._held, *(chat for chat, each in self._chats.items() if each.ready_at(now) > now)}

    def opens_in(self, now: float) -> float:
        """Seconds until something that must not be written now may be; infinite when nothing is held back."""
        held = [self._held_overall, *self._held.values()]
        overall = (self._overall.ready_at(now, self._room_for_others), self._overall.ready_at(now))
        chats = (each.ready_at(now) for each in list(self._chats.values()))
        return min((moment - now for moment in (*held, *overall, *chats) if moment > now), default=math.inf)

    def _mind_the_clock(self, now: float) -> None:
        """A clock that was set back would make all that was taken lie in the future, and keep everybody waiting."""
        if now < self._seen - _SET_BACK:
            self._overall.taken.clear()
            self._chats.clear()
            self._held.clear()
            self._held_overall = 0.0
        self._seen = now

    def _allowance(self, chat: int) -> Bucket | Window:
        if chat < 0:
            return Window(self._pacing.group_a_minute, _A_MINUTE)
        return Bucket(self._pacing.private_a_second, self._pacing.private_burst)

    @staticmethod
    def _is_idle(allowance: Bucket | Window, now: float) -> bool:
        return (
            allowance.is_empty(now)
            if isinstance(allowance, Bucket)
            else allowance.ready_at(now) <= now and not allowance.taken
        )
