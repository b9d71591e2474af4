"""Where people can be reached beside Telegram: the address itself is sealed and never leaves storage but to be used."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from core.kernel.missing import Missing
from core.people.address import Address
from storage.calls import KeptCalls
from storage.people import KeptPeople
from storage.sealed import Seals
from storage.tables import address, call

_COLUMNS = [column for column in address.c if column.name != "url"]
_OF = select(*_COLUMNS).where(address.c.person_id == bindparam("person")).order_by(address.c.id)


class KeptAddresses:
    """The rows of `address`."""

    def __init__(self, connection: Connection, seals: Seals, people: KeptPeople, calls: KeptCalls) -> None:
        self._connection = connection
        self._seals = seals
        self._people = people
        self._calls = calls

    def get(self, wanted: int) -> Address:
        row = self._connection.execute(select(*_COLUMNS).where(address.c.id == wanted)).one_or_none()
        if row is None:
            raise Missing
        return _address_of(row)

    def of(self, person: int) -> Sequence[Address]:
        return [_address_of(row) for row in self._connection.execute(_OF, {"person": person})]

    def has(self, person: int, url: str) -> bool:
        return any(self.url(each.id) == url for each in self.of(person))

    def add(self, new: Address, url: str) -> None:
        sealed = self._seals.seal(url, self._people.key_of(new.person), "address", "url", new.id)
        self._connection.execute(insert(address), _row_of(new) | {"url": sealed})

    def save(self, changed: Address) -> None:
        self._connection.execute(update(address).where(address.c.id == changed.id), _row_of(changed))

    def remove(self, removed: int) -> None:
        self._connection.execute(delete(call).where(call.c.address_id == removed))
        self._connection.execute(delete(address).where(address.c.id == removed))

    def send_code(self, asked: Address) -> None:
        self._calls.put_code(asked)

    def url(self, wanted: int) -> str:
        """To be used at once, and written down nowhere."""
        sealed = self._connection.execute(select(address.c.url).where(address.c.id == wanted)).scalar_one()
        return self._seals.unseal(sealed, "address", "url", wanted)


def _address_of(row: Row[Any]) -> Address:
    return Address(
        id=row.id,
        person=row.person_id,
        label=row.label,
        created_at=row.created_at,
        code_hash=row.code_hash,
        code_until=row.code_until,
        wrong_codes=row.wrong_codes,
        verified_at=row.verified_at,
    )


def _row_of(kept: Address) -> dict[str, object]:
    return {
        "id": kept.id,
        "person_id": kept.person,
        "label": kept.label,
        "created_at": kept.created_at,
        "code_hash": kept.code_hash,
        "code_until": kept.code_until,
        "wrong_codes": kept.wrong_codes,
        "verified_at": kept.verified_at,
    }
