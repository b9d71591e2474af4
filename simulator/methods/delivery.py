"""How a message of the bot gets into a chat: who may be written to, replies, keyboards, limits."""

from simulator import keyboards
from simulator.chats import Chat
from simulator.exchange import Exchange
from simulator.message import Message
from simulator.methods import wording
from simulator.methods.calling import Call
from simulator.refusal import bad_request, forbidden
from simulator.wire import Json

_ABSENT = {
    "business_connection_id": "business connection not found",
    "message_thread_id": "message thread not found",
    "direct_messages_topic_id": "the chat is not a channel direct messages chat",
    "suggested_post_parameters": "suggested posts can be sent only to channel direct messages chats",
    "message_effect_id": "MESSAGE_EFFECT_ID_INVALID",
    "inline_message_id": "MESSAGE_ID_INVALID",
}


def refuse_absent(call: Call) -> None:
    """Refuses what no chat of this simulator has (business accounts, topics, paid posts, inline messages)."""
    for name, reason in _ABSENT.items():
        if name in call.parameters:
            raise bad_request(reason)


def destination(exchange: Exchange, call: Call) -> Chat:
    """The chat that the bot may write in now; RefusedError 400 or 403 otherwise."""
    refuse_absent(call)
    chat = exchange.chat(call["chat_id"])
    if not chat.open:
        raise forbidden(
            "bot can't initiate conversation with a user"
            if chat.is_private
            else "bot was kicked from the supergroup chat"
        )
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    return chat


def send(exchange: Exchange, call: Call, content: Json) -> Message:
    """Sends one message with this content, and the call's reply, keyboard, protection and silence."""
    chat = destination(exchange, call)
    return send_to(exchange, chat, call, [content])[0]


def send_to(
    exchange: Exchange, chat: Chat, call: Call, contents: list[Json], extra: Json | None = None
) -> list[Message]:
    """Sends these contents as so many messages, all or none."""
    reply_to, quoted = _reply(exchange, chat, call)
    markup = keyboards.checked(call.get("reply_markup"))
    now = exchange.clock.now()
    exchange.flood.admit(chat, len(contents), now)
    return [
        exchange.post(
            chat,
            Message(
                id=chat.next_number(),
                chat=chat.as_json(),
                sender=exchange.bot.as_user(),
                date=now.replace(microsecond=0),
                content=content,
                markup=markup,
                reply_to=reply_to,
                protected=call.get("protect_content", False),
                silent=call.get("disable_notification", False),
                extra={**(extra or {}), **quoted},
            ),
        )
        for content in contents
    ]


def _reply(exchange: Exchange, chat: Chat, call: Call) -> tuple[Message | None, Json]:
    """The message that is replied to, and the quote of it as fields of the reply."""
    wanted = call.get("reply_parameters")
    if wanted is None:
        return None, {}
    source = exchange.chat(wanted["chat_id"]) if "chat_id" in wanted else chat
    target = source.messages.get(wanted["message_id"])
    if target is None:
        if wanted.get("allow_sending_without_reply"):
            return None, {}
        raise bad_request("message to be replied not found")
    if "quote" not in wanted:
        return target, {}
    words = wording.quote(exchange, wanted["quote"], wanted.get("quote_parse_mode"), wanted.get("quote_entities"))
    if words.text not in target.words:
        raise bad_request("QUOTE_TEXT_INVALID")
    position = wanted.get("quote_position", target.words.index(words.text))
    return target, {"quote": {**words.content("text", "entities"), "position": position, "is_manual": True}}
