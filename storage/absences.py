"""Who is away, and when."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select, update

from core.kernel.missing import Missing
from core.people.absence import Absence, AbsenceKind
from storage.tables import absence

_AT = select(absence).where(absence.c.ends_at > bindparam("moment"), absence.c.begins_at <= bindparam("moment"))


class KeptAbsences:
    """The rows of `absence`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.changed = False
        """Whether somebody may be away, or there, who was not."""

    def get(self, wanted: int) -> Absence:
        row = self._connection.execute(select(absence).where(absence.c.id == wanted)).one_or_none()
        if row is None:
            raise Missing
        return _absence_of(row)

    def add(self, new: Absence) -> None:
        self._connection.execute(insert(absence), _row_of(new))
        self.changed = True

    def save(self, changed: Absence) -> None:
        self._connection.execute(update(absence).where(absence.c.id == changed.id), _row_of(changed))
        self.changed = True

    def remove(self, removed: int) -> None:
        self._connection.execute(delete(absence).where(absence.c.id == removed))
        self.changed = True

    def at(self, moment: datetime) -> Sequence[Absence]:
        return [_absence_of(row) for row in self._connection.execute(_AT, {"moment": moment})]

    def between(self, begins_at: datetime, ends_at: datetime) -> Sequence[Absence]:
        return self._absences(select(absence).where(absence.c.ends_at > begins_at, absence.c.begins_at < ends_at))

    def of(self, person: int, since: datetime) -> Sequence[Absence]:
        return self._absences(select(absence).where(absence.c.person_id == person, absence.c.ends_at > since))

    def _absences(self, statement: Select[Any]) -> list[Absence]:
        ordered = statement.order_by(absence.c.begins_at, absence.c.id)
        return [_absence_of(row) for row in self._connection.execute(ordered)]


def _absence_of(row: Row[Any]) -> Absence:
    return Absence(
        id=row.id,
        person=row.person_id,
        kind=AbsenceKind(row.kind),
        begins_at=row.begins_at,
        ends_at=row.ends_at,
        stand_in=row.stand_in_id,
        begin_told_at=row.begin_told_at,
        return_told_at=row.return_told_at,
        reminded_at=row.reminded_at,
    )


def _row_of(kept: Absence) -> dict[str, object]:
    return {
        "id": kept.id,
        "person_id": kept.person,
        "kind": kept.kind,
        "begins_at": kept.begins_at,
        "ends_at": kept.ends_at,
        "stand_in_id": kept.stand_in,
        "begin_told_at": kept.begin_told_at,
        "return_told_at": kept.return_told_at,
        "reminded_at": kept.reminded_at,
    }
