"""Chats: private ones and groups, their messages, and the screens that watch them."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Literal, Protocol, TypeAlias

from simulator.message import Message
from simulator.people import Account
from simulator.wire import Json

Change: TypeAlias = Literal["arrived", "edited", "deleted"]


class Watcher(Protocol):
    """A screen on which the chat is shown."""

    def note(self, change: Change, message: Message) -> None:
        """Something happened to this message."""


class Chat:
    """A private chat with a person, or a group.

    open: the bot may write (the person has written, or the bot is a member); known: the bot has seen the person at all.
    keyboard is the reply keyboard that the app shows instead of letters, and keyboard_from the message that brought it.
    """

    def __init__(self, chat_id: int, members: Iterable[Account], title: str | None, numbers: "count[int]") -> None:
        self.id = chat_id
        self.title = title
        self.members = {member.id: member for member in members}
        self.messages: dict[int, Message] = {}
        self.watchers: list[Watcher] = []
        self.open = title is not None
        self.known = title is not None
        self.blocked = False
        self.keyboard: Json | None = None
        self.keyboard_from = 0
        self._numbers = numbers

    @property
    def is_private(self) -> bool:
        """Whether it is one person's chat with the bot."""
        return self.title is None

    @property
    def person(self) -> Account:
        """The person of a private chat."""
        return self.members[self.id]

    def as_json(self) -> Json:
        """As a Chat object."""
        if self.is_private:
            return self.person.as_chat()
        return {"id": self.id, "type": "supergroup", "title": self.title}

    def next_number(self) -> int:
        """The id of the next message: private chats share one row of numbers, each supergroup has its own."""
        return next(self._numbers)

    def add(self, message: Message) -> None:
        """A new message is here."""
        self.messages[message.id] = message
        self._show_keyboard(message)
        self._tell("arrived", message)

    def replace(self, message: Message) -> None:
        """A message that is here already looks different now."""
        self.messages[message.id] = message
        self._tell("edited", message)

    def remove(self, message_id: int) -> None:
        """A message is gone, for everybody."""
        self._tell("deleted", self.messages.pop(message_id))

    def _show_keyboard(self, message: Message) -> None:
        markup = message.markup or {}
        if "keyboard" in markup:
            self.keyboard, self.keyboard_from = markup, message.id
        elif "remove_keyboard" in markup:
            self.keyboard, self.keyboard_from = None, message.id

    def _tell(self, change: Change, message: Message) -> None:
        for watcher in self.watchers:
            watcher.note(change, message)


class Chats:
    """Every chat there is. numbers_from: how many ids of private messages were used before."""

    def __init__(self, numbers_from: int = 0) -> None:
        self._by_id: dict[int, Chat] = {}
        self._private_numbers = count(numbers_from + 1)
        self._people = count(700_000_001)
        self._groups = count(1_000_000_001)

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._by_id.values())

    def next_person(self) -> int:
        """An id that no person has yet."""
        return next(number for number in self._people if number not in self._by_id)

    def private(self, person: Account) -> Chat:
        """Makes the private chat of a person with the bot; nobody has written in it yet."""
        return self._keep(Chat(person.id, [person], None, self._private_numbers))

    def group(self, title: str, members: Iterable[Account]) -> Chat:
        """Makes a supergroup in which the bot and these people are."""
        return self._keep(Chat(-1_000_000_000_000 - next(self._groups), members, title, count(1)))

    def find(self, chat_id: int) -> Chat | None:
        """The chat with that id."""
        return self._by_id.get(chat_id)

    def _keep(self, chat: Chat) -> Chat:
        if chat.id in self._by_id:
            raise ValueError(f"there is a chat {chat.id} already")
        self._by_id[chat.id] = chat
        return chat
