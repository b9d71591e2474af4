"""Files are fetched as soon as they were sent: downloaded, stripped and sealed as they come in, a few side by side."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from functools import partial
from typing import TypeVar

import structlog

from bot.fetching.downloads import Downloads
from bot.fetching.outcome import Again, Erased, Fetched, Outcome, keep, put_back, verdict
from bot.fetching.pipe import Pipe
from bot.fetching.welcome import WELCOME
from bot.insisting import insist
from bot.log import where
from bot.pausing import SWEEP_SECONDS, pause
from bot.receiving.line import Line
from core.kernel.clock import Clock
from storage.files.folder import AttachmentFolder
from storage.files.kept import WaitingFile
from storage.files.stripping import stripped
from storage.store import Store

_AT_ONCE = 2
"""Files that are fetched side by side: what they take of memory is bounded by this."""

T = TypeVar("T")

log = structlog.get_logger()


class Fetcher:
    """Fetches what waits. A kill in the middle leaves the file waiting and nothing in its place: it is fetched anew."""

    def __init__(self, downloads: Downloads, folder: AttachmentFolder, store: Store, clock: Clock, line: Line) -> None:
        self._downloads = downloads
        self._folder = folder
        self._store = store
        self._clock = clock
        self._line = line
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="fetching")
        self._under_way: set[int] = set()
        self._freed = asyncio.Event()

    async def run(self) -> None:
        """Fetch until cancelled. What a process before this one left half written is removed first."""
        try:
            await self._sweep()
            async with asyncio.TaskGroup() as group:
                while True:
                    self._store.sent_files.clear()
                    self._freed.clear()
                    for each in await self._next():
                        group.create_task(self._fetch(each))
                    await pause(self._clock, SWEEP_SECONDS, self._store.sent_files, self._freed)
        finally:
            self._threads.shutdown(wait=False, cancel_futures=True)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._downloads.close()

    async def idle(self) -> bool:
        """Whether nothing is under way and nothing could be fetched now."""
        waiting = not self._line.cut and bool(await self._due(1))
        return not (waiting or self._under_way or self._store.sent_files.is_set())

    async def _next(self) -> Sequence[WaitingFile]:
        """Nothing while there is no line at all: whoever listens finds out first when it is back."""
        free = _AT_ONCE - len(self._under_way)
        chosen = await self._due(free) if free and not self._line.cut else ()
        self._under_way |= {each.attachment for each in chosen}
        return chosen

    async def _due(self, at_most: int) -> Sequence[WaitingFile]:
        now, but = self._clock.now(), frozenset(self._under_way)
        return await self._store.read(lambda work: work.files.due(now, at_most, but))

    async def _fetch(self, file: WaitingFile) -> None:
        try:
            outcome = await self._attempt(file)
            if isinstance(outcome, Again):
                log.warning("a file could not be fetched yet", cause=outcome.cause, failures=file.attempts + 1)
            if not await insist(self._store, self._clock, lambda work: keep(file, outcome, work)):
                await self._in_thread(partial(self._folder.delete, file.attachment))
        except Exception as error:  # noqa: BLE001 — it goes on waiting; the others go on
            log.error("what became of a file could not be kept", cause=where(error))
            await insist(self._store, self._clock, lambda work: put_back(file, None, work))
        finally:
            self._under_way.discard(file.attachment)
            self._freed.set()

    async def _attempt(self, file: WaitingFile) -> Outcome:
        try:
            key = await self._store.read(lambda work: work.files.key_of(file.report))
            if file.name is None:
                return Erased()
            async with aclosing(self._downloads.pieces(file.name)) as pieces:
                return Fetched(await self._seal(file, pieces, key))
        except OSError as error:
            log.error("a file could not be written", cause=where(error))
            return Again(where(error))
        except Exception as error:  # noqa: BLE001 — the verdict raises what it does not know
            return verdict(error, file.attempts)

    async def _seal(self, file: WaitingFile, pieces: AsyncIterator[bytes], key: bytes) -> int:
        """How many bytes were kept. What the thread does ends before this does, whatever happens."""
        pipe = Pipe()
        kept = stripped(pipe, WELCOME[file.kind], self._downloads.at_most)
        sealing = self._in_thread(partial(self._folder.keep, file.attachment, kept, key))
        try:
            await pipe.carry(pieces, sealing)
        finally:
            pipe.break_off()
            await asyncio.wait({sealing})
            sealing.exception()  # looked at: of a download that broke off the thread says no more than we know
        return sealing.result()

    async def _sweep(self) -> None:
        """Remove what a process before this one left behind."""
        known = await self._store.read(lambda work: work.files.known())
        try:
            swept = await self._in_thread(partial(self._folder.sweep, known))
        except OSError as error:
            log.error("files that belong to nothing could not be removed", cause=where(error))
            return
        if swept:
            log.info("files that belong to nothing were removed", number=swept)

    def _in_thread(self, job: Callable[[], T]) -> asyncio.Future[T]:
        return asyncio.get_running_loop().run_in_executor(self._threads, job)
