"""The embedded database: one writer that begins immediately and commits in groups, and readers beside it."""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool, StaticPool

Unavailable = (OperationalError, sqlite3.OperationalError)
"""What is raised while the database cannot be reached or written to: full, held by somebody else, read-only."""

T = TypeVar("T")
Job = Callable[[Connection], T]

_READERS = 2
_GROUP = 64
"""Jobs that share one commit at the most. Each has a savepoint of its own, so a failing one rolls back alone."""
_BUSY_SECONDS = 10.0
_CHECKPOINT = "PRAGMA wal_checkpoint(PASSIVE)"
_LOG_PAGES = 16_384
"""How long the log may grow (64 MiB) before the writer itself sees to it, when it is never still for a moment."""


@dataclass(slots=True)
class _Waiting:
    job: Job[Any]
    loop: asyncio.AbstractEventLoop
    answer: asyncio.Future[Any]


@dataclass(slots=True)
class _Answered:
    waiting: _Waiting
    result: Any = None
    error: BaseException | None = None

    def deliver(self) -> None:
        if self.waiting.answer.cancelled():
            return
        if self.error is not None:
            self.waiting.answer.set_exception(self.error)
        else:
            self.waiting.answer.set_result(self.result)


class SqliteDatabase:
    """SQLite in WAL mode with `synchronous=FULL`: what `write` has returned from survives a power cut.

    Jobs are plain functions of a connection. They run in the writer's own thread (or a reader's), never in the event
    loop; a job that is waited for by a task that was cancelled is carried out all the same.
    """

    def __init__(self, path: Path) -> None:
        file = path.resolve()
        read_only = URL.create("sqlite", database=file.as_uri(), query={"mode": "ro", "uri": "true"})
        self._writing = _engine(URL.create("sqlite", database=str(file)), poolclass=StaticPool)
        self._reading = _engine(read_only, poolclass=QueuePool, pool_size=_READERS, max_overflow=0)
        event.listen(self._writing, "connect", _prepare_writer)
        event.listen(self._reading, "connect", _prepare_reader)
        self._jobs: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._readers = ThreadPoolExecutor(_READERS, "opgang-reader")
        self._tidier = ThreadPoolExecutor(1, "opgang-tidier")
        self._file = file
        self._writer = threading.Thread(target=self._write_until_closed, name="opgang-writer", daemon=True)
        self._writer.start()

    @property
    def engine(self) -> Engine:
        """The writer's engine, for whoever wants to hear of its events."""
        return self._writing

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One that writes, in this thread; for what is done before anything else uses the database."""
        with self._writing.begin() as connection:
            _driver(connection).execute("BEGIN IMMEDIATE")  # not as an event: those are asked at every statement
            yield connection

    async def write(self, job: Job[T]) -> T:
        """Run the job in a transaction; returns when it is on disk. What it raises is raised, and nothing is kept."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        self._jobs.put(_Waiting(job, loop, answer))
        return await answer

    async def read(self, job: Job[T]) -> T:
        """Run the job on a snapshot that nothing changes meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, job)

    async def tidy(self) -> None:
        """Bring what was committed from the log into the database itself, beside the writer: to whoever waits for a
        commit it would be a pause of up to a third of a second."""
        await asyncio.get_running_loop().run_in_executor(self._tidier, self._checkpoint)

    def overwrite_gaps(self) -> None:
        """Write the file anew, without what was deleted from it; takes about a second for each 100 MB. Before anything
        else uses the database."""
        with self._writing.connect() as connection:
            _driver(connection).execute("VACUUM")
            _driver(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Finish the transaction under way and let go of the files. Jobs not begun are not carried out."""
        self._jobs.put(None)
        self._writer.join()
        self._readers.shutdown()
        self._tidier.shutdown()
        self._writing.dispose()
        self._reading.dispose()

    def _checkpoint(self) -> None:
        with closing(sqlite3.connect(self._file, isolation_level=None)) as connection:
            connection.execute(_CHECKPOINT)

    def _read(self, job: Job[T]) -> T:
        with self._reading.begin() as connection:
            _driver(connection).execute("BEGIN")
            return job(connection)

    def _write_until_closed(self) -> None:
        while (first := self._jobs.get()) is not None:
            group, closing = self._group(first)
            answered = self._commit(group)
            for loop in {each.waiting.loop for each in answered}:
                _deliver(loop, [each for each in answered if each.waiting.loop is loop])
            if closing:
                return

    def _group(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        group = [first]
        while len(group) < _GROUP:
            try:
                waiting = self._jobs.get_nowait()
            except queue.Empty:
                break
            if waiting is None:
                return group, True
            group.append(waiting)
        return group, False

    def _commit(self, group: list[_Waiting]) -> list[_Answered]:
        try:
            with self.transaction() as connection:
                return _carried_out(group, connection)
        except Exception as error:  # noqa: BLE001 — whatever kept the group from its commit is each waiting task's to hear
            return [_Answered(waiting, error=error) for waiting in group]


def _carried_out(group: list[_Waiting], connection: Connection) -> list[_Answered]:
    """What came of each job; an error when SQLite has ended the transaction by itself, as on a full disk."""
    if len(group) == 1:
        answered = [_Answered(group[0], group[0].job(connection))]
    else:
        answered = [_run(waiting, connection) for waiting in group]
    if not _driver(connection).in_transaction:
        raise sqlite3.OperationalError("the transaction ended before its commit")
    return answered


def _run(waiting: _Waiting, connection: Connection) -> _Answered:
    """One job of a group; what it raises is its own, unless it ended the whole transaction."""
    raw = _driver(connection)
    raw.execute("SAVEPOINT job")  # as `begin_nested`, at a tenth of its cost
    try:
        answered = _Answered(waiting, waiting.job(connection))
    except Exception as error:
        if not raw.in_transaction:
            raise
        raw.execute("ROLLBACK TO job")
        answered = _Answered(waiting, error=error)
    raw.execute("RELEASE job")
    return answered


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _deliver(loop: asyncio.AbstractEventLoop, answered: list[_Answered]) -> None:
    def deliver() -> None:
        for each in answered:
            each.deliver()

    if not loop.is_closed():
        loop.call_soon_threadsafe(deliver)


def _engine(url: URL, **options: Any) -> Engine:
    return create_engine(
        url,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": _BUSY_SECONDS},
        query_cache_size=1000,
        hide_parameters=True,  # an error's text must not hold what people wrote
        **options,
    )


def _prepare_writer(connection: sqlite3.Connection, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"wal_autocheckpoint={_LOG_PAGES}"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_reader(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA query_only=ON")
