"""Messages with a file: photo, voice message, document, video; and albums."""

from itertools import count
from typing import Any

from simulator import attachments
from simulator.exchange import Exchange
from simulator.methods import attaching, wording
from simulator.methods.calling import Call, Method
from simulator.methods.delivery import destination, send, send_to
from simulator.refusal import bad_request

_ALBUM = range(2, 11)
_album_numbers = count(13_000_000_000_000_001)


def _sender(field: str) -> Method:
    """The method that sends the file in this parameter."""

    async def send_file(exchange: Exchange, call: Call) -> Any:
        words = wording.caption(exchange, call.parameters)
        stored = attaching.resolve(exchange, call, field.title(), call[field])
        content = attachments.content(stored, call.parameters)
        caption = words.content("caption", "caption_entities")
        return send(exchange, call, attaching.dressed(content, caption, call.parameters)).as_json()

    return send_file


async def send_media_group(exchange: Exchange, call: Call) -> Any:
    """An album: 2 to 10 photos and videos, or as many documents."""
    sources = call["media"]
    if len(sources) not in _ALBUM:
        raise bad_request("there must be 2-10 items in the album" if sources else "media must be non-empty")
    if len({source["type"] == "document" for source in sources}) > 1:
        raise bad_request("document can't be mixed with other media types")
    chat = destination(exchange, call)
    contents = [attaching.media(exchange, call, source) for source in sources]
    extra = {"media_group_id": str(next(_album_numbers))}
    return [message.as_json() for message in send_to(exchange, chat, call, contents, extra)]


METHODS: dict[str, Method] = {
    "sendPhoto": _sender("photo"),
    "sendVoice": _sender("voice"),
    "sendDocument": _sender("document"),
    "sendVideo": _sender("video"),
    "sendMediaGroup": send_media_group,
}
