"""Property staff who report as fast as they are let, or at a steady rate; and one caretaker who gets the cards."""

import json
import re
import time
from dataclasses import dataclass, field
from typing import Any

from tests.bench.stub import Stub, message, press

CARETAKER = 9_000_000
FIRST_REPORTER = 1_000_000
_REFERENCE = re.compile(r"\b[A-Z2-9]{3}-[A-Z2-9]{3}\b")
_WORDS = "Råber og græder i opgangen, Vangdalen 4, 2. tv"


@dataclass(slots=True)
class Times:
    """Seconds from "press handed out" to "card request received", and when each report was finished."""

    card: list[float] = field(default_factory=list)
    finished: list[float] = field(default_factory=list)


class Reporters:
    """Each writes freely, presses the urgency on the draft, and is done when card and receipt were requested."""

    def __init__(self, stub: Stub, urgency: str = "I dag") -> None:
        self.times = Times()
        self.again = False
        """Whether whoever is done begins anew at once."""
        self._stub = stub
        self.urgency = urgency
        self._messages = 10
        self._presses: dict[int, int] = {}
        self._cards: dict[str, float] = {}
        self._receipts: dict[str, int] = {}
        stub.on_request = self._on_request

    def begin(self, account: int) -> None:
        """This one writes a report."""
        self._messages += 1
        self._stub.hand_out(message(account, _WORDS, self._messages))

    def _on_request(self, method: str, arguments: dict[str, Any]) -> None:
        account = int(arguments.get("chat_id", 0))
        data = _button(arguments, self.urgency)
        if data is not None and account not in self._presses:
            self._messages += 1
            self._presses[account] = self._stub.hand_out(press(account, data, self._messages))
        elif found := _REFERENCE.search(arguments.get("text", "")):
            if account == CARETAKER and method == "sendMessage":
                self._cards.setdefault(found[0], time.perf_counter())
            elif account in self._presses:
                self._receipts.setdefault(found[0], account)
            self._finish(found[0])

    def _finish(self, reference: str) -> None:
        if reference not in self._cards or reference not in self._receipts:
            return
        account = self._receipts.pop(reference)
        pressed = self._stub.handed_out[self._presses.pop(account)]
        self.times.card.append(self._cards.pop(reference) - pressed)
        self.times.finished.append(time.perf_counter())
        if self.again:
            self.begin(account)


def _button(arguments: dict[str, Any], label: str) -> str | None:
    rows = json.loads(arguments.get("reply_markup") or "{}").get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        if label in button["text"]:
            return str(button["callback_data"])
    return None
