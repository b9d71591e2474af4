"""What the clock does about absences: begin, end, remind."""

from collections.abc import Sequence
from contextlib import suppress

from core.alerts.needs import AlertWork
from core.alerts.standing_in.going import hand_on
from core.alerts.standing_in.returning import come_back
from core.kernel.missing import Missing
from core.people.being_away.reminding import remind, reminded_until


def due_absences(work: AlertWork) -> Sequence[int]:
    """Those of which something is to be told."""
    return work.absences.due(work.now, reminded_until(work))


def tend_absence(absence: int, work: AlertWork) -> None:
    """Whatever is due for it, once: what was told is kept in the same transaction."""
    with suppress(Missing):  # it was called off since it was looked up
        _tend(absence, work)


def _tend(absence: int, work: AlertWork) -> None:
    now = work.absences.get(absence)
    if now.ends_at <= work.now:
        if now.return_told_at is None:
            come_back(now, work)
    elif now.begins_at <= work.now:
        if now.begin_told_at is None:
            hand_on(now, work)
    elif now.stand_in is None and now.reminded_at is None and now.begins_at < reminded_until(work):
        remind(now, work)
