"""Telegram's flood limits: how many messages a bot may send, overall, to a person and to a group."""

from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import Protocol

from simulator.refusal import too_many_requests


@dataclass(slots=True)
class Rate:
    """So many messages in so many seconds on average, and burst of them at once; enabled = False switches it off."""

    messages: int
    seconds: float
    burst: int
    enabled: bool = True

    @property
    def interval(self) -> float:
        """Seconds between two messages at the steady rate."""
        return self.seconds / self.messages


class Destination(Protocol):
    """A chat, as far as limits go."""

    @property
    def id(self) -> int:
        """The chat's id."""

    @property
    def is_private(self) -> bool:
        """Whether it is one person's chat with the bot."""


@dataclass(slots=True)
class Limits:
    """The limits in force: 30 a second overall, 1 a second to a person (5 at once pass), 20 a minute to a group.

    Telegram does not publish how large a burst it tolerates in a private chat; 5 is on the strict side.
    """

    overall: Rate = field(default_factory=lambda: Rate(30, 1, burst=30))
    private: Rate = field(default_factory=lambda: Rate(1, 1, burst=5))
    group: Rate = field(default_factory=lambda: Rate(20, 60, burst=20))

    @classmethod
    def none(cls) -> "Limits":
        """No limit at all."""
        limits = cls()
        for rate in (limits.overall, limits.private, limits.group):
            rate.enabled = False
        return limits


class Flood:
    """Counts what is sent; each count is the moment (seconds since 1970) by which all of it would have been due."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._overall = 0.0
        self._by_chat: dict[int, float] = {}

    def admit(self, chat: Destination, messages: int, now: datetime) -> None:
        """Counts these messages; RefusedError 429 with retry_after when a limit is passed, and nothing is counted."""
        present = now.timestamp()
        rate = self._limits.private if chat.is_private else self._limits.group
        overall = _after(self._limits.overall, self._overall, messages, present)
        of_chat = _after(rate, self._by_chat.get(chat.id, 0.0), messages, present)
        self._overall = overall
        if rate.enabled:
            self._by_chat[chat.id] = of_chat


def _after(rate: Rate, due: float, messages: int, now: float) -> float:
    """The new count after these messages; an album larger than the burst passes when nothing else was sent."""
    if not rate.enabled:
        return 0.0
    begin = max(due, now)
    end = begin + messages * rate.interval
    excess = min(end - now - rate.burst * rate.interval, begin - now)
    if excess > 1e-6:
        raise too_many_requests(max(1, ceil(excess - 1e-6)))
    return end
