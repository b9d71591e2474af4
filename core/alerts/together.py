"""Alerts that are one matter: what happens to the first happens to those that follow it."""

from collections.abc import Iterable
from dataclasses import replace

from core.alerts.alert import Alert, AlertState
from core.alerts.lifecycle import NOTHING_PENDING, becomes, still_open
from core.alerts.reading import Urgency
from core.alerts.refusals import AlreadyTaken


def as_urgent_as(alert: Alert, other: Alert) -> Alert:
    """At least: what belongs to it is more urgent than it was."""
    return becomes(alert, urgency=min(alert.urgency, other.urgency, key=list(Urgency).index))


def as_urgent_as_all(alert: Alert, others: Iterable[Alert]) -> Alert:
    """It climbs for these too, in the step that is being taken."""
    return replace(alert, urgency=min((alert.urgency, *(each.urgency for each in others)), key=list(Urgency).index))


def join(alert: Alert, to: Alert, by: int) -> Alert:
    """One matter with an earlier alert: it follows what happens to that one, and is the work of whoever has that one.
    What somebody else works on is not given away for them."""
    still_open(alert)
    if alert.taken_by not in (None, by, to.taken_by) and alert.taken_at is not None:
        raise AlreadyTaken(alert.taken_by, alert.taken_at)
    joined = replace(alert, joined_to=to.id, maybe_same_as=None)
    if to.taken_by is not None:
        return follow(joined, to)
    return becomes(joined) if joined.state is AlertState.TAKEN else becomes(joined, **NOTHING_PENDING)


def led_by(alert: Alert, leader: Alert | None) -> Alert:
    """It follows that one from now on, or (None) nothing any more, and is what it was. One that follows nothing needs a
    next step of its own."""
    return becomes(alert, joined_to=leader.id if leader else None)


def follow(alert: Alert, leader: Alert) -> Alert:
    """What happened to the alert it was joined to happens to it."""
    return becomes(
        alert,
        **NOTHING_PENDING,
        state=leader.state,
        taken_by=leader.taken_by,
        taken_at=leader.taken_at,
        closed_by=leader.closed_by,
        closed_at=leader.closed_at,
        outcome=leader.outcome,
        destination=leader.destination,
        duplicate_of=leader.duplicate_of,
    )
