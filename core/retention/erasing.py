"""The end of an alert: its time is over, or somebody asked for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.alerts.ending.length import stays_until
from core.kernel.refusal import Refused
from core.privacy.looking import Why
from core.retention.forgetting import forget_if_a_stranger
from core.retention.needs import RetentionWork

_AT_ONCE = 50


@dataclass(eq=False)
class StillOpen(Refused):
    """What somebody works on is not erased."""

    reference: str


def due_ends(work: RetentionWork) -> Sequence[int]:
    """Alerts whose end has come, and of which somebody was told."""
    return work.stays.over(work.now, _AT_ONCE)


def end(alert: int, work: RetentionWork) -> None:
    """Erase it, unless something has happened that lets it stay: then it is warned of anew."""
    stay = work.stays.of(alert)
    if stay is None or stay.warned_at is None or stay.until > work.now:
        return
    until = stays_until(work.alerts.get(alert), work)
    if until > work.now:
        work.stays.move(alert, until)
        return
    erase(alert, work, "erased in time")


def erase(alert: int, work: RetentionWork, what: str, reason: str | None = None) -> None:
    """Erase it now; StillOpen while it is. That it was erased is written down, with its number alone."""
    erased = work.alerts.get(alert)
    if erased.is_open:
        raise StillOpen(erased.reference)
    reporter = work.reports.get(alert).reporter
    work.looks.note(None, what, alert, Why.ERASURE, reason)
    work.erasing.alert(erased)
    forget_if_a_stranger(reporter, work)
