"""What each tick asks: what is due about drafts and alerts?"""

from collections.abc import Callable

from core.alerts.needs import AlertWork
from core.alerts.tending import (
    ask_about_drafts,
    delete_old_drafts,
    free_orphans,
    give_out_waiting,
    send_what_cannot_wait,
)

Job = Callable[[AlertWork], None]

EVERY_TICK: tuple[Job, ...] = (
    send_what_cannot_wait,
    free_orphans,
    give_out_waiting,
    ask_about_drafts,
    delete_old_drafts,
)
"""In this order: danger first; who has left gives back before what waits is given out."""
