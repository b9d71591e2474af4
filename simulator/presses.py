"""Presses of inline buttons that wait for the bot's answer."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from simulator.refusal import bad_request

ANSWERABLE_FOR = timedelta(seconds=15)
LONGEST_TOAST = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True, slots=True)
class Toast:
    """The bot's answer to a press: text over the chat (empty: only the button stops spinning), or a box to close."""

    text: str
    show_alert: bool = False
    url: str | None = None


@dataclass(slots=True)
class Press:
    """One press of a button: label, message it stood under, data it carried.

    For a key of a reply keyboard, message is what the press wrote and data is None. For a link, opened is its address.
    """

    label: str
    message_id: int
    data: str | None = None
    opened: str | None = None
    query_id: str = ""
    toast: Toast | None = None
    _answer: asyncio.Event | None = None

    async def answered(self, timeout: float = 5.0) -> Toast:  # noqa: ASYNC109 phones wait as people do: so long and no longer
        """The bot's answer; AssertionError when it does not come in so many (real) seconds."""
        if self.toast is None and self.data is not None:
            self._answer = self._answer or asyncio.Event()
            try:
                async with asyncio.timeout(timeout):
                    await self._answer.wait()
            except TimeoutError:
                raise AssertionError(f"the press of {self.label!r} was not answered in {timeout} s") from None
        if self.toast is None:
            raise AssertionError(f"{self.label!r} is not a button that the bot answers")
        return self.toast

    def answer(self, toast: Toast) -> None:
        """The bot has answered."""
        self.toast = toast
        if self._answer is not None:
            self._answer.set()


class Presses:
    """The presses that the bot may still answer: each once, within 15 seconds of the simulator's time."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[datetime, Callable[[Toast], None]]] = {}
        self._numbers = count(4_000_000_000_000_000_001)

    def open(self, now: datetime, tell: Callable[[Toast], None]) -> str:
        """The id under which the bot may answer; tell is called with the answer."""
        self._forget_old(now)
        query_id = str(next(self._numbers))
        self._open[query_id] = (now, tell)
        return query_id

    def answer(self, query_id: str, toast: Toast, now: datetime) -> None:
        """Passes the answer on; RefusedError when it is too late, was given already, or nobody asked."""
        self._forget_old(now)
        if query_id not in self._open:
            raise bad_request(TOO_OLD)
        if len(toast.text) > LONGEST_TOAST:
            raise bad_request("MESSAGE_TOO_LONG")
        _, tell = self._open.pop(query_id)
        tell(toast)

    def _forget_old(self, now: datetime) -> None:
        while self._open:
            query_id, (asked, _) = next(iter(self._open.items()))
            if now - asked <= ANSWERABLE_FOR:
                return
            del self._open[query_id]
