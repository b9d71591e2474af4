"""The file a call sends: uploaded with it, or one that Telegram has already."""

import re

from simulator import attachments
from simulator.exchange import Exchange
from simulator.files import LARGEST_PHOTO, StoredFile
from simulator.methods import wording
from simulator.methods.calling import Call
from simulator.pictures import dimensions
from simulator.refusal import bad_request
from simulator.wire import Json, Upload

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_LONGEST_SIDES = 10_000
_STEEPEST_RATIO = 20


def resolve(exchange: Exchange, call: Call, kind: str, value: str | Upload) -> StoredFile:
    """The file behind an upload, an attach:// name or a file_id; kind is Photo, Voice, Video or Document."""
    if isinstance(value, Upload):
        return _kept(exchange, kind, value)
    if value.startswith("attach://"):
        upload = call.attached.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return _kept(exchange, kind, upload)
    if _ADDRESS.match(value):
        raise bad_request("failed to get HTTP URL content")
    stored = exchange.files.find(value)
    if stored is None:
        raise bad_request("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind} as {kind}")
    return stored


def media(exchange: Exchange, call: Call, source: Json) -> Json:
    """The content of a message for an InputMedia object, with its caption."""
    kind = str(source["type"]).title()
    if kind not in {"Photo", "Video", "Document"}:
        raise bad_request(f"this simulator has no media of type {source['type']}")
    words = wording.caption(exchange, source)
    stored = resolve(exchange, call, kind, source["media"])
    return dressed(attachments.content(stored, source), words.content("caption", "caption_entities"), source)


def dressed(content: Json, caption: Json, source: Json) -> Json:
    """The content with its caption and how both are shown."""
    spoiler = {"has_media_spoiler": True} if source.get("has_spoiler") else {}
    above = {"show_caption_above_media": True} if source.get("show_caption_above_media") else {}
    return {**content, **caption, **spoiler, **above}


def _kept(exchange: Exchange, kind: str, upload: Upload) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "Photo":
        _check_photo(upload)
    return exchange.files.keep(kind, upload.data, name=upload.name, mime_type=upload.mime_type)


def _check_photo(upload: Upload) -> None:
    size = len(upload.data)
    if size > LARGEST_PHOTO:
        raise bad_request(f'file "{upload.name}" of size {size} bytes is too big for a photo')
    shape = dimensions(upload.data)
    if shape is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(shape) > _LONGEST_SIDES or max(shape) > _STEEPEST_RATIO * max(1, min(shape)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
