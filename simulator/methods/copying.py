"""Copies and forwards of messages."""

from typing import Any

from simulator.exchange import Exchange
from simulator.message import Message
from simulator.methods import wording
from simulator.methods.calling import Call, Method
from simulator.methods.delivery import destination, send_to
from simulator.refusal import bad_request
from simulator.wire import Json

_CAPTION = ("caption", "caption_entities", "show_caption_above_media")
_ATTACHMENTS = ("photo", "voice", "video", "document")


async def copy_message(exchange: Exchange, call: Call) -> Any:
    """A message like another, without a word of where it comes from."""
    source = _source(exchange, call, "copy")
    if source.protected:
        raise bad_request("the message can't be copied")
    content = source.content if call.get("caption") is None else _captioned(exchange, call, source)
    chat = destination(exchange, call)
    return {"message_id": send_to(exchange, chat, call, [content])[0].id}


async def forward_message(exchange: Exchange, call: Call) -> Any:
    """The message itself, with its origin."""
    source = _source(exchange, call, "forward")
    if source.protected:
        raise bad_request("the message can't be forwarded")
    chat = destination(exchange, call)
    return send_to(exchange, chat, call, [source.content], {"forward_origin": origin(source)})[0].as_json()


def origin(source: Message) -> Json:
    """Where a forwarded message comes from, as a MessageOrigin object."""
    if "forward_origin" in source.extra:
        return dict(source.extra["forward_origin"])
    return {"type": "user", "date": int(source.date.timestamp()), "sender_user": source.sender}


def _source(exchange: Exchange, call: Call, purpose: str) -> Message:
    if "video_start_timestamp" in call.parameters:
        raise bad_request("this simulator has no video_start_timestamp")
    return exchange.message(exchange.chat(call["from_chat_id"]), call["message_id"], purpose)


def _captioned(exchange: Exchange, call: Call, source: Message) -> Json:
    if not any(field in source.content for field in _ATTACHMENTS):
        raise bad_request("message caption can't be changed")
    kept = {field: value for field, value in source.content.items() if field not in _CAPTION}
    return {**kept, **wording.caption(exchange, call.parameters).content("caption", "caption_entities")}


METHODS: dict[str, Method] = {"copyMessage": copy_message, "forwardMessage": forward_message}
