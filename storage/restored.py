"""A database that was put back holds what was erased since it was copied. Nobody can read that; now its rows go too."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, select, update

from core.alerts.report import ReportState
from core.people.person import Person
from storage.alerts import KeptAlerts
from storage.erasing import KeptErasing
from storage.forgetting import KeptForgetting
from storage.tables import alert, inbox, invitation, kept_out, person, report
from storage.tables.traffic import Handling

KEYED = (person, report, invitation, kept_out, inbox)
"""Tables whose records have data keys. People first: the names in their reports are sealed with their keys."""
_PIECE = 500


@dataclass(frozen=True, slots=True)
class Keyed:
    """A record and the number of its data key."""

    id: int
    key: int


class KeptRestored:
    """Looks through everything that has a key, and erases what has lost it."""

    def __init__(
        self, connection: Connection, erasing: KeptErasing, forgetting: KeptForgetting, alerts: KeptAlerts
    ) -> None:
        self._connection = connection
        self._erasing = erasing
        self._forgetting = forgetting
        self._alerts = alerts

    def keyed(self, table: Table, after: int) -> Sequence[Keyed]:
        """The next records behind that one."""
        some = select(table.c.id, table.c.key).where(table.c.id > after, table.c.key.is_not(None))
        rows = self._connection.execute(some.order_by(table.c.id).limit(_PIECE))
        return [Keyed(row.id, row.key) for row in rows]

    def erase(self, table: Table, gone: int) -> None:
        """This record has lost its key: it goes as it went when it was erased the first time."""
        ways: Mapping[Table, Callable[[int], None]] = {person: self._person, report: self._report, inbox: self._update}
        if table in ways:
            ways[table](gone)
        else:
            self._connection.execute(delete(table).where(table.c.id == gone))

    def _report(self, gone: int) -> None:
        """A draft leaves nothing to count."""
        is_alert = self._connection.execute(select(alert.c.id).where(alert.c.id == gone)).first() is not None
        if is_alert:
            self._erasing.alert(self._alerts.get(gone))
        else:
            self._erasing.rows(gone)

    def _person(self, gone: int) -> None:
        """Nobody is told again."""
        row = self._connection.execute(select(person).where(person.c.id == gone)).one()
        theirs = select(report.c.id, report.c.state).where(report.c.reporter_id == gone)
        for each in self._connection.execute(theirs).all():
            if each.state == ReportState.DRAFT:
                self._erasing.rows(each.id)
            else:
                self._forgetting.reporter(each.id)
        self._forgetting.person(Person(gone, row.account, language=row.language))

    def _update(self, gone: int) -> None:
        """It was handled, or thrown away, before the database was put back."""
        done = {"payload": None, "key": None, "state": Handling.DONE, "incident": None}
        self._connection.execute(update(inbox).where(inbox.c.id == gone, inbox.c.payload.is_not(None)).values(done))
