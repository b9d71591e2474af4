"""The content of a file that is shown to somebody: unsealed here, or still at Telegram."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager

import structlog

from bot.fetching.downloads import Downloads
from bot.fetching.welcome import WELCOME
from bot.log import where
from core.alerts.journal import AttachmentKind
from core.alerts.message import File, Kept
from core.kernel.missing import Missing
from storage.files.folder import AttachmentFolder, FileMissingError
from storage.files.stripping import stripped
from storage.files.unwelcome import UnwelcomeFileError
from storage.sealed import UnsealableError
from storage.store import Store
from storage.vault.vault import KeyDestroyedError

_AT_ONCE = 2
"""Files that are open at the same time: each takes as much memory as it is long."""
_GONE = (Missing, KeyDestroyedError)

log = structlog.get_logger()


class Files:
    """Opens files for the way out."""

    def __init__(self, downloads: Downloads, folder: AttachmentFolder, store: Store) -> None:
        self._downloads = downloads
        self._folder = folder
        self._store = store
        self._room = asyncio.Semaphore(_AT_ONCE)

    @asynccontextmanager
    async def opened(self, file: File) -> AsyncIterator[bytes | str | None]:
        """The bytes; or Telegram's name for it, while it still waits there; None when it cannot be shown any more.

        A picture that came as a file is not handed on by its name: all that the camera wrote is still in it.
        """
        if file.kept is None and file.kind is not AttachmentKind.DOCUMENT:
            yield file.id
            return
        async with self._room:
            yield await (self._unsealed(file.kept) if file.kept else self._on_the_way(file))

    async def _unsealed(self, kept: Kept) -> bytes | None:
        try:
            key = await self._store.read(lambda work: work.files.key_of(kept.report))
            return await asyncio.to_thread(self._folder.unsealed, kept.attachment, key)
        except _GONE:
            return None
        except (FileMissingError, UnsealableError) as error:
            log.error("a file that was kept cannot be opened", cause=where(error))
            return None

    async def _on_the_way(self, file: File) -> bytes | None:
        """What is being fetched beside this, for whoever asks before it is here; None when it is not welcome."""
        async with aclosing(self._downloads.pieces(file.id or "")) as pieces:
            try:
                whole = [piece async for piece in pieces]
                kept = stripped(whole, WELCOME[file.kind], self._downloads.at_most)
                return await asyncio.to_thread(b"".join, kept)
            except UnwelcomeFileError:
                return None
