"""Alerts on their way to an outcome."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, case, exists, func, select, update

from core.alerts.alert import OPEN, Alert, AlertState, Outcome
from core.alerts.reading import Urgency
from core.alerts.reference import new_reference
from core.kernel.missing import Missing
from core.kernel.refusal import Outdated
from core.kernel.town import Ladder
from core.kernel.work import Chance
from core.people.person import Role
from storage.holders import ACTING, KeptHolders
from storage.people import KeptPeople
from storage.tables import alert, holder, person, report
from storage.upsert import insert_new

_BY_ID = select(alert).where(alert.c.id == bindparam("wanted"))
_BY_REFERENCE = select(alert).where(alert.c.reference == bindparam("reference"))
_SAVE = update(alert).where(alert.c.id == bindparam("wanted"), alert.c.version == bindparam("before"))
_CLIMB = update(alert).where(alert.c.id == bindparam("wanted"), alert.c.version == bindparam("now"))
_DUE = (
    select(alert.c.id)
    .where(alert.c.next_step_at <= bindparam("now"))
    .order_by(alert.c.next_step_at)
    .limit(bindparam("at_most"))
)
_LATEST_AT = (
    select(alert)
    .where(
        alert.c.place_key == bindparam("place"),
        alert.c.opened_at >= bindparam("since"),
        alert.c.id != bindparam("other"),
        alert.c.joined_to.is_(None),
        alert.c.state != AlertState.WITHDRAWN,
    )
    .order_by(alert.c.opened_at.desc())
    .limit(1)
)
_COUNT_AT = (
    select(func.count())
    .select_from(alert)
    .where(
        alert.c.place_key == bindparam("place"),
        alert.c.opened_at >= bindparam("since"),
        alert.c.source == bindparam("source"),
    )
)
LEADING = alert.c.state.in_(OPEN) & alert.c.joined_to.is_(None)
MOST_URGENT = case({each: rank for rank, each in enumerate(Urgency)}, value=alert.c.urgency)

_HAS_CARD = exists().where(holder.c.alert_id == alert.c.id, holder.c.person_id == alert.c.taken_by)
_MAY_ACT = (person.c.role == Role.CARETAKER) | (person.c.role.in_(ACTING) & _HAS_CARD)
_OF_ABSENT_TAKERS = (
    select(alert)
    .join(person, person.c.id == alert.c.taken_by)
    .where(alert.c.state == AlertState.TAKEN, ~_MAY_ACT | person.c.unreachable_since.is_not(None))
)
_OFFERED_IN_VAIN = (
    select(alert)
    .join(person, person.c.id == alert.c.offered_to)
    .where(alert.c.offered_to.is_not(None), alert.c.state.in_(OPEN), person.c.role.not_in(ACTING))
)


class KeptAlerts(KeptHolders):
    """The rows of `alert`, and of `holder` by inheritance."""

    def __init__(self, connection: Connection, people: KeptPeople, chance: Chance) -> None:
        super().__init__(connection, people)
        self._chance = chance
        self._met: dict[int, Alert] = {}
        """What this transaction has looked up or kept: nobody else changes it meanwhile."""

    def get(self, wanted: int) -> Alert:
        if wanted not in self._met:
            row = self._connection.execute(_BY_ID, {"wanted": wanted}).one_or_none()
            if row is None:
                raise Missing
            self._met[wanted] = alert_of(row)
        return self._met[wanted]

    def still_there(self, wanted: Sequence[int]) -> Sequence[Alert]:
        rows = self._connection.execute(select(alert).where(alert.c.id.in_(wanted)))
        there = {row.id: alert_of(row) for row in rows}
        return [there[each] for each in wanted if each in there]

    def add(self, new: Alert) -> Alert:
        while not insert_new(self._connection, alert, [_row_of(new)]):
            new = replace(new, reference=new_reference(self._chance))
        self._met[new.id] = new
        return new

    def save(self, changed: Alert) -> None:
        keys = {"wanted": changed.id, "before": changed.version - 1}
        if self._connection.execute(_SAVE, _changes_of(changed) | keys).rowcount != 1:
            raise Outdated
        self._met[changed.id] = changed

    def climb(self, changed: Alert) -> None:
        keys = {"wanted": changed.id, "now": changed.version}
        if self._connection.execute(_CLIMB, _changes_of(changed) | keys).rowcount != 1:
            raise Outdated
        self._met[changed.id] = changed

    def forget(self) -> None:
        """Others were changed beside this: look them up anew."""
        self._met.clear()

    def due(self, now: datetime, at_most: int) -> Sequence[int]:
        return self._connection.execute(_DUE, {"now": now, "at_most": at_most}).scalars().all()

    def by_reference(self, reference: str) -> Alert | None:
        row = self._connection.execute(_BY_REFERENCE, {"reference": reference}).one_or_none()
        return alert_of(row) if row else None

    def open_page(self, offset: int, limit: int) -> Sequence[Alert]:
        ordered = select(alert).where(LEADING).order_by(MOST_URGENT, alert.c.opened_at, alert.c.id)
        return self._alerts(ordered.offset(offset).limit(limit))

    def free(self) -> Sequence[Alert]:
        waiting = select(alert).where(alert.c.state == AlertState.NEW, alert.c.joined_to.is_(None))
        return self._alerts(waiting.order_by(MOST_URGENT, alert.c.opened_at, alert.c.id))

    def open_count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(alert).where(LEADING)).scalar_one()

    def of_reporter(self, reporter: int, limit: int) -> Sequence[Alert]:
        sent = select(alert).join(report, report.c.id == alert.c.id).where(report.c.reporter_id == reporter)
        return self._alerts(sent.order_by(report.c.sent_at.desc()).limit(limit))

    def latest_at(self, place_key: str, since: datetime, other_than: int) -> Alert | None:
        keys = {"place": place_key, "since": since, "other": other_than}
        row = self._connection.execute(_LATEST_AT, keys).one_or_none()
        return alert_of(row) if row else None

    def count_at(self, place_key: str, source: Role, since: datetime) -> int:
        return self._connection.execute(_COUNT_AT, {"place": place_key, "source": source, "since": since}).scalar_one()

    def likely_originals(self, duplicate: Alert, limit: int) -> Sequence[Alert]:
        others = select(alert).where(
            alert.c.area == duplicate.area,
            alert.c.id != duplicate.id,
            alert.c.state != AlertState.WITHDRAWN,
            alert.c.joined_to.is_distinct_from(duplicate.id),
            alert.c.duplicate_of.is_distinct_from(duplicate.id),
        )
        return self._alerts(others.order_by(alert.c.opened_at.desc()).limit(limit))

    def joined_to(self, leader: int) -> Sequence[Alert]:
        return self._alerts(select(alert).where(alert.c.joined_to == leader).order_by(alert.c.opened_at, alert.c.id))

    def duplicates_of(self, original: int) -> Sequence[Alert]:
        theirs = select(alert).where(alert.c.duplicate_of == original)
        return self._alerts(theirs.order_by(alert.c.opened_at, alert.c.id))

    def of_absent_takers(self, at_most: int) -> Sequence[Alert]:
        return self._alerts(_OF_ABSENT_TAKERS.limit(at_most))

    def offered_in_vain(self, at_most: int) -> Sequence[Alert]:
        return self._alerts(_OFFERED_IN_VAIN.limit(at_most))

    def taken_by(self, someone: int) -> Sequence[Alert]:
        theirs = select(alert).where(alert.c.state == AlertState.TAKEN, alert.c.taken_by == someone)
        return self._alerts(theirs.order_by(alert.c.joined_to.is_not(None), alert.c.opened_at, alert.c.id))

    def waiting_with(self, someone: int) -> Sequence[Alert]:
        has_card = exists().where(holder.c.alert_id == alert.c.id, holder.c.person_id == someone)
        waiting = select(alert).where(alert.c.state == AlertState.NEW, has_card)
        return self._alerts(waiting.order_by(alert.c.opened_at, alert.c.id))

    def without_reachable_holder(self, at_most: int) -> Sequence[Alert]:
        reached = (
            select(holder.c.alert_id)
            .join(person, person.c.id == holder.c.person_id)
            .where(holder.c.alert_id == alert.c.id, person.c.unreachable_since.is_(None), person.c.role.in_(ACTING))
        )
        waits = alert.c.joined_to.is_(None) & alert.c.postponed_until.is_(None)
        waiting = select(alert).where(alert.c.state == AlertState.NEW, waits, ~reached.exists())
        return self._alerts(waiting.order_by(alert.c.opened_at).limit(at_most))

    def _alerts(self, statement: Select[Any]) -> list[Alert]:
        return [alert_of(row) for row in self._connection.execute(statement)]


def alert_of(row: Row[Any]) -> Alert:
    """The alert of a row of `alert`."""
    return Alert(
        id=row.id,
        reference=row.reference,
        area=row.area,
        urgency=Urgency(row.urgency),
        source=Role(row.source),
        opened_at=row.opened_at,
        state=AlertState(row.state),
        version=row.version,
        taken_by=row.taken_by,
        taken_at=row.taken_at,
        closed_by=row.closed_by,
        closed_at=row.closed_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
        destination=row.destination,
        duplicate_of=row.duplicate_of,
        joined_to=row.joined_to,
        maybe_same_as=row.maybe_same_as,
        place_key=row.place_key,
        ladder=_ladder_of(row.ladder) if row.ladder else None,
        round=row.round,
        rung=row.rung,
        began_at=row.began_at,
        next_step_at=row.next_step_at,
        alive_at=row.alive_at,
        asked_at=row.asked_at,
        postponed_until=row.postponed_until,
        postponed_by=row.postponed_by,
        offered_to=row.offered_to,
        offered_by=row.offered_by,
    )


_FIELDS = tuple(each.name for each in fields(Alert))


def _row_of(kept: Alert) -> dict[str, Any]:
    row = {name: getattr(kept, name) for name in _FIELDS}
    endless = {"kept_until": None, "end_warned_at": None} if kept.is_open else {}
    return row | endless | {"ladder": _written(kept.ladder) if kept.ladder else None}


def _changes_of(changed: Alert) -> dict[str, Any]:
    """Without its key: to set that, even to what it is, has the database look through everything that refers to it."""
    return {name: value for name, value in _row_of(changed).items() if name != "id"}


@cache
def _ladder_of(written: str) -> Ladder:
    """Few ladders are in force at any time, and many alerts copy them."""
    return Ladder.model_validate_json(written)


@cache
def _written(ladder: Ladder) -> str:
    return ladder.model_dump_json()
