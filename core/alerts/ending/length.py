"""Until when an alert that is over stays: its outcome, what came in since, and what belongs to it decide."""

from collections.abc import Sequence
from datetime import datetime

from core.alerts.advancing import leader_of
from core.alerts.alert import Alert, Outcome
from core.alerts.needs import AlertWork
from core.kernel.town.retention import WITHDRAWN, Period


def begin_stay(alert: Alert, work: AlertWork) -> None:
    """From when it ended; nothing for one that is open."""
    if alert.closed_at is None:
        return
    retention, zone = work.town.retention, work.town.zone
    until = retention.period(alert.outcome or WITHDRAWN).after(alert.closed_at, zone)
    known_until = Period(months=retention.identity_months).after(alert.closed_at, zone)
    work.stays.begin(alert.id, until, known_until)


def stays_until(alert: Alert, work: AlertWork) -> datetime:
    """As it was decided, or longer: whatever belongs together stays together, something new has its days of grace, and
    a duplicate waits for what it is a duplicate of."""
    return max(_alone(each, work) for each in group_of(alert, work))


def group_of(alert: Alert, work: AlertWork) -> Sequence[Alert]:
    """The alert with what it follows and what follows it, as far as it is over; the one that leads comes first."""
    leader = leader_of(alert, work)
    if leader.is_open:
        return [alert]
    return [each for each in (leader, *work.alerts.joined_to(leader.id)) if not each.is_open]


def _alone(alert: Alert, work: AlertWork) -> datetime:
    moments = [_decided(alert, work), _original(alert, work)]
    news = work.stays.last_news(alert.id)
    if news is not None:
        moments.append(Period(days=work.town.retention.grace_days).after(news, work.town.zone))
    return max(moments)


def _decided(alert: Alert, work: AlertWork) -> datetime:
    stay = work.stays.of(alert.id)
    return stay.until if stay else work.now


def _original(alert: Alert, work: AlertWork) -> datetime:
    """As long as its original is open, nobody knows how long that stays."""
    if alert.outcome is not Outcome.DUPLICATE or alert.duplicate_of is None:
        return work.now
    if work.alerts.get(alert.duplicate_of).is_open:
        return Period(days=work.town.retention.duplicate_days).after(work.now, work.town.zone)
    stay = work.stays.of(alert.duplicate_of)
    return stay.until if stay else work.now
