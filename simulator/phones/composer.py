"""The bottom of a phone: where its owner writes, attaches, and chooses commands and keys."""

from collections.abc import Awaitable, Callable

from nicegui import events, ui

from simulator.handset.phone import Phone
from simulator.handset.writing import LONGEST_TEXT
from simulator.message import Message
from simulator.phones.bubble import gist

Act = Callable[[Awaitable[object]], Awaitable[bool]]
"""Does something on the phone; False (and a word to the person) when the phone does not let them."""


class Composer:
    """Writes new messages, answers and corrections on one phone."""

    def __init__(self, phone: Phone, act: Act) -> None:
        self._phone = phone
        self._act = act
        self._about: Message | None = None
        self._correcting = False
        self._drawn: object = None
        self.place = ui.element("div").classes("composer")
        with self.place:
            self._banner = ui.element("div").classes("banner")
            with ui.element("div").classes("writing"):
                self._attach()
                self._commands = ui.button("/", color=None).props('flat round aria-label="Kommandoer"').classes("tool")
                self._field()
            self._keyboard = ui.element("div").classes("keyboard")
        self._banner.set_visibility(False)

    def begin(self, about: Message, *, correcting: bool) -> None:
        """What is written next answers this message, or replaces it."""
        self._about, self._correcting = about, correcting
        self._text.value = about.words if correcting else ""
        self._banner.clear()
        self._banner.set_visibility(True)
        with self._banner:
            ui.icon("edit" if correcting else "reply")
            ui.label(gist(about)).classes("gist")
            ui.button(icon="close", color=None, on_click=self._end).props('flat round dense aria-label="Fortryd"')
        self._text.run_method("focus")

    def refresh(self) -> None:
        """Shows the keys and commands that the bot offers now."""
        keys, menu = self._phone.keyboard, self._phone.menu()
        if (keys, menu) == self._drawn:
            return
        self._drawn = (keys, menu)
        self._keyboard.clear()
        self._keyboard.set_visibility(bool(keys))
        with self._keyboard:
            for row in keys:
                with ui.element("div").classes("keys"):
                    for label in row:
                        self._key(label)
        self._commands.clear()
        self._commands.set_visibility(bool(menu))
        with self._commands, ui.menu().classes("commands"):
            for each in menu:
                self._command(f"/{each.command}", each.description)

    def _key(self, label: str) -> None:
        ui.button(label, color=None, on_click=lambda: self._act(self._phone.tap(label))).props("flat no-caps").classes(
            "key"
        )

    def _command(self, command: str, description: str) -> None:
        with ui.menu_item(on_click=lambda: self._act(self._phone.write(command))).classes("command"):
            ui.label(description)
            ui.label(command).classes("name")

    def _field(self) -> None:
        looks = f'autogrow dense borderless rows=1 maxlength={LONGEST_TEXT} placeholder="Besked" aria-label="Besked"'
        self._text = ui.textarea().props(looks).classes("field")
        self._text.on("keydown.enter.exact.prevent", self._send)
        send = ui.button(icon="send", color=None, on_click=self._send)
        send.props('flat round aria-label="Send besked"').classes("tool send")

    def _attach(self) -> None:
        photo = self._chooser("image/*", self._send_photo)
        voice = self._chooser("audio/*", self._send_voice)
        file = self._chooser("", self._send_file)
        attach = ui.button(icon="attach_file", color=None).props('flat round aria-label="Vedhæft"').classes("tool")
        with attach, ui.menu():
            self._choice("photo_camera", "Foto").on("click", js_handler=photo)
            self._choice("mic", "Talebesked").on("click", js_handler=voice)
            self._choice("description", "Fil").on("click", js_handler=file)
            place = self._choice("location_on", "Sted, hvor jeg er")
            place.on("click", lambda: self._act(self._phone.send_location()))

    @staticmethod
    def _choice(icon: str, label: str) -> ui.menu_item:
        with ui.menu_item().classes("choice") as choice:
            ui.icon(icon)
            ui.label(label)
        return choice

    @staticmethod
    def _chooser(kinds: str, chosen: Callable[[events.UploadEventArguments], Awaitable[None]]) -> str:
        """A file chooser out of sight; the JavaScript that opens it (browsers want that in the click itself)."""
        accept = f'accept="{kinds}"' if kinds else ""
        upload = ui.upload(on_upload=chosen, auto_upload=True).props(accept).classes("chooser")
        upload.on("uploaded", upload.reset)
        return f"() => getElement({upload.id}).$refs.qRef.pickFiles()"

    async def _send_photo(self, event: events.UploadEventArguments) -> None:
        await self._act(self._phone.send_photo(await event.file.read()))

    async def _send_voice(self, event: events.UploadEventArguments) -> None:
        await self._act(self._phone.send_voice(await event.file.read()))

    async def _send_file(self, event: events.UploadEventArguments) -> None:
        file = event.file
        await self._act(self._phone.send_document(await file.read(), file.name, file.content_type))

    async def _send(self) -> None:
        text = str(self._text.value or "").strip()
        if text and await self._act(self._sent(text)):
            self._end()

    def _sent(self, text: str) -> Awaitable[object]:
        if self._about and self._correcting:
            return self._phone.edit(self._about, text)
        return self._phone.write(text, reply_to=self._about)

    def _end(self) -> None:
        self._about, self._correcting = None, False
        self._text.value = ""
        self._banner.set_visibility(False)
