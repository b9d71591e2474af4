"""Faults on purpose: calls that fail, come late, or are carried out and never answered; a network that is cut."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from simulator.refusal import RefusedError

Kind: TypeAlias = Literal["fail", "delay", "drop", "refuse"]
EVERY_METHOD = "*"
DOWNLOAD = "download"
"""Stands for a file that is handed out, which is no method."""

_DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error: restart",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass(slots=True)
class Fault:
    """One arranged fault; left counts the calls it still strikes (None: until cleared)."""

    kind: Kind
    method: str
    left: int | None
    only_chat: int | None
    error: RefusedError | None = None
    seconds: float = 0.0
    struck: int = 0

    def strikes(self, method: str, chat_id: str) -> bool:
        """Whether it strikes this call."""
        return self.method in {EVERY_METHOD, method} and (self.only_chat is None or str(self.only_chat) == chat_id)


@dataclass(slots=True)
class Network:
    """What cuts the line and mends it again; set by the server while it serves."""

    cut: Callable[[], Awaitable[None]]
    mend: Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Faults:
    """The faults that are arranged now. Every method takes a Bot API method name, "download", or "*" for all of them.

    times: how many calls it strikes; None until clear(). only_chat: only calls with this chat_id.
    """

    arranged: list[Fault] = field(default_factory=list)
    network: Network | None = None
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def fail(
        self,
        method: str,
        *,
        code: int = 500,
        description: str | None = None,
        retry_after: int | None = None,
        times: int | None = 1,
        only_chat: int | None = None,
    ) -> Fault:
        """The call is not carried out but answered with this error; 429 says retry_after (seconds, 1 if not given)."""
        seconds = retry_after or (1 if code == 429 else None)
        words = description or _DESCRIPTIONS.get(code, "Internal Server Error").format(retry_after=seconds)
        error = RefusedError(code, words, **({} if seconds is None else {"retry_after": seconds}))
        return self._arrange(Fault("fail", method, times, only_chat, error=error))

    def delay(self, method: str, seconds: float, *, times: int | None = 1, only_chat: int | None = None) -> Fault:
        """The call is carried out after so many (real) seconds."""
        return self._arrange(Fault("delay", method, times, only_chat, seconds=seconds))

    def drop(self, method: str, *, times: int | None = 1, only_chat: int | None = None) -> Fault:
        """The call is carried out, and never answered: the caller runs into its time-out."""
        return self._arrange(Fault("drop", method, times, only_chat))

    def refuse(self, method: str, *, times: int | None = 1, only_chat: int | None = None) -> Fault:
        """The connection is broken off and the call is not carried out."""
        return self._arrange(Fault("refuse", method, times, only_chat))

    def clear(self) -> None:
        """No faults any more (a cut network stays cut)."""
        self.arranged.clear()

    async def cut_network(self) -> None:
        """Connections are broken off and new ones refused, until mend_network()."""
        if self.network is None:
            raise RuntimeError("there is no network to cut: the simulator is not serving")
        await self.network.cut()

    async def mend_network(self) -> None:
        """The same address answers again."""
        if self.network is None:
            raise RuntimeError("there is no network to mend: the simulator is not serving")
        await self.network.mend()

    def next_for(self, method: str, chat_id: str) -> list[Fault]:
        """The faults that strike this call, each kind at most once; they count as having struck."""
        struck: dict[Kind, Fault] = {}
        for fault in self.arranged:
            if fault.kind not in struck and fault.strikes(method, chat_id):
                fault.struck += 1
                fault.left = None if fault.left is None else fault.left - 1
                struck[fault.kind] = fault
        self.arranged = [fault for fault in self.arranged if fault.left != 0]
        return list(struck.values())

    async def hold(self, seconds: float) -> None:
        """Waits so long, or until the simulator closes."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.closing.wait()

    def _arrange(self, fault: Fault) -> Fault:
        self.arranged.append(fault)
        return fault
