"""The database as the rest of the program uses it: units of work, written or read."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, func, select

from storage.belonging import StrangeVaultError, belong_together, note_batch
from storage.engine import SqliteDatabase
from storage.migrations.former import FormerSeals
from storage.schema import gaps_are_overwritten, upgrade
from storage.tables import metadata
from storage.unit_of_work import Ending, Surroundings, UnitOfWork

T = TypeVar("T")
_DRAWN = ("past_alert", "doomed", "look")
"""Tables whose numbers are not made by the program in their order."""


class Store:
    """Runs functions of a unit of work. `told` is set whenever something new may be waiting in the outbox, `called`
    whenever something may be due beside Telegram, `sent_files` whenever a file may be waiting to be fetched, `served`
    whenever a message may have to be removed, and `people` whenever it may be other people than before who can be
    reached: at the start, too, since nobody knows what was."""

    def __init__(self, path: Path, around: Surroundings, former: FormerSeals) -> None:
        self._database = SqliteDatabase(path)
        self._around = around
        self._batch: str | None = None
        """The newest keys of which the database knows that something may be sealed with them."""
        self.told = asyncio.Event()
        self.called = asyncio.Event()
        self.sent_files = asyncio.Event()
        self.served = asyncio.Event()
        self.people = asyncio.Event()
        self.people.set()
        try:
            self._begin(former)
        except BaseException as error:
            self.close()
            if isinstance(error, StrangeVaultError):
                around.vault.take_back()
            raise

    async def write(self, job: Callable[[UnitOfWork], T]) -> T:
        """In one transaction; returns when it is on disk."""
        result, ending, self._batch = await self._database.write(lambda connection: self._work(connection, job))
        if ending.told:
            self.told.set()
        if ending.calls:
            self.called.set()
        if ending.files:
            self.sent_files.set()
        if ending.served:
            self.served.set()
        if ending.people:
            self.people.set()
        return result

    async def read(self, job: Callable[[UnitOfWork], T]) -> T:
        """On a snapshot; what the job changes is refused by the database."""
        return await self._database.read(lambda connection: job(UnitOfWork(connection, self._around)))

    async def tidy(self) -> None:
        """What the database needs now and then, beside the work."""
        await self._database.tidy()

    def close(self) -> None:
        """Finish the transaction under way and let go of the files."""
        self._database.close()
        self._around.vault.close()

    def _begin(self, former: FormerSeals) -> None:
        with self._database.transaction() as connection:
            held_plain = upgrade(connection, self._around.seals, former)
            belong_together(connection, self._around.vault)
            self._batch = self._note_batch(connection)
            if self._around.vault.newest_anchor == "":
                UnitOfWork(connection, self._around).looks.begin()
            self._around.new_id.go_on_from(_newest_id(connection))
        if held_plain:
            self._database.overwrite_gaps()
            with self._database.transaction() as connection:
                gaps_are_overwritten(connection)

    def _work(self, connection: Connection, job: Callable[[UnitOfWork], T]) -> tuple[T, Ending, str | None]:
        work = UnitOfWork(connection, self._around)
        result = job(work)
        return result, work.finish(), self._note_batch(connection)

    def _note_batch(self, connection: Connection) -> str | None:
        """Which are the newest keys; with the first that is sealed with them, it is noted that they are needed."""
        batch = self._around.vault.newest_batch
        if batch is not None and batch != self._batch:
            note_batch(connection, batch)
        return batch


def _newest_id(connection: Connection) -> int:
    """The largest id of any row, 0 in an empty database."""
    largest = (
        connection.execute(select(func.max(table.c.id))).scalar()
        for table in metadata.tables.values()
        if "id" in table.c and table.name not in _DRAWN
    )
    return max((number for number in largest if number is not None), default=0)
