"""Command menus and the bot's own texts."""

import re
from typing import Any

from simulator.exchange import Exchange
from simulator.menus import DEFAULT, Command, Scope
from simulator.methods.calling import Call, Method
from simulator.refusal import bad_request
from simulator.wire import Json

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_MOST_COMMANDS = 100
_LONGEST_DESCRIPTION = 256


async def set_my_commands(exchange: Exchange, call: Call) -> Any:
    """The menu of one scope and language."""
    if len(call["commands"]) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = tuple(_command(one) for one in call["commands"])
    exchange.menus.commands[_scope(exchange, call), _language(call)] = commands
    exchange.changed()
    return True


async def get_my_commands(exchange: Exchange, call: Call) -> Any:
    """The menu of exactly this scope and language."""
    commands = exchange.menus.commands.get((_scope(exchange, call), _language(call)), ())
    return [{"command": one.command, "description": one.description} for one in commands]


async def delete_my_commands(exchange: Exchange, call: Call) -> Any:
    """The menu of this scope and language falls back to the wider one."""
    exchange.menus.commands.pop((_scope(exchange, call), _language(call)), None)
    exchange.changed()
    return True


def _text_setter(field: str, longest: int, too_long: str) -> Method:
    """The method that sets one of the bot's own texts."""
    table = {"name": "names", "description": "descriptions", "short_description": "short_descriptions"}[field]

    async def set_text(exchange: Exchange, call: Call) -> Any:
        text = call.get(field, "")
        if len(text) > longest:
            raise bad_request(too_long)
        getattr(exchange.menus, table)[_language(call)] = text
        exchange.changed()
        return True

    return set_text


async def set_chat_menu_button(exchange: Exchange, call: Call) -> Any:
    """What the button beside the text field opens, in one private chat or (chat 0) in all of them."""
    chat_id = call.get("chat_id", 0)
    if chat_id and not exchange.chat(chat_id).is_private:
        raise bad_request("chat not found")
    exchange.menus.buttons[chat_id] = call.get("menu_button", {"type": "default"})
    exchange.changed()
    return True


def _command(source: Json) -> Command:
    if not _COMMAND.fullmatch(source["command"].removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(source["description"].strip()) <= _LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return Command(source["command"].removeprefix("/"), source["description"].strip())


def _scope(exchange: Exchange, call: Call) -> Scope:
    scope = call.get("scope")
    if scope is None:
        return DEFAULT
    chat_id = exchange.chat(scope["chat_id"]).id if "chat_id" in scope else 0
    return (scope["type"], chat_id, scope.get("user_id", 0))


def _language(call: Call) -> str:
    code = str(call.get("language_code", ""))
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


METHODS: dict[str, Method] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _text_setter("name", 64, "bot name is too long"),
    "setMyDescription": _text_setter("description", 512, "bot description is too long"),
    "setMyShortDescription": _text_setter("short_description", 120, "bot short description is too long"),
    "setChatMenuButton": set_chat_menu_button,
}
