"""Whoever has taken an alert is asked when they give no sign of life; the moments at which that happens."""

from dataclasses import replace
from datetime import datetime

from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.ladder import passed
from core.kernel.town import Ladder
from core.kernel.working_time import WorkingTime


def watched(alert: Alert, ladder: Ladder, now: datetime, hours: WorkingTime) -> Alert:
    """Taken, or on another ladder, just now: they are asked when so long has passed without a sign of life. It waits
    for nothing else any more; what follows another is watched with that one."""
    return replace(
        alert,
        ladder=ladder,
        asked_at=None,
        alive_at=None,
        postponed_until=None,
        postponed_by=None,
        next_step_at=passed(ladder, now, ladder.ask, hours) if alert.joined_to is None else None,
    )


def asked(alert: Alert, ladder: Ladder, now: datetime, hours: WorkingTime) -> Alert:
    """Asked just now; without an answer it goes back to the ladder."""
    return replace(alert, asked_at=now, next_step_at=passed(ladder, now, ladder.answer, hours))


def alive(alert: Alert, ladder: Ladder, now: datetime, hours: WorkingTime) -> Alert:
    """A sign of life: asked again only after a quiet time. A postponement goes on; what nobody has is no different."""
    if alert.state is not AlertState.TAKEN:
        return alert
    quiet_until = alert.postponed_until or hours.days_after(now, ladder.quiet_days)
    following = None if alert.next_step_at is None else quiet_until
    return replace(alert, alive_at=now, asked_at=None, next_step_at=following)
