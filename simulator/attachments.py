"""Files as they stand in a message: a photo with its sizes, a voice message, a video, a document."""

from simulator.files import StoredFile
from simulator.pictures import dimensions
from simulator.wire import Json

_DEFAULT = (1280, 960)
_SMALL = 320


def content(stored: StoredFile, given: Json | None = None) -> Json:
    """The field of a message that holds this file; given says what cannot be read from it (duration, width ...)."""
    known = given or {}
    match stored.kind:
        case "Photo":
            return {"photo": photo_sizes(stored)}
        case "Voice":
            return {"voice": {**_file(stored), "duration": known.get("duration", 1), **_mime(stored, "audio/ogg")}}
        case "Video":
            shape = {"width": known.get("width", 640), "height": known.get("height", 360)}
            video = {**_file(stored), **shape, "duration": known.get("duration", 1), **_mime(stored, "video/mp4")}
            return {"video": video | _name(stored)}
        case "Sticker":
            shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
            return {"sticker": {**_file(stored), **shape, **known}}
        case _:
            mime = _mime(stored, "application/octet-stream")
            return {"document": {**_file(stored), **_name(stored), **mime}}


def photo_sizes(stored: StoredFile) -> list[Json]:
    """The photo in two sizes, the small one first, as Telegram lists them."""
    width, height = (stored.data and dimensions(stored.data)) or _DEFAULT
    scale = min(1.0, _SMALL / max(width, height))
    small = {"width": max(1, int(width * scale)), "height": max(1, int(height * scale))}
    whole = {**_file(stored), "width": width, "height": height}
    thumbnail = {**_file(stored), **small, "file_unique_id": f"{stored.unique_id}-s"}
    return [thumbnail, whole] if scale < 1 else [whole]


def _file(stored: StoredFile) -> Json:
    return {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": stored.size}


def _mime(stored: StoredFile, otherwise: str) -> Json:
    return {"mime_type": stored.mime_type or otherwise}


def _name(stored: StoredFile) -> Json:
    return {"file_name": stored.name} if stored.name else {}
