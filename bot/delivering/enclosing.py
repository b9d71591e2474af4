"""A message with a photo, a voice message or a picture in it: uploaded, or by Telegram's own name for it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from telegram import Bot, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from core.alerts.journal import AttachmentKind
from handlers.message import Message as Said
from storage.files.kinds import FileType, type_of

_NAMES = MappingProxyType(
    {FileType.JPEG: "photo.jpg", FileType.PNG: "photo.png", FileType.WEBP: "photo.webp", FileType.OPUS: "voice.ogg"}
)
"""The same for everybody: what the sender's phone called it may tell whose it is."""


async def send_enclosed(bot: Bot, said: Said, content: bytes | str, how: Mapping[str, Any]) -> Message:
    """A picture that came as a file goes as a photo where it must not tell whose it is; what Telegram does not take for
    a photo goes as a file."""
    kind = said.file.kind if said.file else None
    worded = {"caption": said.text, "parse_mode": ParseMode.HTML, **how, **_named(content)}
    if kind is AttachmentKind.VOICE:
        return await bot.send_voice(voice=content, **worded)
    if kind is AttachmentKind.PHOTO or said.nameless:
        try:
            return await bot.send_photo(photo=content, **worded)
        except BadRequest:
            if kind is AttachmentKind.PHOTO and isinstance(content, str):
                raise
    return await bot.send_document(document=content, **worded)


def _named(content: bytes | str) -> dict[str, str]:
    kind = type_of(content) if isinstance(content, bytes) else None
    return {"filename": _NAMES[kind]} if kind else {}
