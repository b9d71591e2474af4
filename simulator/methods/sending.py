"""Messages without a file: text and places; and the line that says what the bot is doing."""

from typing import Any

from simulator.exchange import Exchange
from simulator.methods import wording
from simulator.methods.calling import Call
from simulator.methods.delivery import destination, send
from simulator.refusal import bad_request

_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


async def send_message(exchange: Exchange, call: Call) -> Any:
    """A text message."""
    words = wording.text(exchange, call, too_long="message is too long")
    preview = {"link_preview_options": call["link_preview_options"]} if call.get("link_preview_options") else {}
    return send(exchange, call, {**words.content("text", "entities"), **preview}).as_json()


async def send_location(exchange: Exchange, call: Call) -> Any:
    """A place; live places are not simulated and refused."""
    for name in ("live_period", "heading", "proximity_alert_radius"):
        if name in call.parameters:
            raise bad_request(f"live locations are not simulated ({name})")
    latitude, longitude = call["latitude"], call["longitude"]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong location specified")
    accuracy = {"horizontal_accuracy": call["horizontal_accuracy"]} if "horizontal_accuracy" in call.parameters else {}
    content = {"location": {"latitude": latitude, "longitude": longitude, **accuracy}}
    return send(exchange, call, content).as_json()


async def send_chat_action(exchange: Exchange, call: Call) -> Any:
    """ "is typing" and the like; phones do not show it."""
    if call["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    destination(exchange, call)
    return True


METHODS = {"sendMessage": send_message, "sendLocation": send_location, "sendChatAction": send_chat_action}
