"""Who is to be asked whether it helped, and how often it did."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, insert, literal_column, select, update

from core.alerts.alert import Outcome
from core.alerts.report import ReportState
from core.alerts.talking.helping import ASKED
from storage.settings import KeptSettings
from storage.tables import alert, help_answer, report

_ASKED_UNTIL = "help_asked_until"
"""The setting that holds up to when closed alerts have been looked through."""
_A_MICROSECOND = timedelta(microseconds=1)
_LOOKED_THROUGH_ANEW = timedelta(hours=1)
"""So much is looked through at most again and again while nobody is to be asked: else each tick would write."""

_DUE = (
    select(alert.c.id, alert.c.closed_at)
    .join(report, report.c.id == alert.c.id)
    .where(
        alert.c.state == literal_column("'closed'"),
        alert.c.closed_at > bindparam("since"),
        alert.c.closed_at <= bindparam("until"),
        alert.c.source.in_(ASKED),
        alert.c.outcome != Outcome.DUPLICATE,
        report.c.state == ReportState.SENT,
        report.c.help_asked_at.is_(None),
        report.c.help_declined.is_(False),
    )
    .order_by(alert.c.closed_at, alert.c.id)
    .limit(bindparam("at_most"))
)
_LAST_ASKED = select(func.max(report.c.help_asked_at)).where(report.c.reporter_id == bindparam("reporter"))
_ONE_MORE = (
    update(help_answer)
    .where(
        help_answer.c.month == bindparam("in_month"),
        help_answer.c.role == bindparam("of_role"),
        help_answer.c.answer == bindparam("said"),
    )
    .values(times=help_answer.c.times + 1)
)


class KeptHelp:
    """The rows of `help_answer`, and the moments of asking in `report`."""

    def __init__(self, connection: Connection, settings: KeptSettings) -> None:
        self._connection = connection
        self._settings = settings

    def due(self, since: datetime, until: datetime, at_most: int) -> Sequence[int]:
        begin = max(since, self._settings.moment(_ASKED_UNTIL) or since)
        rows = self._connection.execute(_DUE, {"since": begin, "until": until, "at_most": at_most}).all()
        if rows or until - begin > _LOOKED_THROUGH_ANEW:
            full = len(rows) == at_most
            reached = rows[-1].closed_at - _A_MICROSECOND if full else until
            self._settings.set_moment(_ASKED_UNTIL, reached)
        return [row.id for row in rows]

    def last_asked(self, reporter: int) -> datetime | None:
        last: datetime | None = self._connection.execute(_LAST_ASKED, {"reporter": reporter}).scalar_one()
        return last

    def count(self, month: str, role: str, answer: str) -> None:
        keys = {"in_month": month, "of_role": role, "said": answer}
        if self._connection.execute(_ONE_MORE, keys).rowcount == 0:
            first = {"month": month, "role": role, "answer": answer, "times": 1}
            self._connection.execute(insert(help_answer), first)
