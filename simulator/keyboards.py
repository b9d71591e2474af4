"""Keyboards that come with a message: checked as Telegram checks them."""

from simulator.entities.html import checked_link
from simulator.refusal import bad_request
from simulator.wire import Json

LONGEST_DATA = 64
MOST_BUTTONS = 100
_STYLES = frozenset({"danger", "success", "primary"})
_ACTIONS = frozenset(
    [
        "callback_data",
        "url",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    ]
)


def checked(markup: Json | None) -> Json | None:
    """The reply_markup when Telegram would take it, else RefusedError; empty inline keyboards become None."""
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        return _inline(markup)
    if "keyboard" in markup:
        _reply_keyboard(markup)
    elif not (markup.get("remove_keyboard") or markup.get("force_reply")):
        raise bad_request("object expected as reply markup")
    return markup


def _inline(markup: Json) -> Json | None:
    buttons = [button for row in markup["inline_keyboard"] for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _button(button)
    return markup if buttons else None


def _button(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    actions = _ACTIONS & button.keys()
    if len(actions) != 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in actions and not 1 <= len(button["callback_data"].encode()) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in actions and checked_link(button["url"]) is None:
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    _style(button)


def _reply_keyboard(markup: Json) -> None:
    keys = [key for row in markup["keyboard"] for key in row]
    if not keys:
        raise bad_request("reply keyboard must have at least one button")
    for key in keys:
        if not key["text"].strip():
            raise bad_request("can't parse keyboard button: Text must be non-empty")
        _style(key)


def _style(button: Json) -> None:
    if button.get("style", "primary") not in _STYLES:
        raise bad_request("invalid button style specified")
