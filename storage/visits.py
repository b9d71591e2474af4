"""Who has gone in where, and who was told that they do not answer."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, exists, insert, or_, select, update

from core.delivery.outcome import Delivery
from core.kernel.missing import Missing
from core.people.person import Person
from core.visits.visit import Visit, VisitStep
from storage.people import KeptPeople
from storage.sealed import Seals, UnsealableError
from storage.tables import alarmed, living, outbox, person, visit
from storage.upsert import insert_new

_BY_ID = select(visit).where(visit.c.id == bindparam("wanted"))
_OF = select(visit).where(visit.c.person_id == bindparam("person"), visit.c.ended_at.is_(None))
_SAVE = update(visit).where(visit.c.id == bindparam("wanted"))
_DUE = (
    select(visit.c.id)
    .where(visit.c.ended_at.is_(None), visit.c.next_step_at <= bindparam("now"))
    .order_by(visit.c.next_step_at)
    .limit(bindparam("at_most"))
)
_UNANSWERED = (
    select(visit)
    .where(visit.c.ended_at.is_(None), visit.c.step.in_([VisitStep.ASKED, VisitStep.STAND_IN, VisitStep.ALARMED]))
    .order_by(visit.c.next_step_at)
)
_EVER_TOLD = (
    select(person)
    .join(alarmed, alarmed.c.person_id == person.c.id)
    .where(alarmed.c.visit_id == bindparam("visit"))
    .order_by(alarmed.c.since, person.c.id)
)
_TOLD = _EVER_TOLD.where(alarmed.c.calm.is_(False))
_ON_THE_PHONE = exists().where(living.c.chat == person.c.account, living.c.slot == bindparam("slot"))
_ON_ITS_WAY = exists().where(
    outbox.c.state == Delivery.SENDING, outbox.c.person_id == person.c.id, outbox.c.slot == bindparam("slot")
)
_HEARD = _EVER_TOLD.where(or_(_ON_THE_PHONE, _ON_ITS_WAY))
_ALARM_AGAIN = (
    update(alarmed)
    .where(alarmed.c.visit_id == bindparam("visit"), alarmed.c.person_id == bindparam("whom"))
    .values(calm=False)
)
_COLUMNS = {"person": "person_id", "alert": "alert_id"}
_FIELDS = {each.name: _COLUMNS.get(each.name, each.name) for each in fields(Visit)}


class KeptVisits:
    """The rows of `visit` and `alarmed`. Where somebody is, is sealed."""

    def __init__(self, connection: Connection, seals: Seals, people: KeptPeople) -> None:
        self._connection = connection
        self._seals = seals
        self._people = people

    def get(self, wanted: int) -> Visit:
        row = self._connection.execute(_BY_ID, {"wanted": wanted}).one_or_none()
        if row is None:
            raise Missing
        return self._visit_of(row)

    def of(self, someone: int) -> Visit | None:
        row = self._connection.execute(_OF, {"person": someone}).one_or_none()
        return self._visit_of(row) if row else None

    def all_of(self, someone: int) -> Sequence[Visit]:
        theirs = select(visit).where(visit.c.person_id == someone).order_by(visit.c.id.desc())
        return [self._visit_of(row) for row in self._connection.execute(theirs)]

    def add(self, new: Visit) -> None:
        self._connection.execute(insert(visit), self._row_of(new))

    def save(self, changed: Visit) -> None:
        self._connection.execute(_SAVE, self._row_of(changed) | {"wanted": changed.id})

    def due(self, now: datetime, at_most: int) -> Sequence[int]:
        return self._connection.execute(_DUE, {"now": now, "at_most": at_most}).scalars().all()

    def unanswered(self) -> Sequence[Visit]:
        return [self._visit_of(row) for row in self._connection.execute(_UNANSWERED)]

    def tell(self, told_of: int, people: Sequence[int], now: datetime) -> None:
        rows = [{"visit_id": told_of, "person_id": each, "since": now, "calm": False} for each in people]
        if insert_new(self._connection, alarmed, rows) < len(rows):
            self._connection.execute(_ALARM_AGAIN, [{"visit": told_of, "whom": each} for each in people])

    def told(self, told_of: int) -> Sequence[Person]:
        return [self._people.of_row(row) for row in self._connection.execute(_TOLD, {"visit": told_of})]

    def heard(self, told_of: int, slot: str) -> Sequence[Person]:
        return [self._people.of_row(row) for row in self._connection.execute(_HEARD, {"visit": told_of, "slot": slot})]

    def calm(self, answered: int) -> None:
        self._connection.execute(update(alarmed).where(alarmed.c.visit_id == answered).values(calm=True))

    def forget_told(self, over: int) -> None:
        self._connection.execute(delete(alarmed).where(alarmed.c.visit_id == over))

    def _visit_of(self, row: Row[Any]) -> Visit:
        values = {name: getattr(row, column) for name, column in _FIELDS.items()}
        return Visit(**(values | {"step": VisitStep(row.step), "place": self._place_of(row)}))

    def _place_of(self, row: Row[Any]) -> str | None:
        """None, too, when no key opens it: an alarm that does not say where is better than none."""
        try:
            return self._seals.unseal_some(row.place, "visit", "place", row.id)
        except UnsealableError:
            return None

    def _row_of(self, kept: Visit) -> dict[str, object]:
        row = {column: getattr(kept, name) for name, column in _FIELDS.items()}
        key = self._people.key_of(kept.person)
        return row | {"place": self._seals.seal_some(kept.place, key, "visit", "place", kept.id)}
