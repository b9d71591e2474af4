"""Everybody the bot has met."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from core.kernel.missing import Missing
from core.people.person import Person, Role
from storage.sealed import Seals
from storage.tables import holder, identity_request, person, visit

_BY_ID = select(person).where(person.c.id == bindparam("id"))
_BY_ACCOUNT = select(person).where(person.c.account == bindparam("account"))
_KEY = select(person.c.key).where(person.c.id == bindparam("wanted"))
_ACCOUNTS = select(person.c.id, person.c.account).where(person.c.id.in_(bindparam("people", expanding=True)))
_WITH_ROLES = (
    select(person)
    .where(person.c.role.in_(bindparam("roles", expanding=True)))
    .order_by(person.c.joined_at, person.c.id)
)
_IS_INSIDE = select(visit.c.id).where(visit.c.person_id == bindparam("person"), visit.c.ended_at.is_(None))


class KeptPeople:
    """The rows of `person`. Names and telephone numbers are sealed."""

    def __init__(self, connection: Connection, seals: Seals) -> None:
        self._connection = connection
        self._seals = seals
        self._met: dict[int, Person] = {}
        """Whom this transaction has looked up or kept: nobody else changes them meanwhile."""
        self._keys: dict[int, int] = {}
        self.changed = False
        """Whether somebody who acts on alerts may have joined, left, changed, or be within reach (no longer)."""

    def get(self, wanted: int) -> Person:
        if wanted not in self._met:
            row = self._connection.execute(_BY_ID, {"id": wanted}).one_or_none()
            if row is None:
                raise Missing
            self.of_row(row)
        return self._met[wanted]

    def by_account(self, account: int) -> Person | None:
        row = self._connection.execute(_BY_ACCOUNT, {"account": account}).one_or_none()
        return self.of_row(row) if row else None

    def add(self, newcomer: Person) -> None:
        self._keys[newcomer.id] = self._seals.new_key()
        self._connection.execute(insert(person), self._row_of(newcomer))
        self._met[newcomer.id] = newcomer

    def key_of(self, someone: int) -> int:
        """The number of the data key of what is kept about them; Missing when they were erased."""
        if someone not in self._keys:
            key = self._connection.scalar(_KEY, {"wanted": someone})
            if key is None:
                raise Missing
            self._keys[someone] = key
        return self._keys[someone]

    def save(self, changed: Person) -> None:
        """With their new role, if it changed: the cards of alerts that came with the old one are theirs no longer, nor
        is the leave to see a hidden name, asked for or given. The log of looks keeps that there was one."""
        if self.get(changed.id).role is not changed.role:
            self._connection.execute(delete(holder).where(holder.c.person_id == changed.id))
            self._connection.execute(delete(identity_request).where(identity_request.c.asked_by == changed.id))
        row = {
            name: value for name, value in self._row_of(changed).items() if name != "id"
        }  # not the key, as for alerts
        self._connection.execute(update(person).where(person.c.id == changed.id), row)
        self._met[changed.id] = changed
        self.changed = True

    def set_reachable(self, someone: int, unreachable_since: datetime | None) -> None:
        statement = update(person).where(person.c.id == someone)
        self._connection.execute(statement, {"unreachable_since": unreachable_since})
        self.changed = True
        self._met.pop(someone, None)

    def forget(self, erased: int) -> None:
        """They were erased beside this: look them up anew."""
        self._met.pop(erased, None)
        self._keys.pop(erased, None)

    def members(self) -> Sequence[Person]:
        return self.with_roles(*(role for role in Role if role is not Role.NEIGHBOUR))

    def is_inside(self, someone: int) -> bool:
        return self._connection.scalar(_IS_INSIDE, {"person": someone}) is not None

    def with_roles(self, *roles: Role) -> Sequence[Person]:
        return [self.of_row(row) for row in self._connection.execute(_WITH_ROLES, {"roles": roles})]

    def accounts(self, people: Collection[int]) -> Mapping[int, int]:
        """The Telegram accounts of these people; who was met in this transaction is not looked up again."""
        accounts = {each: self._met[each].account for each in people if each in self._met}
        unknown = [each for each in people if each not in accounts]
        if unknown:
            rows = self._connection.execute(_ACCOUNTS, {"people": unknown})
            accounts |= {row.id: row.account for row in rows}
        return accounts

    def of_row(self, row: Row[Any]) -> Person:
        """The person of a row of `person`."""
        if row.key is not None:
            self._keys[row.id] = row.key
        self._met[row.id] = Person(
            id=row.id,
            account=row.account,
            role=Role(row.role),
            name=self._seals.unseal_some(row.name, "person", "name", row.id),
            language=row.language,
            areas=frozenset(filter(None, row.areas.split(","))),
            joined_at=row.joined_at,
            unreachable_since=row.unreachable_since,
            phone=self._seals.unseal_some(row.phone, "person", "phone", row.id),
            left_at=row.left_at,
        )
        return self._met[row.id]

    def _row_of(self, someone: Person) -> dict[str, object]:
        key = self.key_of(someone.id)
        return {
            "id": someone.id,
            "account": someone.account,
            "role": someone.role,
            "name": self._seals.seal_some(someone.name, key, "person", "name", someone.id),
            "language": someone.language,
            "areas": ",".join(sorted(someone.areas)),
            "joined_at": someone.joined_at,
            "unreachable_since": someone.unreachable_since,
            "left_at": someone.left_at,
            "phone": self._seals.seal_some(someone.phone, key, "person", "phone", someone.id),
            "key": key,
        }
