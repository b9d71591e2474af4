"""What one simulated Telegram knows and does: the bot, chats, files, updates, and whoever watches."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from simulator.chats import Chat, Chats
from simulator.clock import Now
from simulator.faults import Faults
from simulator.files import Files
from simulator.limits import Flood, Limits
from simulator.menus import Menus
from simulator.message import Message
from simulator.people import Account
from simulator.presses import Presses
from simulator.refusal import bad_request
from simulator.requests import Requests
from simulator.updates import Updates
from simulator.webhook import Webhook
from simulator.wire import Json


@dataclass(slots=True)
class Exchange:
    """The state behind the Bot API and the phones. reads_groups: the bot's privacy mode is off (it reads all)."""

    token: str
    bot: Account
    clock: Now
    limits: Limits
    reads_groups: bool = False
    numbers_from: int = 0
    chats: Chats = field(init=False)
    files: Files = field(default_factory=Files)
    faults: Faults = field(default_factory=Faults)
    menus: Menus = field(default_factory=Menus)
    presses: Presses = field(default_factory=Presses)
    requests: Requests = field(default_factory=Requests)
    updates: Updates = field(init=False)
    webhook: Webhook = field(init=False)
    flood: Flood = field(init=False)
    started: datetime = field(init=False)
    logged_out: datetime | None = None
    _subscribers: list[Callable[[], None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chats = Chats(self.numbers_from)
        self.updates = Updates(self.clock, self.numbers_from)
        self.webhook = Webhook(self.updates, self.clock)
        self.flood = Flood(self.limits)
        self.started = self.clock.now()

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Calls back after each change, until the function that is returned is called."""
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback)

    def changed(self) -> None:
        """Something looks different now."""
        for callback in list(self._subscribers):
            callback()

    def chat(self, chat_id: int | str) -> Chat:
        """The chat the bot means, if the bot knows it; RefusedError "chat not found" otherwise."""
        if isinstance(chat_id, str) and not chat_id.lstrip("-").isdecimal():
            raise bad_request("chat not found" if chat_id else "chat_id is empty")
        chat = self.chats.find(int(chat_id))
        if chat is None or not chat.known:
            raise bad_request("chat not found")
        return chat

    def message(self, chat: Chat, message_id: int, purpose: str) -> Message:
        """The message the bot means; RefusedError "message to <purpose> not found" otherwise."""
        message = chat.messages.get(message_id)
        if message is None:
            raise bad_request(f"message to {purpose} not found")
        return message

    def mention(self, user_id: int) -> Json | None:
        """The User object of somebody the bot knows."""
        chat = self.chats.find(user_id)
        return chat.person.as_user() if chat and chat.known and chat.is_private else None

    def post(self, chat: Chat, message: Message) -> Message:
        """Puts a new message into the chat."""
        chat.add(message)
        self.changed()
        return message
