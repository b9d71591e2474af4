"""Many reports of one place in a day: what neighbours send beyond a number is kept with the open alert, and rings
nobody anew."""

from dataclasses import replace
from datetime import timedelta

from core.alerts import notices
from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.urgency import lift_leader
from core.alerts.journal import Entry, EntryKind
from core.alerts.needs import AlertWork
from core.alerts.together import follow
from core.people.person import Role

_A_DAY = timedelta(days=1)


def crowded(alert: Alert, work: AlertWork) -> Alert | None:
    """The open alert of its place, when neighbours have sent as many from there within a day as the town allows."""
    if alert.source is not Role.NEIGHBOUR or alert.place_key is None:
        return None
    since = work.now - _A_DAY
    if work.alerts.count_at(alert.place_key, Role.NEIGHBOUR, since) < work.town.flood.reports_a_place_a_day:
        return None
    leader = work.alerts.latest_at(alert.place_key, since, alert.id)
    return leader if leader is not None and leader.is_open else None


def join_silently(alert: Alert, leader: Alert, work: AlertWork) -> Alert:
    """It follows the open one, whose card counts it. Only what is more urgent than all before rings."""
    joined = replace(alert, joined_to=leader.id, maybe_same_as=None)
    kept = work.alerts.add(follow(joined, leader) if leader.state is AlertState.TAKEN else joined)
    holders = work.alerts.holders(leader.id)
    work.alerts.give(kept.id, [person.id for person in holders], work.now)
    work.journal.write(Entry(work.new_id(), kept.id, EntryKind.JOINED, work.now))
    lift_leader(kept, work)
    work.tell(*notices.cards_changed(work.alerts.get(leader.id), holders, None))
    return kept
