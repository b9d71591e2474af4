"""Photos, voices and files: where the page fetches them, and how a bubble shows them."""

from html import escape
from urllib.parse import quote

from fastapi import FastAPI, Response

from simulator.message import Message
from simulator.telegram import Telegram
from simulator.wire import Json

_SHOWN = {"Photo": "image/jpeg", "Voice": "audio/ogg", "Video": "video/mp4", "Sticker": "image/webp"}
_KILOBYTE = 1024


def add_files(application: FastAPI, telegram: Telegram) -> None:
    """Serves what was sent under /filer/<file_id>. Documents are only downloaded, never opened as a page."""

    @application.get("/filer/{file_id}")
    def file(file_id: str) -> Response:
        stored = telegram.file(file_id)
        if stored is None or stored.data is None:
            return Response(status_code=404)
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"}
        if stored.kind not in _SHOWN:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stored.name or 'fil', safe='')}"
            return Response(stored.data, media_type="application/octet-stream", headers=headers)
        return Response(stored.data, media_type=_SHOWN[stored.kind], headers=headers)


def attachment(message: Message) -> str:
    """What a bubble shows above its words, as HTML; empty for plain text."""
    if message.photo:
        return _photo(message.photo)
    if message.voice:
        return f'<audio class="voice" controls preload="metadata" src="{_address(message.voice)}"></audio>'
    if message.video:
        return f'<video class="photo" controls preload="metadata" src="{_address(message.video)}"></video>'
    if message.document:
        return _document(message.document)
    if message.location:
        return _card("location_on", "Sted", f"{message.location['latitude']:.4f}, {message.location['longitude']:.4f}")
    return _rarer(message.content)


def _photo(photo: Json) -> str:
    shape = f'width="{int(photo["width"])}" height="{int(photo["height"])}"'
    return f'<img class="photo" alt="Foto" {shape} src="{_address(photo)}">'


def _document(document: Json) -> str:
    size = f"{max(1, round(document.get('file_size', 0) / _KILOBYTE))} kB"
    card = _card("description", document.get("file_name") or "Fil", size)
    return f'<a class="file" download href="{_address(document)}">{card}</a>'


def _rarer(content: Json) -> str:
    if "sticker" in content:
        return f'<div class="sticker">{escape(content["sticker"].get("emoji", ""))}</div>'
    if "contact" in content:
        contact = content["contact"]
        return _card("person", contact.get("first_name", ""), contact.get("phone_number", ""))
    if "poll" in content:
        return _card("poll", content["poll"]["question"], "Afstemning")
    return ""


def _card(icon: str, title: str, below: str) -> str:
    words = f"<b>{escape(title)}</b><small>{escape(below)}</small>"
    return f'<span class="card"><i class="material-icons" aria-hidden="true">{icon}</i><span>{words}</span></span>'


def _address(file: Json) -> str:
    return f"/filer/{quote(file['file_id'], safe='')}"
