"""Who asked to see the name of a hidden sender, why, and what was decided."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from core.alerts.identity.request import IdentityRequest
from core.kernel.missing import Missing
from core.kernel.refusal import Outdated
from storage.reports import KeptReports
from storage.sealed import Seals
from storage.tables import identity_request

_THEIRS = (identity_request.c.report_id == bindparam("report")) & (identity_request.c.asked_by == bindparam("person"))
_SINCE = (identity_request.c.asked_at >= bindparam("since")) | (identity_request.c.decided_at >= bindparam("since"))
_OF = select(identity_request).where(_THEIRS, _SINCE).order_by(identity_request.c.id.desc()).limit(1)
_GRANTED = select(identity_request.c.id).where(
    _THEIRS, identity_request.c.granted, identity_request.c.decided_at >= bindparam("since")
)
_UNDECIDED = select(identity_request).where(
    identity_request.c.decided_at.is_(None), identity_request.c.asked_at.between(bindparam("since"), bindparam("until"))
)
_DECIDE = update(identity_request).where(
    identity_request.c.id == bindparam("wanted"), identity_request.c.decided_at.is_(None)
)


class KeptIdentityRequests:
    """The rows of `identity_request`. The reason is sealed with the key of the report."""

    def __init__(self, connection: Connection, seals: Seals, reports: KeptReports) -> None:
        self._connection = connection
        self._seals = seals
        self._reports = reports

    def get(self, wanted: int) -> IdentityRequest:
        row = self._connection.execute(select(identity_request).where(identity_request.c.id == wanted)).one_or_none()
        if row is None:
            raise Missing
        return self._request_of(row)

    def add(self, new: IdentityRequest) -> None:
        key = self._reports.key_of(new.report)
        row = {
            "id": new.id,
            "report_id": new.report,
            "asked_by": new.asked_by,
            "asked_at": new.asked_at,
            "reason": self._seals.seal(new.reason, key, "identity_request", "reason", new.id),
        }
        self._connection.execute(insert(identity_request), row)

    def decide(self, decided: IdentityRequest) -> None:
        values = {"decided_by": decided.decided_by, "decided_at": decided.decided_at, "granted": decided.granted}
        if self._connection.execute(_DECIDE.values(**values), {"wanted": decided.id}).rowcount != 1:
            raise Outdated

    def of(self, report: int, person: int, since: datetime) -> IdentityRequest | None:
        row = self._connection.execute(_OF, {"report": report, "person": person, "since": since}).one_or_none()
        return None if row is None else self._request_of(row)

    def granted(self, report: int, person: int, since: datetime) -> bool:
        keys = {"report": report, "person": person, "since": since}
        return self._connection.execute(_GRANTED, keys).first() is not None

    def undecided(self, since: datetime, until: datetime) -> Sequence[IdentityRequest]:
        rows = self._connection.execute(_UNDECIDED, {"since": since, "until": until})
        return [self._request_of(row) for row in rows]

    def _request_of(self, row: Row[Any]) -> IdentityRequest:
        return IdentityRequest(
            id=row.id,
            report=row.report_id,
            asked_by=row.asked_by,
            asked_at=row.asked_at,
            reason=self._seals.unseal(row.reason, "identity_request", "reason", row.id),
            decided_by=row.decided_by,
            decided_at=row.decided_at,
            granted=row.granted,
        )
