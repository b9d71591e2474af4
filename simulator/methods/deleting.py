"""Messages that are taken away, for everybody."""

from datetime import timedelta
from typing import Any

from simulator.chats import Chat
from simulator.exchange import Exchange
from simulator.message import Message
from simulator.methods.calling import Call, Method
from simulator.refusal import RefusedError, bad_request

DELETABLE_FOR = timedelta(hours=48)
_MOST_AT_ONCE = 100


async def delete_message(exchange: Exchange, call: Call) -> Any:
    """One message, younger than 48 hours; in a private chat the person's too."""
    chat = exchange.chat(call["chat_id"])
    message = exchange.message(chat, call["message_id"], "delete")
    if refusal := _refusal(exchange, chat, message):
        raise refusal
    chat.remove(message.id)
    exchange.changed()
    return True


async def delete_messages(exchange: Exchange, call: Call) -> Any:
    """1 to 100 messages; those that are not there are passed over."""
    wanted = call["message_ids"]
    if not wanted:
        raise bad_request("message identifiers are not specified")
    if len(wanted) > _MOST_AT_ONCE:
        raise bad_request("too many messages to delete")
    chat = exchange.chat(call["chat_id"])
    found = [chat.messages[number] for number in dict.fromkeys(wanted) if number in chat.messages]
    for message in found:
        if refusal := _refusal(exchange, chat, message):
            raise refusal
    for message in found:
        chat.remove(message.id)
    exchange.changed()
    return True


def _refusal(exchange: Exchange, chat: Chat, message: Message) -> RefusedError | None:
    if not message.from_bot and not chat.is_private:
        return bad_request("message can't be deleted")
    if exchange.clock.now() - message.date >= DELETABLE_FOR:
        return bad_request("message can't be deleted for everyone")
    return None


METHODS: dict[str, Method] = {"deleteMessage": delete_message, "deleteMessages": delete_messages}
