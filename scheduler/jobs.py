"""What each tick asks: what is due about visits, drafts, alerts and the morning?"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from core.alerts.climbing.stepping import take_next_step
from core.alerts.identity.requesting import tell_of_old_requests
from core.alerts.keeping_out.held_in_time import due_held, end_held, remind_of_held
from core.alerts.looking_ahead import look_again, look_ahead
from core.alerts.missing_numbers import tell_of_missing_numbers
from core.alerts.needs import AlertWork
from core.alerts.standing_in.tending import due_absences, tend_absence
from core.alerts.talking.helping import ask_whether_it_helped
from core.alerts.tending import (
    ask_about_drafts,
    delete_old_drafts,
    free_again,
    reach_anew,
    ring_somebody,
    send_what_cannot_wait,
)
from core.delivery.audit import Stuck
from core.informing.reminding import begin_clocks, due_reminders, remind, tell_what_is_overdue
from core.mornings.needs import MorningWork
from core.mornings.sending import begin_mornings, due_lists, send_lists
from core.people.being_away.leaving import take_off_who_left
from core.privacy.standing import tell_what_stands
from core.retention.erasing import due_ends, end
from core.retention.forgetting import due_names, forget_in_time
from core.retention.needs import RetentionWork
from core.retention.sweeping import sweep
from core.retention.warning import give_an_end, warn_of_ends
from core.visits.needs import VisitWork
from core.visits.watching import hurry, take_next_turn


class TickWork(VisitWork, MorningWork, RetentionWork, Protocol):
    """A transaction in which everything that the clock starts can be done."""


Job = Callable[[TickWork], None]
Due = Callable[[TickWork], Sequence[int]]
Step = Callable[[int, TickWork], None]

AT_THE_START: tuple[Job, ...] = (begin_mornings, begin_clocks)
"""Before anything else, whenever the process starts."""

EVERY_TICK: tuple[Job, ...] = (
    send_what_cannot_wait,
    ask_about_drafts,
    look_ahead,
    ask_whether_it_helped,
    tell_what_stands,
    tell_what_is_overdue,
    tell_of_missing_numbers,
    tell_of_old_requests,
    remind_of_held,
    give_an_end,
    warn_of_ends,
)
"""In this order: danger first."""

WHILE_HEARD: tuple[Job, ...] = (delete_old_drafts, sweep)
"""Only while what people do arrives: nothing of theirs is thrown away before their answer could come."""

WHEN_PEOPLE_CHANGE: tuple[Job, ...] = (take_off_who_left, hurry, reach_anew, look_again)
"""When somebody has joined, left, changed, or can be reached (no longer)."""

_AT_ONCE = 200
"""Steps a tick takes of each kind; the next tick takes the next ones."""


def due_visits(work: VisitWork) -> Sequence[int]:
    """Visits whose next step is due."""
    return work.visits.due(work.now, _AT_ONCE)


def due_alerts(work: AlertWork) -> Sequence[int]:
    """Alerts whose next step is due."""
    return work.alerts.due(work.now, _AT_ONCE)


STEP_BY_STEP: tuple[tuple[Due, Step], ...] = (
    (due_visits, take_next_turn),
    (due_absences, tend_absence),
    (due_alerts, take_next_step),
    (due_lists, send_lists),
    (due_reminders, remind),
    (due_held, end_held),
    (due_names, forget_in_time),
    (due_ends, end),
)
"""What is looked up first and then done one by one, each in a transaction of its own: one that fails stops no other.
Whoever is inside comes first; the lists of the morning come when the ladders have given out their cards."""

MENDS: Mapping[Stuck, Step] = MappingProxyType(
    {
        Stuck.RUNG: take_next_step,
        Stuck.VISIT: take_next_turn,
        Stuck.NOBODYS: ring_somebody,
        Stuck.ORPHAN: free_again,
    }
)
"""What the auditor has done anew, one by one, when it finds it undone."""
