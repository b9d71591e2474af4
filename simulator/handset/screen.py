"""What a phone shows and has shown, and waiting for something to appear on it."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from simulator.chats import Change, Chat
from simulator.exchange import Exchange
from simulator.message import Message
from simulator.presses import Toast

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a phone: the message as it looked then; sounded only when it came with a sound."""

    number: int
    change: Change
    message: Message
    sounded: bool
    at: datetime


class Screen:
    """The chats on one phone. Waiting is in real seconds, whatever the simulator's clock does."""

    def __init__(self, exchange: Exchange, chat: Chat) -> None:
        self._exchange = exchange
        self.chat = chat
        self.events: list[Event] = []
        self.toasts: list[Toast] = []
        self._unread_toasts: deque[Toast] = deque()
        self._waiting: list[asyncio.Future[None]] = []
        chat.watchers.append(self)

    @property
    def messages(self) -> list[Message]:
        """The private chat with the bot as it looks now, oldest first."""
        return list(self.chat.messages.values())

    def shown(self, message: Message) -> Message | None:
        """How a message looks now; None when it has been deleted."""
        return self._chat_of(message).messages.get(message.id)

    async def sees(self, text: str, timeout: float = 5.0, chat: Chat | None = None) -> Message:  # noqa: ASYNC109 phones wait as people do
        """The newest message from anybody else that contains the text; AssertionError when none comes in time."""

        def found() -> Message | None:
            messages = reversed((chat or self.chat).messages.values())
            return next((one for one in messages if text in one.words and not self._is_own(one)), None)

        return await self._wait(
            found, timeout, lambda: f"{text!r} did not appear; on the phone:\n{self.transcript(chat)}"
        )

    async def toast(self, timeout: float = 5.0) -> Toast:  # noqa: ASYNC109 phones wait as people do
        """The next toast or box over the chat that has not been read yet; AssertionError when none comes in time."""

        def found() -> Toast | None:
            return self._unread_toasts.popleft() if self._unread_toasts else None

        return await self._wait(found, timeout, lambda: "no toast appeared")

    def transcript(self, chat: Chat | None = None) -> str:
        """The chat in plain words, for a person who looks into a failure."""
        lines = []
        for message in (chat or self.chat).messages.values():
            kind = "" if message.words else f"({', '.join(message.content)}) "
            buttons = "".join(f" [{button.text}]" for row in message.buttons for button in row)
            lines.append(f"{message.sender['first_name']}: {kind}{message.words}{buttons}")
        return "\n".join(lines)

    def note(self, change: Change, message: Message) -> None:
        """A chat on this phone changed."""
        sounded = change == "arrived" and message.sounded
        self.events.append(Event(len(self.events) + 1, change, message, sounded, self._exchange.clock.now()))
        self._wake()

    def note_toast(self, toast: Toast) -> None:
        """The bot answered a press."""
        if toast.text:
            self.toasts.append(toast)
            self._unread_toasts.append(toast)
        self._wake()

    def _chat_of(self, message: Message) -> Chat:
        chat = self._exchange.chats.find(message.chat_id)
        if chat is None:
            raise LookupError(f"there is no chat {message.chat_id}")
        return chat

    def _is_own(self, message: Message) -> bool:
        return bool(message.sender["id"] == self.chat.id)

    async def _wait(self, found: Callable[[], Found | None], timeout: float, trouble: Callable[[], str]) -> Found:  # noqa: ASYNC109 phones wait as people do
        try:
            async with asyncio.timeout(timeout):
                while (result := found()) is None:
                    change: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    self._waiting.append(change)
                    await change
                return result
        except TimeoutError:
            raise AssertionError(f"in {timeout} s, {trouble()}") from None

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, []
        for change in waiting:
            if not change.done():
                change.set_result(None)
