"""Everybody the bot has met."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from core.kernel.missing import Missing
from core.people.person import Person, Role
from storage.tables import person, person_area

_BY_ID = select(person).where(person.c.id == bindparam("id"))
_BY_ACCOUNT = select(person).where(person.c.account == bindparam("account"))
_WITH_ROLES = (
    select(person)
    .where(person.c.role.in_(bindparam("roles", expanding=True)))
    .order_by(person.c.joined_at, person.c.id)
)
_AREAS = select(person_area).where(person_area.c.person_id.in_(bindparam("people", expanding=True)))


class KeptPeople:
    """The rows of `person` and `person_area`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, person: int) -> Person:
        row = self._connection.execute(_BY_ID, {"id": person}).one_or_none()
        if row is None:
            raise Missing
        return self._people([row])[0]

    def by_account(self, account: int) -> Person | None:
        row = self._connection.execute(_BY_ACCOUNT, {"account": account}).one_or_none()
        return self._people([row])[0] if row else None

    def add(self, newcomer: Person) -> None:
        self._connection.execute(insert(person), _row_of(newcomer))
        self._keep_areas(newcomer)

    def save(self, changed: Person) -> None:
        self._connection.execute(update(person).where(person.c.id == changed.id), _row_of(changed))
        self._connection.execute(delete(person_area).where(person_area.c.person_id == changed.id))
        self._keep_areas(changed)

    def set_reachable(self, someone: int, unreachable_since: datetime | None) -> None:
        statement = update(person).where(person.c.id == someone)
        self._connection.execute(statement, {"unreachable_since": unreachable_since})

    def members(self) -> Sequence[Person]:
        return self.with_roles(*(role for role in Role if role is not Role.NEIGHBOUR))

    def with_roles(self, *roles: Role) -> Sequence[Person]:
        return self._people(self._connection.execute(_WITH_ROLES, {"roles": roles}).all())

    def _people(self, rows: Sequence[Row[Any]]) -> list[Person]:
        members = [row.id for row in rows if row.role != Role.NEIGHBOUR]
        areas = self._connection.execute(_AREAS, {"people": members}).all() if members else []
        return [_person_of(row, frozenset(each.area for each in areas if each.person_id == row.id)) for row in rows]

    def _keep_areas(self, owner: Person) -> None:
        if owner.areas:
            rows = [{"person_id": owner.id, "area": area} for area in owner.areas]
            self._connection.execute(insert(person_area), rows)


def person_of(row: Row[Any]) -> Person:
    """The person of a row of `person`, without areas."""
    return _person_of(row, frozenset())


def _person_of(row: Row[Any], areas: frozenset[str]) -> Person:
    return Person(
        id=row.id,
        account=row.account,
        role=Role(row.role),
        name=row.name,
        language=row.language,
        areas=areas,
        joined_at=row.joined_at,
        unreachable_since=row.unreachable_since,
    )


def _row_of(someone: Person) -> dict[str, object]:
    return {
        "id": someone.id,
        "account": someone.account,
        "role": someone.role,
        "name": someone.name,
        "language": someone.language,
        "joined_at": someone.joined_at,
        "unreachable_since": someone.unreachable_since,
    }
