"""Finding a button by its label, the way a person would."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.chats import Chat
from simulator.message import Button, Message
from simulator.wire import Json


class NoSuchButtonError(AssertionError):
    """No visible button has this label; says which ones there are."""


@dataclass(frozen=True, slots=True)
class Key:
    """A button that can be pressed now: under a message, or (message None) on the reply keyboard, with its source."""

    text: str
    message: Message | None = None
    button: Button | None = None
    source: Json | None = None


def find(chat: Chat, label: str, message: Message | None) -> Key:
    """The button whose text contains the label, in the newest message that has one; an exact label wins within it."""
    groups = list(_groups(chat, message))
    for keys in groups:
        matching = [key for key in keys if label in key.text]
        if matching:
            return min(matching, key=lambda key: _without_sign(key.text) != label)
    visible = ", ".join(repr(key.text) for keys in groups for key in keys) or "none"
    raise NoSuchButtonError(f"no button {label!r}; visible buttons, newest first: {visible}")


def _groups(chat: Chat, message: Message | None) -> Iterator[list[Key]]:
    """The buttons that belong together, newest first; the reply keyboard stands where its message stood."""
    keyboard = _reply_keyboard(chat) if message is None else []
    numbers = sorted(chat.messages, reverse=True) if message is None else [message.id]
    for number in numbers:
        if keyboard and number <= chat.keyboard_from:
            yield keyboard
            keyboard = []
        shown = chat.messages.get(number)
        if shown is not None and shown.buttons:
            yield [Key(button.text, shown, button) for row in shown.buttons for button in row]
    if keyboard:
        yield keyboard


def _reply_keyboard(chat: Chat) -> list[Key]:
    rows = (chat.keyboard or {}).get("keyboard", ())
    return [Key(key["text"], source=key) for row in rows for key in row]


def _without_sign(text: str) -> str:
    """The words of a label without the emoji that may stand before them."""
    start = next((place for place, character in enumerate(text) if character.isalnum()), 0)
    return text if text[:start].isascii() else text[start:].strip()
