"""What was found stuck and mended."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from core.delivery.audit import Repeated, Stuck
from core.kernel.ids import NewId
from storage.tables import repair

_KEPT = timedelta(days=90)
_REPEATED = (
    select(
        repair.c.what, func.min(repair.c.since, type_=repair.c.since.type).label("since"), func.count().label("times")
    )
    .where(repair.c.at > bindparam("after"))
    .group_by(repair.c.what)
    .having(func.count() > 1)
    .order_by(func.min(repair.c.since))
)
_UNTOLD = _REPEATED.having(func.count(repair.c.told_at) == 0)
_TOLD = update(repair).where(repair.c.at > bindparam("after"), repair.c.what == bindparam("which"))


class KeptRepairs:
    """The rows of `repair`: one for each time that things of one kind were mended."""

    def __init__(self, connection: Connection, new_id: NewId) -> None:
        self._connection = connection
        self._new_id = new_id

    def note(self, what: Stuck, since: datetime, times: int, now: datetime) -> None:
        """So many rows were mended, the first of which was stuck since then. What is long past is forgotten."""
        row = {"id": self._new_id(), "what": what, "since": since, "at": now, "times": times}
        self._connection.execute(insert(repair), row)
        self._connection.execute(delete(repair).where(repair.c.at < now - _KEPT))

    def repeated(self, since: datetime) -> Sequence[Repeated]:
        return self._found(_REPEATED, since)

    def untold(self, since: datetime) -> Sequence[Repeated]:
        """What had to be mended at least twice since then, of which nobody was told in that time."""
        return self._found(_UNTOLD, since)

    def told(self, whats: Sequence[Repeated], since: datetime, now: datetime) -> None:
        """People were told of these."""
        for each in whats:
            self._connection.execute(_TOLD, {"after": since, "which": each.what, "told_at": now})

    def _found(self, statement: object, since: datetime) -> Sequence[Repeated]:
        rows = self._connection.execute(statement, {"after": since})  # type: ignore[call-overload]
        return [Repeated(Stuck(row.what), row.since, row.times) for row in rows]
