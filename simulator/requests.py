"""The log of calls: what the bot asked for and how it was answered; the latest ten thousand."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from simulator.wire import Json

KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Request:
    """One call. code is the answer's status (0: broken off), description the error's words; uploads are not kept."""

    number: int
    method: str
    chat_id: int | str | None
    at: datetime
    code: int
    description: str
    parameters: Json


class Requests:
    """The calls, oldest first."""

    def __init__(self) -> None:
        self._kept: deque[Request] = deque(maxlen=KEPT)
        self.total = 0

    def __iter__(self) -> Iterator[Request]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, method: str) -> list[Request]:
        """The calls of one method."""
        return [request for request in self._kept if request.method == method]

    def clear(self) -> None:
        """Forgets the calls so far; numbers go on."""
        self._kept.clear()

    def add(self, method: str, at: datetime, parameters: Json, code: int, description: str = "") -> None:
        """Notes a call that has been answered."""
        self.total += 1
        chat_id = parameters.get("chat_id")
        self._kept.append(Request(self.total, method, chat_id, at, code, description, parameters))
