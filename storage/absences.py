"""Who is away, and when."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select, union, update

from core.kernel.missing import Missing
from core.people.absence import Absence, AbsenceKind
from storage.tables import absence

_AT = select(absence).where(absence.c.ends_at > bindparam("moment"), absence.c.begins_at <= bindparam("moment"))
_NOT_BEGUN = absence.c.begin_told_at.is_(None)
_NOT_REMINDED = absence.c.reminded_at.is_(None) & absence.c.stand_in_id.is_(None)
_DUE = union(
    select(absence.c.id).where(_NOT_BEGUN, absence.c.begins_at <= bindparam("now")),
    select(absence.c.id).where(_NOT_BEGUN, absence.c.begins_at < bindparam("soon"), _NOT_REMINDED),
    select(absence.c.id).where(absence.c.return_told_at.is_(None), absence.c.ends_at <= bindparam("now")),
)


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
        self._save(changed)
        self.changed = True

    def note_told(self, told: Absence) -> None:
        self._save(told)

    def remove(self, removed: int) -> None:
        self._connection.execute(delete(absence).where(absence.c.id == removed))
        self.changed = True

    def at(self, moment: datetime) -> Sequence[Absence]:
        return [_absence_of(row) for row in self._connection.execute(_AT, {"moment": moment})]

    def between(self, begins_at: datetime, ends_at: datetime) -> Sequence[Absence]:
        return self._absences(select(absence).where(absence.c.ends_at > begins_at, absence.c.begins_at < ends_at))

    def of(self, person: int, since: datetime) -> Sequence[Absence]:
        return self._absences(select(absence).where(absence.c.person_id == person, absence.c.ends_at > since))

    def stood_in_by(self, person: int, since: datetime) -> Sequence[Absence]:
        return self._absences(select(absence).where(absence.c.stand_in_id == person, absence.c.ends_at > since))

    def due(self, now: datetime, soon: datetime) -> Sequence[int]:
        return self._connection.execute(_DUE, {"now": now, "soon": soon}).scalars().all()

    def _save(self, kept: Absence) -> None:
        self._connection.execute(update(absence).where(absence.c.id == kept.id), _row_of(kept))

    def _absences(self, statement: Select[Any]) -> list[Absence]:
        ordered = statement.order_by(absence.c.begins_at, absence.c.id)
        return [_absence_of(row) for row in self._connection.execute(ordered)]


_MOMENTS = tuple(each.name for each in fields(Absence) if each.name.endswith("_at"))


def _absence_of(row: Row[Any]) -> Absence:
    return Absence(
        id=row.id,
        person=row.person_id,
        kind=AbsenceKind(row.kind),
        stand_in=row.stand_in_id,
        handed_on=tuple(int(each) for each in filter(None, row.handed_on.split(","))),
        **{name: getattr(row, name) for name in _MOMENTS},
    )


def _row_of(kept: Absence) -> dict[str, object]:
    return {name: getattr(kept, name) for name in _MOMENTS} | {
        "id": kept.id,
        "person_id": kept.person,
        "kind": kept.kind,
        "stand_in_id": kept.stand_in,
        "handed_on": ",".join(str(each) for each in kept.handed_on),
    }
