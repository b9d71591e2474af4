"""The answer to the press of an inline button."""

from typing import Any

from simulator.exchange import Exchange
from simulator.methods.calling import Call, Method
from simulator.presses import Toast
from simulator.refusal import bad_request


async def answer_callback_query(exchange: Exchange, call: Call) -> Any:
    """Stops the button from spinning; with text, a toast or (show_alert) a box. url only opens the bot itself."""
    url = call.get("url") or None
    if url is not None and not url.startswith((f"https://t.me/{exchange.bot.username}?start=", "tg://")):
        raise bad_request("URL_INVALID")
    toast = Toast(call.get("text", "").strip(), call.get("show_alert", False), url)
    exchange.presses.answer(call["callback_query_id"], toast, exchange.clock.now())
    exchange.changed()
    return True


METHODS: dict[str, Method] = {"answerCallbackQuery": answer_callback_query}
