"""What each tick asks: what is due about drafts and alerts?"""

from collections.abc import Callable, Sequence

from core.alerts.climbing.stepping import take_next_step
from core.alerts.needs import AlertWork
from core.alerts.tending import ask_about_drafts, delete_old_drafts, reach_anew, send_what_cannot_wait

Job = Callable[[AlertWork], None]
Due = Callable[[AlertWork], Sequence[int]]
Step = Callable[[int, AlertWork], None]

EVERY_TICK: tuple[Job, ...] = (
    send_what_cannot_wait,
    ask_about_drafts,
    delete_old_drafts,
)
"""In this order: danger first."""

WHEN_PEOPLE_CHANGE: tuple[Job, ...] = (reach_anew,)
"""When somebody has joined, left, changed, or can be reached (no longer)."""

_AT_ONCE = 200
"""Steps a tick takes of each kind; the next tick takes the next ones."""


def due_alerts(work: AlertWork) -> Sequence[int]:
    """Alerts whose next step is due."""
    return work.alerts.due(work.now, _AT_ONCE)


STEP_BY_STEP: tuple[tuple[Due, Step], ...] = ((due_alerts, take_next_step),)
"""What is looked up first and then done one by one, each in a transaction of its own: one that fails stops no other."""
