"""What is one matter of a resident: alerts that were joined, and duplicates with what they are duplicates of."""

from collections.abc import Sequence

from core.alerts.alert import Alert
from core.alerts.needs import AlertWork


def whole_matter(alert: Alert, work: AlertWork) -> Sequence[Alert]:
    """The alert and everything that belongs to it, the first first."""
    found, waiting = {alert.id: alert}, [alert]
    while waiting:
        new = [each for each in _beside(waiting.pop(), work) if each.id not in found]
        found |= {each.id: each for each in new}
        waiting += new
    return [found[number] for number in sorted(found)]


def _beside(alert: Alert, work: AlertWork) -> Sequence[Alert]:
    leads_to = [work.alerts.get(each) for each in (alert.joined_to, alert.duplicate_of) if each is not None]
    return [*leads_to, *work.alerts.joined_to(alert.id), *work.alerts.duplicates_of(alert.id)]
