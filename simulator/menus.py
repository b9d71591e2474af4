"""Command menus and the bot's own texts, by scope and language."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from simulator.chats import Chat
from simulator.people import Account
from simulator.wire import Json

Scope: TypeAlias = tuple[str, int, int]
"""Kind of scope ("default", "chat" ...), chat id or 0, user id or 0."""

DEFAULT: Scope = ("default", 0, 0)


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a menu; the command is without its slash."""

    command: str
    description: str


@dataclass(slots=True)
class Menus:
    """What setMyCommands, setMyName and their like have set; a language code is "" for everybody else."""

    commands: dict[tuple[Scope, str], tuple[Command, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    buttons: dict[int, Json] = field(default_factory=dict)

    def shown(self, chat: Chat, person: Account) -> tuple[Command, ...]:
        """The menu that this person sees in this chat: the narrowest scope first, in it their language first."""
        languages = [person.language_code, ""] if person.language_code else [""]
        for scope in _scopes(chat, person):
            for language in languages:
                if commands := self.commands.get((scope, language)):
                    return commands
        return ()


def _scopes(chat: Chat, person: Account) -> Iterator[Scope]:
    """Telegram's order; nobody is an administrator of a simulated group."""
    if not chat.is_private:
        yield ("chat_member", chat.id, person.id)
    yield ("chat", chat.id, 0)
    yield ("all_private_chats" if chat.is_private else "all_group_chats", 0, 0)
    yield DEFAULT
