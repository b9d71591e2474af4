"""A person's phone: everything that its owner may do in Telegram."""

import re
from urllib.parse import parse_qs, urlsplit

from simulator.chats import Chat
from simulator.exchange import Exchange
from simulator.handset import keys
from simulator.handset.writing import PhoneError, Writer
from simulator.menus import Command
from simulator.message import Button, Message
from simulator.methods.looking import member
from simulator.people import Account
from simulator.presses import Press, Toast

_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Phone(Writer):
    """One person's phone. opened: addresses that were opened outside Telegram."""

    def __init__(self, exchange: Exchange, owner: Account) -> None:
        super().__init__(exchange, owner)
        self.opened: list[str] = []

    @property
    def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard that the app shows now, row by row."""
        rows = (self.chat.keyboard or {}).get("keyboard", ())
        return [[key["text"] for key in row] for row in rows]

    @property
    def blocked(self) -> bool:
        """Whether the owner has blocked the bot."""
        return self.chat.blocked

    def menu(self, chat: Chat | None = None) -> tuple[Command, ...]:
        """The command menu as this person sees it."""
        return self._exchange.menus.shown(chat or self.chat, self.owner)

    async def open_link(self, address: str) -> Message | None:
        """Opens a link: https://t.me/<bot>?start=CODE writes "/start CODE"; any other address leaves Telegram.

        PhoneError for a code that Telegram does not pass on (1 to 64 of A-Z, a-z, 0-9, _ and -).
        """
        parts = urlsplit(address)
        if parts.hostname != "t.me" or parts.path.strip("/").lower() != str(self._exchange.bot.username).lower():
            self.opened.append(address)
            return None
        code = parse_qs(parts.query).get("start", [""])[0]
        if code and not _CODE.fullmatch(code):
            raise PhoneError(f"Telegram does not pass on the start parameter {code!r}")
        if self.chat.blocked:
            await self.unblock()
        return await self.write(f"/start {code}".strip())

    async def tap(self, label: str, message: Message | None = None, chat: Chat | None = None) -> Press:
        """Presses the button whose text contains the label, in the newest message that has one, or in the one named.

        An exact label (an emoji before it aside) wins over one that only contains it. NoSuchButtonError lists what
        can be pressed. Reply keyboards count as standing where the message stood that brought them.
        """
        place = chat or (self.chat if message is None else self._chat_of(message))
        key = keys.find(place, label, message)
        if key.button is None or key.message is None:
            return await self._tap_key(key, place)
        return await self.press(key.button, key.message)

    async def press(self, button: Button, message: Message) -> Press:
        """Presses this very button under this message, whatever others are called."""
        if button.url is not None:
            await self.open_link(button.url)
            return Press(button.text, message.id, opened=button.url)
        if button.data is None:
            raise PhoneError(f"this phone cannot follow the button {button.text!r}: {button.other}")
        return self._press(button.text, button.data, message, self._chat_of(message))

    async def block(self) -> None:
        """Blocks the bot: it can write no more, and is told so."""
        self._set_blocked(blocked=True)

    async def unblock(self) -> None:
        """Lets the bot write again."""
        self._set_blocked(blocked=False)

    def _press(self, label: str, data: str, message: Message, chat: Chat) -> Press:
        press = Press(label, message.id, data)

        def tell(toast: Toast) -> None:
            press.answer(toast)
            self.note_toast(toast)

        press.query_id = self._exchange.presses.open(self._exchange.clock.now(), tell)
        query = {
            "id": press.query_id,
            "from": self.owner.as_user(),
            "message": message.as_json(),
            "chat_instance": str(7_000_000_000_000_000_000 + chat.id),
            "data": data,
        }
        self.chat.known = True
        self._exchange.updates.add("callback_query", query, chat.id)
        self._exchange.changed()
        return press

    async def _tap_key(self, key: keys.Key, chat: Chat) -> Press:
        """A key of the reply keyboard writes its label, or shares what it asks for."""
        source, keyboard = key.source or {}, chat.keyboard or {}
        if source.get("request_contact"):
            written = await self.send_contact(chat=chat)
        elif source.get("request_location"):
            written = await self.send_location(chat=chat)
        else:
            written = await self.write(key.text, chat=chat)
        if keyboard.get("one_time_keyboard"):
            chat.keyboard = None
        return Press(key.text, written.id)

    def _set_blocked(self, *, blocked: bool) -> None:
        if self.chat.blocked == blocked:
            return
        self.chat.blocked = blocked
        bot, states = self._exchange.bot, ("member", "kicked") if blocked else ("kicked", "member")
        update = {
            "chat": self.chat.as_json(),
            "from": self.owner.as_user(),
            "date": int(self._exchange.clock.now().timestamp()),
            "old_chat_member": member(bot, states[0]),
            "new_chat_member": member(bot, states[1]),
        }
        if self.chat.known:
            self._exchange.updates.add("my_chat_member", update, self.chat.id)
        self._exchange.changed()
