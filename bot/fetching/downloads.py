"""Files as Telegram hands them out: looked up by its name for them, then downloaded piece by piece."""

from collections.abc import AsyncGenerator

from telegram import Bot
from telegram.error import BadRequest

from bot.transport import Transport
from storage.files.unwelcome import TooLargeError

_TOO_LARGE = "file is too big"
"""Telegram's own words for what it hands out to no bot."""


class Downloads:
    """Over connections of their own, so that neither the poll nor what is sent waits for a large file."""

    def __init__(self, bot: Bot, at_most: int) -> None:
        """at_most: bytes."""
        self.at_most = at_most
        self._bot = bot
        self._transport = Transport(connections=4)

    async def close(self) -> None:
        await self._transport.shutdown()

    async def pieces(self, name: str) -> AsyncGenerator[bytes]:
        """TooLargeError before anything is downloaded, where Telegram knows the size; else what went wrong between us
        and Telegram. BadRequest: it is not there, or not just now."""
        await self._transport.initialize()
        try:
            file = await self._bot.get_file(name)
        except BadRequest as error:
            if _TOO_LARGE in error.message.lower():
                raise TooLargeError from None
            raise
        if (file.file_size or 0) > self.at_most:
            raise TooLargeError
        if file.file_path is None:
            raise BadRequest("there is no way to the file")
        async for piece in self._transport.download(file.file_path):
            yield piece
