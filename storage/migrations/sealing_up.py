"""Seals what version 0.2 kept plain, between the migration that makes room for it and the one that drops the rest."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, text

from storage.migrations.former import FormerSeals
from storage.sealed import Seals

_AT_ONCE = 1000
_Values = dict[str, object]


def seal_up(connection: Connection, seals: Seals, former: FormerSeals) -> None:
    """Everything, in the transaction of the migration: all of it or nothing."""
    work = _SealingUp(connection, seals, former)
    work.people()
    work.invitations()
    work.reports()
    work.entries()
    work.attachments()
    work.alerts()
    work.addresses()
    work.visits()
    work.inbox()


class _SealingUp:
    def __init__(self, connection: Connection, seals: Seals, former: FormerSeals) -> None:
        self._connection = connection
        self._seals = seals
        self._former = former

    def people(self) -> None:
        self._each("SELECT id, name, phone FROM person", "person", self._person)

    def invitations(self) -> None:
        self._each("SELECT id, name FROM invitation", "invitation", self._invitation)

    def reports(self) -> None:
        joined = "FROM report JOIN person ON person.id = report.reporter_id"
        columns = "report.id, report.name, street, house_number, floor, side, where_words, person.key AS reporter"
        self._each(f"SELECT {columns} {joined}", "report", self._report)

    def entries(self) -> None:
        joined = "FROM entry JOIN report ON report.id = entry.report_id WHERE words IS NOT NULL"
        self._each(f"SELECT entry.id, words, key {joined}", "entry", self._entry)

    def attachments(self) -> None:
        joined = "FROM attachment JOIN report ON report.id = attachment.report_id"
        columns = "attachment.id, file, latitude, longitude, key"
        self._each(f"SELECT {columns} {joined}", "attachment", self._attachment)

    def alerts(self) -> None:
        self._each("SELECT id, place_key FROM alert WHERE place_key IS NOT NULL", "alert", self._alert)

    def addresses(self) -> None:
        joined = "FROM address JOIN person ON person.id = address.person_id"
        self._each(f"SELECT address.id, url, key {joined}", "address", self._address)

    def visits(self) -> None:
        joined = "FROM visit JOIN person ON person.id = visit.person_id WHERE place IS NOT NULL"
        self._each(f"SELECT visit.id, place, key {joined}", "visit", self._visit)

    def inbox(self) -> None:
        key = self._seals.new_key()
        self._each(
            "SELECT id, payload FROM inbox WHERE payload IS NOT NULL", "inbox", lambda row: self._update(row, key)
        )

    def _person(self, row: Row[Any]) -> _Values:
        key = self._seals.new_key()
        return {"key": key, **self._sealed(row, key, "person", "name", "phone")}

    def _invitation(self, row: Row[Any]) -> _Values:
        key = self._seals.new_key()
        return {"key": key, **self._sealed(row, key, "invitation", "name")}

    def _report(self, row: Row[Any]) -> _Values:
        key = self._seals.new_key()
        door = (row.street, row.house_number, row.floor, row.side)
        written = json.dumps(door) if any(door) else None
        return {
            "key": key,
            "place": self._seals.seal_some(written, key, "report", "place", row.id),
            **self._sealed(row, key, "report", "where_words"),
            **self._sealed(row, row.reporter, "report", "name"),
        }

    def _entry(self, row: Row[Any]) -> _Values:
        return self._sealed(row, row.key, "entry", "words")

    def _attachment(self, row: Row[Any]) -> _Values:
        degrees = None if row.latitude is None else f"{row.latitude} {row.longitude}"
        place = self._seals.seal_some(degrees, row.key, "attachment", "place", row.id)
        return {"place": place, **self._sealed(row, row.key, "attachment", "file")}

    def _alert(self, row: Row[Any]) -> _Values:
        return {"place_key": self._seals.keyed_hash("place", row.place_key)}

    def _address(self, row: Row[Any]) -> _Values:
        plain = self._former.plain(row.url, "address", "url", row.id)
        return {"url": self._seals.seal(plain or "", row.key, "address", "url", row.id)}

    def _visit(self, row: Row[Any]) -> _Values:
        plain = self._former.plain(row.place, "visit", "place", row.id)
        return {"place": self._seals.seal_some(plain, row.key, "visit", "place", row.id)}

    def _update(self, row: Row[Any], key: int) -> _Values:
        plain = self._former.plain(row.payload, "inbox", "payload", row.id)
        return {"key": key, "payload": self._seals.seal(plain or "null", key, "inbox", "payload", row.id)}

    def _sealed(self, row: Row[Any], key: int, table: str, *columns: str) -> _Values:
        return {column: self._seals.seal_some(getattr(row, column), key, table, column, row.id) for column in columns}

    def _each(self, select: str, table: str, sealed: Callable[[Row[Any]], _Values]) -> None:
        for rows in self._pages(select):
            changed = [{"row": row.id, **sealed(row)} for row in rows]
            columns = ", ".join(f"{name} = :{name}" for name in changed[0] if name != "row")
            self._connection.execute(text(f"UPDATE {table} SET {columns} WHERE id = :row"), changed)  # noqa: S608

    def _pages(self, select: str) -> Iterator[list[Row[Any]]]:
        """All rows are fetched before any is changed: a row that grows may be met twice otherwise."""
        rows = list(self._connection.execute(text(select)))
        for begin in range(0, len(rows), _AT_ONCE):
            yield rows[begin : begin + _AT_ONCE]
