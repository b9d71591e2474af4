"""An alert becomes more or less urgent than it was, and what it follows with it."""

from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.ladder import Step, eased, ladder_for
from core.alerts.climbing.ringing import announce, first_step, keep, show_change, watch
from core.alerts.needs import AlertWork
from core.alerts.together import as_urgent_as


def change_urgency(alert: Alert, work: AlertWork, *, ring: bool) -> Alert:
    """It is as urgent as it says from now on: on another ladder, at whose foot those in charge are rung (`ring`) or
    count as rung already. Whoever has taken it is watched by that ladder."""
    if alert.state is AlertState.TAKEN:
        step = Step(watch(alert, work))
    elif ring or alert.joined_to is not None:
        step = first_step(alert, work)
    else:
        step = Step(eased(alert, ladder_for(alert.urgency, work.town.ladders), work.now, work.hours))
    keep(step.alert, work)
    work.calls.cancel(alert.id)
    announce(step, work)
    show_change(step, work)
    if alert.joined_to is not None:
        lift_leader(step.alert, work)
    return step.alert


def lift_leader(follower: Alert, work: AlertWork) -> None:
    """What it follows climbs for both, so it is as urgent as the more urgent of them, and rings as such."""
    leader = work.alerts.get(follower.joined_to) if follower.joined_to is not None else follower
    lifted = as_urgent_as(leader, follower)
    if leader.is_open and lifted.urgency is not leader.urgency:
        change_urgency(lifted, work, ring=True)
