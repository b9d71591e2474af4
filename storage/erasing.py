"""Whole records go: their rows now, their data key and their files right after."""

from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Column, Connection, Table, bindparam, delete, func, select, update

from core.alerts.alert import OPEN, Alert
from core.alerts.journal import AttachmentKind
from core.privacy.looking import Why
from core.privacy.removal import Removal
from storage.alerts import KeptAlerts
from storage.doomed import doom
from storage.past_alerts import PastAlerts
from storage.reports import KeptReports
from storage.tables import (
    alert,
    attachment,
    call,
    chat_message,
    dialogue,
    entry,
    holder,
    identity_request,
    informing,
    living,
    look,
    outbox,
    report,
    visit,
)

_GONE: BindParameter[int] = bindparam("gone")
_FILES = select(attachment.c.id).where(attachment.c.report_id == _GONE, attachment.c.kind != AttachmentKind.LOCATION)
_REASONS = select(look.c.key).where(look.c.about == _GONE, look.c.key.is_not(None), look.c.why != Why.ERASURE)
"""Of the log, of which no row ever changes: why somebody looked at it, or asked for a hidden name."""
_SAID_ABOUT: tuple[tuple[Table, Column[Any]], ...] = (
    (outbox, outbox.c.about),
    (living, living.c.about),
    (call, call.c.about),
    (dialogue, dialogue.c.about),
)
_ROWS: tuple[tuple[Table, Column[Any]], ...] = (
    (identity_request, identity_request.c.report_id),
    (informing, informing.c.alert_id),
    (holder, holder.c.alert_id),
    (attachment, attachment.c.report_id),
    (entry, entry.c.report_id),
    (alert, alert.c.id),
    (report, report.c.id),
)
"""In this order: nothing is left that another row refers to."""
_LEADS_NOBODY = update(alert).where(alert.c.joined_to == _GONE)
_NOW = bindparam("now", type_=alert.c.next_step_at.type)
_RINGS_BY_ITSELF = {"joined_to": None, "next_step_at": func.coalesce(alert.c.next_step_at, _NOW)}
_SERVED = update(chat_message).where(chat_message.c.about == _GONE)


class KeptErasing:
    """Erases in the transaction that it is given: kept is either all of a record, or none of it."""

    def __init__(
        self, connection: Connection, reports: KeptReports, alerts: KeptAlerts, past: PastAlerts, now: datetime
    ) -> None:
        self._connection = connection
        self._now = now
        self._reports = reports
        self._alerts = alerts
        self._past = past

    def alert(self, erased: Alert) -> None:
        self._past.keep(erased, self._now)
        self._let_go(erased.id)
        self.rows(erased.id)

    def rows(self, gone: int) -> None:
        """Everything that is kept of a report and its alert, and everything that speaks of it."""
        keys = {"gone": gone}
        doom(self._connection, "key", [self._reports.key_of(gone)])
        doom(self._connection, "key", self._connection.scalars(_REASONS, keys).all())
        doom(self._connection, "file", self._connection.scalars(_FILES, keys).all())
        for table, column in (*_SAID_ABOUT, *_ROWS):
            self._connection.execute(delete(table).where(column == _GONE), keys)
        self._reports.forget(gone)
        self._alerts.forget()

    def _let_go(self, gone: int) -> None:
        """What refers to it refers to nothing; what followed it and is open is due at once; messages about it go."""
        keys = {"gone": gone, "now": self._now}
        self._connection.execute(_LEADS_NOBODY.where(alert.c.state.in_(OPEN)).values(_RINGS_BY_ITSELF), keys)
        for column in (alert.c.joined_to, alert.c.duplicate_of, alert.c.maybe_same_as):
            self._connection.execute(update(alert).where(column == _GONE).values({column: None}), {"gone": gone})
        self._connection.execute(update(visit).where(visit.c.alert_id == _GONE).values(alert_id=None), {"gone": gone})
        still = chat_message.c.state == Removal.WAITING
        self._connection.execute(_SERVED.where(still).values(remove_at=_NOW), keys)
        self._connection.execute(_SERVED.values(about=None), {"gone": gone})
