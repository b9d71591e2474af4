"""A Telegram of one's own: one bot, any number of phones, a clock, faults; served over HTTP on this machine."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from simulator.chats import Chat
from simulator.clock import Clock, Now
from simulator.exchange import Exchange
from simulator.faults import Faults
from simulator.files import StoredFile
from simulator.handset.phone import Phone
from simulator.limits import Limits
from simulator.menus import Menus
from simulator.methods.looking import member
from simulator.network.serving import serve
from simulator.people import Account
from simulator.requests import Requests
from simulator.updates import Updates
from simulator.webhook import Webhook


class Telegram:
    """Telegram, as far as one bot can tell.

    Phones are Python objects and act at once; the bot calls the Bot API over HTTP while serve() lasts. Everything
    happens in one event loop. reads_all_groups: the bot's privacy mode is off, so it reads all that groups say.
    numbers_from: where the ids of updates and of private messages begin, for a bot that remembers an earlier Telegram.
    """

    def __init__(
        self,
        token: str = "123456:TEST",  # noqa: S107 made up, and good on this machine alone
        username: str = "opgang_bot",
        *,
        name: str = "Opgang",
        clock: Now | None = None,
        limits: Limits | None = None,
        reads_all_groups: bool = False,
        numbers_from: int = 0,
    ) -> None:
        bot = Account(int(token.partition(":")[0]), name, username=username, is_bot=True)
        self.clock: Now = clock or Clock()
        self.limits = limits or Limits()
        self._exchange = Exchange(token, bot, self.clock, self.limits, reads_all_groups, numbers_from)
        self.phones: list[Phone] = []

    @property
    def token(self) -> str:
        """The bot's token."""
        return self._exchange.token

    @property
    def bot(self) -> Account:
        """The bot's account."""
        return self._exchange.bot

    @property
    def updates(self) -> Updates:
        """The queue of updates that the bot has not confirmed."""
        return self._exchange.updates

    @property
    def faults(self) -> Faults:
        """What goes wrong on purpose."""
        return self._exchange.faults

    @property
    def requests(self) -> Requests:
        """The calls that the bot has made."""
        return self._exchange.requests

    @property
    def menus(self) -> Menus:
        """The command menus and texts that the bot has set."""
        return self._exchange.menus

    @property
    def webhook(self) -> Webhook:
        """Where updates are posted to, if the bot has asked for it."""
        return self._exchange.webhook

    def file(self, file_id: str) -> StoredFile | None:
        """A file that was sent by either side."""
        return self._exchange.files.find(file_id)

    def serve(self, port: int = 0, host: str = "127.0.0.1") -> AbstractAsyncContextManager[str]:
        """Serves the Bot API until the block ends: {url}/bot<token>/METHOD, files at {url}/file/bot<token>/PATH.

        Port 0 takes a free one. A Telegram may be served again afterwards; all it knows stays.
        """
        return serve(self._exchange, host, port)

    def phone(
        self,
        first_name: str = "Karen",
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "da",
        user_id: int | None = None,
    ) -> Phone:
        """A new person with a phone, who has not written to the bot yet. ValueError when the id is taken."""
        number = self._exchange.chats.next_person() if user_id is None else user_id
        phone = Phone(self._exchange, Account(number, first_name, last_name, username, language_code))
        self.phones.append(phone)
        self._exchange.changed()
        return phone

    def group(self, title: str, *phones: Phone) -> Chat:
        """A new group of these people, to which the first of them has added the bot; the bot is told."""
        chat = self._exchange.chats.group(title, [phone.owner for phone in phones])
        chat.watchers.extend(phones)
        self._membership(chat, "left", "member")
        return chat

    def remove_bot(self, group: Chat) -> None:
        """The bot is thrown out of the group."""
        group.open = False
        self._membership(group, "member", "kicked")

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Calls back after each change of anything that a phone shows; returns a function that ends it."""
        return self._exchange.subscribe(callback)

    def _membership(self, group: Chat, before: str, after: str) -> None:
        doer = next(iter(group.members.values()), self.bot)
        update = {
            "chat": group.as_json(),
            "from": doer.as_user(),
            "date": int(self.clock.now().timestamp()),
            "old_chat_member": member(self.bot, before),
            "new_chat_member": member(self.bot, after),
        }
        self._exchange.updates.add("my_chat_member", update, group.id)
        self._exchange.changed()
