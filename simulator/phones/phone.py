"""One phone of the page: frame, head, chat, and what pops up over it."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from simulator.handset.writing import PhoneError
from simulator.message import Button, Message
from simulator.phones.chat import ChatView
from simulator.phones.composer import Composer
from simulator.phones.stage import Holder, Stage
from simulator.presses import Toast

_TOAST_SECONDS = 4.5
_ANSWER_SECONDS = 15.0
_NOT_ALLOWED = "Det kan man ikke i Telegram."
_NO_ANSWER = "Botten svarer ikke lige nu."


class PhoneView:
    """Somebody's phone as one open page shows it; it is also the hand that holds it."""

    def __init__(self, holder: Holder, number: int, stage: Stage) -> None:
        self._holder = holder
        self._phone = holder.phone
        self._stage = stage
        self._toasts_shown = len(self._phone.toasts)
        self._heard = self._sounds()
        with ui.element("section").classes(f"phone person-{number}") as self.frame:
            self.frame.props(f'aria-label="Telefon: {holder.name}"')
            with ui.element("div").classes("glass"):
                self._draw()
        self.refresh(animated=False)

    def refresh(self, *, animated: bool = True) -> None:
        """Shows what has changed since the last time."""
        self._chat.refresh(animated=animated)
        self._composer.refresh()
        blocked, begun = self._phone.blocked, bool(self._phone.messages)
        self._composer.place.set_visibility(begun and not blocked)
        self._start.set_visibility(not begun and not blocked)
        self._unblock.set_visibility(blocked)
        for toast in self._phone.toasts[self._toasts_shown :]:
            self._show(toast)
        self._toasts_shown = len(self._phone.toasts)
        self._ring()

    @property
    def received(self) -> int:
        """How many messages the bot has sent to this phone so far."""
        return sum(event.change == "arrived" and event.message.from_bot for event in self._phone.events)

    def tell_time(self, time: str) -> None:
        """The status bar."""
        self._time.text = time
        self._signal.name = "signal_cellular_off" if self._stage.network_cut else "signal_cellular_alt"

    async def press(self, button: Button, message: Message) -> None:
        """Presses a button and waits for the bot's answer; says so when there is none."""
        try:
            press = await self._phone.press(button, message)
        except PhoneError:
            self._say(_NOT_ALLOWED)
            return
        if press.opened is not None:
            self._say_opened()
        elif press.data is not None:
            try:
                await press.answered(_ANSWER_SECONDS)
            except AssertionError:
                self._say(_NO_ANSWER)

    async def follow(self, link: str) -> None:
        """Writes a command, or opens a link."""
        if link.startswith("/"):
            await self._act(self._phone.write(link))
        else:
            await self._act(self._phone.open_link(link))
            self._say_opened()

    def reply(self, message: Message) -> None:
        """Begins an answer."""
        self._composer.begin(message, correcting=False)

    def edit(self, message: Message) -> None:
        """Begins a correction."""
        self._composer.begin(message, correcting=True)

    async def delete(self, message: Message) -> None:
        """Takes a message back."""
        await self._act(self._phone.delete(message))

    async def _act(self, doing: Awaitable[object]) -> bool:
        try:
            await doing
        except PhoneError:
            self._say(_NOT_ALLOWED)
            return False
        return True

    def _draw(self) -> None:
        with ui.element("div").classes("status"):
            self._time = ui.label("")
            ui.element("div").classes("camera")
            self._signal = ui.icon("signal_cellular_alt")
        with ui.element("header").classes("head"):
            ui.label(self._holder.name[0]).classes("avatar").props("aria-hidden=true")
            with ui.element("div").classes("who"):
                ui.label(self._holder.name).classes("name")
                ui.label(self._holder.role).classes("role")
            self._options()
        self._chat = ChatView(lambda: self._phone.messages, self, self._stage.controls.zone)
        self._toasts = ui.element("div").classes("toasts").props('role="status"')
        self._start = self._wide("Start", lambda: self._act(self._phone.write("/start")))
        self._unblock = self._wide("Fjern blokering", lambda: self._act(self._phone.unblock()))
        self._composer = Composer(self._phone, self._act)

    def _options(self) -> None:
        options = ui.button(icon="more_vert", color=None).props('flat round aria-label="Indstillinger"').classes("tool")
        with options, ui.menu():
            ui.menu_item("Bloker botten", lambda: self._act(self._phone.block()))
            ui.menu_item("Fjern blokering", lambda: self._act(self._phone.unblock()))

    @staticmethod
    def _wide(label: str, action: Callable[[], Awaitable[object]]) -> ui.button:
        return ui.button(label, color=None, on_click=action).props("flat no-caps").classes("wide")

    def _say_opened(self) -> None:
        if self._phone.opened:
            self._say(f"Åbner uden for Telegram: {self._phone.opened[-1]}")

    def _say(self, words: str) -> None:
        self._show(Toast(words))

    def _show(self, toast: Toast) -> None:
        """A line that fades, or a box to close."""
        with self._toasts:
            shown = ui.element("div").classes("box" if toast.show_alert else "toast")
        with shown:
            ui.label(toast.text)
            if toast.show_alert:
                ui.button("OK", color=None, on_click=shown.delete).props("flat").classes("key")
            else:
                ui.timer(_TOAST_SECONDS, shown.delete, once=True)

    def _sounds(self) -> int:
        return sum(event.sounded for event in self._phone.events)

    def _ring(self) -> None:
        """A phone that made a sound is seen to do so."""
        sounds = self._sounds()
        if sounds > self._heard:
            self._heard = sounds
            # The same movement under two names: changing the name starts it anew.
            self.frame.classes(add=f"ring-{sounds % 2}", remove=f"ring-{(sounds + 1) % 2}")
