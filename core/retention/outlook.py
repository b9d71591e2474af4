"""What would go, and why: for the operator, who changes nothing by asking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.alerts.alert import Alert
from core.alerts.ending.length import stays_until
from core.alerts.ending.needs import Stay
from core.kernel.town.retention import WITHDRAWN, Period
from core.retention.needs import RetentionWork
from core.retention.warning import next_warning


class Cause(StrEnum):
    """Why it goes on that day."""

    PERIOD = "the time for this outcome is over"
    LONGER = "it was kept longer, for a reason"
    BELONGS = "something new came in, or it belongs to another"


@dataclass(frozen=True, slots=True)
class Going:
    """An alert that is over. `warned`: somebody was told that it goes. Moments: aware, UTC."""

    reference: str
    outcome: str
    ended_at: datetime
    goes_at: datetime
    cause: Cause
    warned: bool


def going(before: datetime, at_most: int, work: RetentionWork) -> Sequence[Going]:
    """What ends before the moment, as far as it is known now; the first first."""
    stays = [(work.alerts.get(stay.alert), stay) for stay in work.stays.ending(before, at_most)]
    return [_going(alert, stay, alert.closed_at, work) for alert, stay in stays if alert.closed_at is not None]


def _going(alert: Alert, stay: Stay, ended_at: datetime, work: RetentionWork) -> Going:
    goes_at, outcome = max(stays_until(alert, work), stay.until), alert.outcome or WITHDRAWN
    period = work.town.retention.period(outcome).after(ended_at, work.town.zone)
    cause = Cause.BELONGS if goes_at > max(stay.until, work.now) else Cause.PERIOD
    if cause is Cause.PERIOD and stay.until > period and stay.warned_at is None:
        cause = Cause.LONGER
    if stay.warned_at is None:
        in_time = Period(days=work.town.retention.warn_days).after(next_warning(work), work.town.zone)
        goes_at = max(goes_at, in_time)
    return Going(alert.reference, outcome, ended_at, goes_at, cause, stay.warned_at is not None)
