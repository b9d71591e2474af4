"""Edits of the bot's own messages, and its reactions to other people's."""

from dataclasses import replace
from typing import Any

from simulator import keyboards
from simulator.chats import Chat
from simulator.exchange import Exchange
from simulator.message import Message
from simulator.methods import attaching, wording
from simulator.methods.calling import Call, Method
from simulator.methods.delivery import refuse_absent
from simulator.refusal import bad_request
from simulator.wire import Json

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current"
    " content and reply markup of the message"
)
_CAPTIONED = ("photo", "voice", "video", "document")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")
_ALBUMS = {"photo": {"photo", "video"}, "video": {"photo", "video"}, "document": {"document"}}
_REACTIONS = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 "
    "❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 "
    "😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ "
    "😡"
)
_EMOJI = frozenset(_REACTIONS.split())


async def edit_message_text(exchange: Exchange, call: Call) -> Any:
    """Other words in a text message; without reply_markup its buttons go."""
    chat, message = _own(exchange, call)
    if "rich_message" in call.parameters:
        raise bad_request("this simulator has no rich messages")
    words = wording.text(exchange, call, too_long="MESSAGE_TOO_LONG")
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    preview = {"link_preview_options": call["link_preview_options"]} if call.get("link_preview_options") else {}
    return _changed(exchange, chat, message, {**words.content("text", "entities"), **preview}, call)


async def edit_message_caption(exchange: Exchange, call: Call) -> Any:
    """Another caption, or none."""
    chat, message = _own(exchange, call)
    if not any(field in message.content for field in _CAPTIONED):
        raise bad_request("there is no caption in the message to edit")
    words = wording.caption(exchange, call.parameters)
    kept = {field: value for field, value in message.content.items() if field not in _CAPTION}
    content = attaching.dressed(kept, words.content("caption", "caption_entities"), call.parameters)
    return _changed(exchange, chat, message, content, call)


async def edit_message_media(exchange: Exchange, call: Call) -> Any:
    """Another photo, video or document, also in place of a text."""
    chat, message = _own(exchange, call)
    old = next((field for field in (*_CAPTIONED, "text") if field in message.content), "")
    if old in {"", "voice"}:
        raise bad_request("there is no media in the message to edit")
    if message.media_group_id and call["media"]["type"] not in _ALBUMS[old]:
        raise bad_request("media of this type can't be put into the album")
    return _changed(exchange, chat, message, attaching.media(exchange, call, call["media"]), call)


async def edit_message_reply_markup(exchange: Exchange, call: Call) -> Any:
    """Other buttons, or none."""
    chat, message = _own(exchange, call)
    return _changed(exchange, chat, message, message.content, call)


async def set_message_reaction(exchange: Exchange, call: Call) -> Any:
    """At most one emoji of the bot on a message."""
    chat = exchange.chat(call["chat_id"])
    message = chat.messages.get(call["message_id"])
    if message is None:
        raise bad_request("message to react not found")
    wanted = call.get("reaction", [])
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(one["type"] != "emoji" or one["emoji"].removesuffix("\ufe0f") not in _EMOJI for one in wanted):
        raise bad_request("REACTION_INVALID")
    chat.replace(replace(message, reaction=wanted[0]["emoji"] if wanted else None))
    exchange.changed()
    return True


def _own(exchange: Exchange, call: Call) -> tuple[Chat, Message]:
    """The message to edit; only the bot's own can be, and only without a reply keyboard."""
    refuse_absent(call)
    if "message_id" not in call.parameters:
        raise bad_request("message identifier is not specified")
    chat = exchange.chat(call.get("chat_id", ""))
    message = exchange.message(chat, call["message_id"], "edit")
    if not message.from_bot or "forward_origin" in message.extra:
        raise bad_request("message can't be edited")
    if message.markup and "inline_keyboard" not in message.markup:
        raise bad_request("message can't be edited")
    return chat, message


def _changed(exchange: Exchange, chat: Chat, message: Message, content: Json, call: Call) -> Json:
    markup = keyboards.checked(call.get("reply_markup"))
    if content == message.content and markup == message.markup:
        raise bad_request(_NOT_MODIFIED)
    now = exchange.clock.now().replace(microsecond=0)
    edited = replace(message, content=content, markup=markup, edited=now)
    chat.replace(edited)
    exchange.changed()
    return edited.as_json()


METHODS: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "setMessageReaction": set_message_reaction,
}
