"""A picture that came as a file, handed on so that it does not tell whose it is.

Telegram hands a file on under the name that its sender's phone gave it, with all that the camera wrote into it, the
place for instance. As a photo of the bot's own it has neither.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from telegram import Bot, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest


async def send_nameless(bot: Bot, file: str, caption: str, how: Mapping[str, Any]) -> Message:
    """As a photo; what Telegram does not take for one, as a file under the number that Telegram gave it."""
    kept = await bot.get_file(file)
    content = bytes(await kept.download_as_bytearray())
    said = {"caption": caption, "parse_mode": ParseMode.HTML, **how}
    try:
        return await bot.send_photo(photo=content, **said)
    except BadRequest:
        name = PurePosixPath(kept.file_path or "picture").name
        return await bot.send_document(document=content, filename=name, **said)
