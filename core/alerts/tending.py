"""What the clock does about drafts and alerts. Each is a use case without a person, safe to run at any time."""

from datetime import timedelta

from core.alerts import notices
from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.handing_over import take_back_offer
from core.alerts.climbing.ringing import ladder_of
from core.alerts.climbing.stepping import climb_on, give_back
from core.alerts.journal import EntryKind
from core.alerts.needs import AlertWork
from core.alerts.reading import Urgency
from core.alerts.sending import send
from core.alerts.serving import draft_is_over
from core.kernel.notice import Manner
from core.people.roster import Roster

_AT_ONCE = 100
"""Rows a tick handles of each kind; the next tick takes the next ones."""


def send_what_cannot_wait(work: AlertWork) -> None:
    """Danger to life is sent though nobody said in which area: whoever gets it can read on and ask."""
    since = work.now - timedelta(minutes=work.town.drafts.danger_after_minutes)
    for draft in work.reports.in_danger_untouched_since(since, _AT_ONCE):
        placed = draft if draft.place.area else draft.in_area(work.town.elsewhere.key)
        acute = placed.as_urgent_as(placed.urgency or Urgency.ACUTE)
        send(acute, work.people.get(draft.reporter), work, Manner.MOVE)


def ask_about_drafts(work: AlertWork) -> None:
    """Ask once about each draft that has lain untouched: shall it be sent?"""
    since = work.now - timedelta(minutes=work.town.drafts.ask_after_minutes)
    for draft in work.reports.drafts_untouched_since(since, asked=False, at_most=_AT_ONCE):
        work.reports.mark_asked(draft.id, work.now)
        work.tell(notices.draft(draft, Manner.MOVE, reminding=True))


def delete_old_drafts(work: AlertWork) -> None:
    """Forget drafts that were never sent, and say so where they stood. Whoever was asked late, after an outage, has as
    much time to answer as anybody."""
    since = work.now - timedelta(hours=work.town.drafts.delete_after_hours)
    asked_by = work.now - timedelta(minutes=work.town.drafts.ask_after_minutes)
    for draft in work.reports.drafts_untouched_since(since, asked=True, at_most=_AT_ONCE):
        if draft.asked_at is not None and draft.asked_at <= asked_by:
            draft_is_over(draft.id, work)
            work.reports.drop(draft)
            work.tell(notices.draft_dropped(draft, by_age=True))


def reach_anew(work: AlertWork) -> None:
    """Whoever takes part, or can be reached, has changed: what nobody has who can be reached goes to whoever can be
    now, what somebody had taken who is not there any more is free again, and what was offered to them is not any
    longer, each alert for itself."""
    for vain in work.alerts.offered_in_vain(_AT_ONCE):
        take_back_offer(vain.id, work)
    for orphan in work.alerts.of_absent_takers(_AT_ONCE):
        free_again(orphan.id, work)
    for waiting in work.alerts.without_reachable_holder(_AT_ONCE):
        ring_somebody(waiting.id, work)


def free_again(orphan: int, work: AlertWork) -> None:
    """Its taker is not there any more."""
    alert = work.alerts.get(orphan)
    if alert.state is AlertState.TAKEN:  # else it was freed with the one that it follows
        give_back(alert, EntryKind.LET_GO, work)


def ring_somebody(waiting: int, work: AlertWork) -> None:
    """Nobody has it who can be reached: the next rung that reaches anybody, now."""
    climb_on(work.alerts.get(waiting), work)


def may_ring(alert: Alert, roster: Roster, work: AlertWork) -> bool:
    """Whether somebody could be rung about it now, if nobody has it."""
    if alert.postponed_until is not None or not (ladder_of(alert, work).at_any_hour or work.hours.is_open(work.now)):
        return False
    return bool(roster.caretakers(alert.area) or roster.secretariat())
