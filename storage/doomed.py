"""What is to be destroyed for good as soon as the transaction that says so is on disk."""

from collections.abc import Sequence
from typing import Literal

from sqlalchemy import Connection, delete, select

from storage.tables import doomed
from storage.upsert import insert_new

What = Literal["key", "file", "chat"]
_AT_MOST = 500


def doom(connection: Connection, what: What, ids: Sequence[int]) -> None:
    """Data keys to be destroyed, files of attachments to be deleted, or chats of which nothing is to be known."""
    insert_new(connection, doomed, [{"what": what, "id": each} for each in ids])


class KeptDoomed:
    """The rows of `doomed`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, what: What) -> Sequence[int]:
        """Some of them: those that are left come next."""
        return self._connection.scalars(select(doomed.c.id).where(doomed.c.what == what).limit(_AT_MOST)).all()

    def over(self, what: What, ids: Sequence[int]) -> None:
        """They are no more."""
        self._connection.execute(delete(doomed).where(doomed.c.what == what, doomed.c.id.in_(ids)))
