"""The messages on one phone, kept like the simulator's: only what has changed is drawn again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Protocol

from babel.dates import format_date
from nicegui import events, ui

from simulator.message import Button, Message
from simulator.phones.bubble import bubble

_LINK_PRESSED = """(event) => {
    const link = event.target.closest("a:not(.file)");
    if (link) { event.preventDefault(); emit(link.dataset.command || link.href); }
}"""


class Hand(Protocol):
    """What a person can do with a message on their phone."""

    async def press(self, button: Button, message: Message) -> None:
        """Presses a button under it."""

    async def follow(self, link: str) -> None:
        """Follows a link or command in it."""

    def reply(self, message: Message) -> None:
        """Begins an answer to it."""

    def edit(self, message: Message) -> None:
        """Begins to change it."""

    async def delete(self, message: Message) -> None:
        """Takes it back."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A message, and the day that begins with it."""

    message: Message
    day: date | None

    def same(self, other: "_Row") -> bool:
        return self.message is other.message and self.day == other.day


class ChatView:
    """One chat on one phone of one open page."""

    def __init__(self, messages: Callable[[], list[Message]], hand: Hand, zone: tzinfo) -> None:
        self._messages = messages
        self._hand = hand
        self._zone = zone
        self._drawn: dict[int, tuple[_Row, ui.element]] = {}
        with ui.element("div").classes("chat") as self._window:
            self._list = ui.element("div").classes("messages").props('role="log" aria-live="polite"')

    def refresh(self, *, animated: bool = True) -> None:
        """Draws what is new or different and removes what is gone."""
        rows = {row.message.id: row for row in self._rows()}
        for number in self._drawn.keys() - rows.keys():
            self._drawn.pop(number)[1].delete()
        for number, row in rows.items():
            known = self._drawn.get(number)
            if known is None:
                self._drawn[number] = (row, self._new(row, "fresh" if animated else ""))
            elif not row.same(known[0]):
                known[1].clear()
                self._drawn[number] = (row, known[1])
                self._fill(known[1], row)

    def _rows(self) -> Iterator[_Row]:
        last: date | None = None
        for message in self._messages():
            day = message.date.astimezone(self._zone).date()
            yield _Row(message, day if day != last else None)
            last = day

    def _new(self, row: _Row, how: str) -> ui.element:
        with self._list:
            place = ui.element("div").classes(f"message {'bot' if row.message.from_bot else 'own'} {how}")
        self._fill(place, row)
        if how and not row.message.from_bot:
            # The chat is laid out from its end, so 0 is the newest message.
            ui.run_javascript(f"getHtmlElement({self._window.id}).scrollTop = 0")
        return place

    def _fill(self, place: ui.element, row: _Row) -> None:
        message = row.message
        with place:
            if row.day:
                ui.label(format_date(row.day, "EEEE d. MMMM", locale="da").capitalize()).classes("day")
            with ui.element("div").classes("line"):
                words = ui.html(bubble(message, self._zone), sanitize=False).classes("bubble")
                words.on("click", self._followed, js_handler=_LINK_PRESSED)
                self._more(message)
            for buttons in message.buttons:
                with ui.element("div").classes("keys"):
                    for button in buttons:
                        self._key(button, message)

    async def _followed(self, event: events.GenericEventArguments) -> None:
        await self._hand.follow(str(event.args))

    def _key(self, button: Button, message: Message) -> None:
        key = ui.button(button.text, color=None).props("flat no-caps").classes("key")

        async def press() -> None:
            key.classes("waiting")
            await self._hand.press(button, message)
            if not key.is_deleted:
                key.classes(remove="waiting")

        key.on_click(press)
        if button.url:
            with key:
                ui.icon("north_east").classes("outside")

    def _more(self, message: Message) -> None:
        """The small menu beside a bubble."""
        more = ui.button(icon="more_horiz", color=None).props('flat round dense aria-label="Mere"').classes("more")
        with more, ui.menu():
            ui.menu_item("Svar", lambda: self._hand.reply(message))
            if message.words and not message.from_bot:
                ui.menu_item("Ret", lambda: self._hand.edit(message))
            ui.menu_item("Slet", lambda: self._hand.delete(message))
