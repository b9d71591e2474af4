"""Command menus: the narrowest scope wins, and in it the person's own language."""

from typing import Any

import pytest

from simulator import Chat, Phone, Telegram
from tests.simulator.calling import Caller


@pytest.fixture
def group(telegram: Telegram, karen: Phone) -> Chat:
    return telegram.group("Opgang 4", karen)


async def menu(call: Caller, name: str, scope: dict[str, Any] | None = None, language: str | None = None) -> None:
    """Sets a menu of one command of that name."""
    more: dict[str, Any] = {} if scope is None else {"scope": scope}
    if language is not None:
        more["language_code"] = language
    commands = [{"command": name, "description": name.title()}]
    assert (await call("setMyCommands", commands=commands, **more)).result is True


def shown(phone: Phone, chat: Chat | None = None) -> list[str]:
    return [command.command for command in phone.menu(chat)]


async def test_a_person_sees_the_narrowest_menu_in_their_own_language(call: Caller, karen: Phone) -> None:
    own = {"type": "chat", "chat_id": karen.owner.id}
    everybody = {"type": "all_private_chats"}
    assert shown(karen) == []
    await menu(call, "a_default")
    assert shown(karen) == ["a_default"]
    await menu(call, "b_default_danish", language="da")
    assert shown(karen) == ["b_default_danish"]
    await menu(call, "c_private", everybody)
    assert shown(karen) == ["c_private"]
    await menu(call, "d_private_danish", everybody, "da")
    assert shown(karen) == ["d_private_danish"]
    await menu(call, "e_own", own)
    assert shown(karen) == ["e_own"]
    await menu(call, "f_own_danish", own, "da")
    assert shown(karen) == ["f_own_danish"]
    await menu(call, "g_own_german", own, "de")
    assert shown(karen) == ["f_own_danish"]


async def test_somebody_with_another_language_sees_the_menu_for_everybody_else(
    call: Caller, telegram: Telegram
) -> None:
    visitor, silent = telegram.phone("Ana", language_code="es"), telegram.phone("Bo", language_code=None)
    await menu(call, "report")
    await menu(call, "meld", language="da")
    assert shown(visitor) == ["report"]
    assert shown(silent) == ["report"]


async def test_taking_a_menu_away_brings_back_the_wider_one(call: Caller, karen: Phone) -> None:
    own = {"type": "chat", "chat_id": karen.owner.id}
    await menu(call, "wide")
    await menu(call, "narrow", own)
    assert (await call("deleteMyCommands", scope=own)).result is True
    assert shown(karen) == ["wide"]
    await menu(call, "narrow", own)
    assert (await call("setMyCommands", scope=own, commands=[])).result is True
    assert shown(karen) == ["wide"]


async def test_a_group_has_menus_of_its_own(call: Caller, karen: Phone, group: Chat) -> None:
    await menu(call, "private", {"type": "all_private_chats"})
    assert shown(karen, group) == []
    await menu(call, "groups", {"type": "all_group_chats"})
    assert shown(karen, group) == ["groups"]
    member = {"type": "chat_member", "chat_id": group.id, "user_id": karen.owner.id}
    await menu(call, "member", member)
    assert shown(karen, group) == ["member"]
    assert shown(karen) == ["private"]


async def test_a_menu_reads_back_for_exactly_its_scope_and_language(call: Caller, karen: Phone) -> None:
    own = {"type": "chat", "chat_id": karen.owner.id}
    await menu(call, "meld", own, "da")
    expected = [{"command": "meld", "description": "Meld"}]
    assert (await call("getMyCommands", scope=own, language_code="da")).result == expected
    assert (await call("getMyCommands", scope=own)).result == []
    assert (await call("getMyCommands", language_code="da")).result == []


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"commands": [{"command": "Meld", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "m" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "meld", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "meld", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [{"command": "meld"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ({"commands": [], "language_code": "dansk"}, "invalid language code specified"),
        ({"commands": [], "scope": {"type": "nobody"}}, 'can\'t parse BotCommandScope: unknown type "nobody"'),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ({"commands": [], "scope": {"type": "chat"}}, "can't parse BotCommandScopeChat: Can't find field \"chat_id\""),
    ],
)
async def test_a_wrong_menu_is_refused(call: Caller, parameters: dict[str, Any], description: str) -> None:
    assert (await call("setMyCommands", **parameters)).refusal == (400, f"Bad Request: {description}")


async def test_the_bot_s_own_texts_are_kept_by_language_and_not_too_long(call: Caller, telegram: Telegram) -> None:
    for method, field, longest in [
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ]:
        assert (await call(method, **{field: "x" * longest, "language_code": "da"})).result is True
        assert (await call(method, **{field: "x" * (longest + 1)})).refusal[0] == 400
    assert telegram.menus.names == {"da": "x" * 64}
    assert telegram.menus.descriptions == {"da": "x" * 512}
    assert telegram.menus.short_descriptions == {"da": "x" * 120}


async def test_the_menu_button_is_set_for_one_person_or_for_all(
    call: Caller, telegram: Telegram, karen: Phone, group: Chat
) -> None:
    commands = {"type": "commands"}
    assert (await call("setChatMenuButton", chat_id=karen.owner.id, menu_button=commands)).result is True
    assert (await call("setChatMenuButton")).result is True
    assert telegram.menus.buttons == {karen.owner.id: commands, 0: {"type": "default"}}
    answer = await call("setChatMenuButton", chat_id=group.id, menu_button=commands)
    assert answer.refusal == (400, "Bad Request: chat not found")
    wrong = await call("setChatMenuButton", menu_button={"type": "web_app", "text": "x"})
    assert wrong.refusal == (400, "Bad Request: can't parse MenuButtonWebApp: Can't find field \"web_app\"")
