"""Who has the card of which alert."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from core.people.person import Person
from core.people.rights import Action, roles_with
from storage.people import KeptPeople
from storage.tables import holder, person
from storage.upsert import insert_new

ACTING = roles_with(Action.HANDLE)
"""The roles that may have a card."""

_HOLDERS = (
    select(person)
    .join(holder, holder.c.person_id == person.c.id)
    .where(holder.c.alert_id == bindparam("alert"), person.c.role.in_(ACTING))
    .order_by(holder.c.since, person.c.id)
)
_TAKE_BACK = delete(holder).where(holder.c.alert_id == bindparam("alert"), holder.c.person_id == bindparam("person"))
_IS_HOLDER = select(holder.c.since).where(
    holder.c.alert_id == bindparam("alert"), holder.c.person_id == bindparam("person")
)


class KeptHolders:
    """The rows of `holder`."""

    def __init__(self, connection: Connection, people: KeptPeople) -> None:
        self._connection = connection
        self._people = people

    def give(self, alert: int, people: Sequence[int], now: datetime) -> None:
        rows = [{"alert_id": alert, "person_id": each, "since": now} for each in people]
        insert_new(self._connection, holder, rows)

    def take_back(self, alert: int, someone: int) -> None:
        self._connection.execute(_TAKE_BACK, {"alert": alert, "person": someone})

    def holders(self, alert: int) -> Sequence[Person]:
        return [self._people.of_row(row) for row in self._connection.execute(_HOLDERS, {"alert": alert})]

    def is_holder(self, alert: int, someone: int) -> bool:
        return self._connection.execute(_IS_HOLDER, {"alert": alert, "person": someone}).first() is not None
