"""A step in an alert's life is kept and told to everybody concerned; what was joined to it goes along."""

from collections.abc import Sequence

from core.alerts import notices
from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.ladder import Step
from core.alerts.climbing.ringing import announce, call_off, first_step, keep, watch
from core.alerts.journal import Entry, EntryKind
from core.alerts.needs import AlertWork
from core.alerts.report import ReportState
from core.alerts.together import as_urgent_as_all, follow, led_by
from core.kernel.notice import Notice
from core.people.person import Person


def advance(alert: Alert, kind: EntryKind, by: Person, work: AlertWork) -> None:
    """Keep the next step of an alert and of all that follow it. What is still open when it ends goes on without it."""
    for each in (alert, *_going_along(alert, work)):
        record(each, kind, by, work)
    if not alert.is_open:
        pass_on_lead(alert, work)


def record(alert: Alert, kind: EntryKind, by: Person | None, work: AlertWork) -> None:
    """Keep the next step of this alert alone, and let everybody concerned know. To its reporter it is news only when
    it changes how far it has come: who of the colleagues has it is none of theirs."""
    known = work.alerts.get(alert.id).status
    record_among_colleagues(alert, kind, by, work)
    if alert.status is not known:
        work.tell(*reporter_hears(alert, work))


def record_among_colleagues(alert: Alert, kind: EntryKind, by: Person | None, work: AlertWork) -> None:
    """Keep a step that changes nothing for the reporter."""
    keep(alert, work)
    work.journal.write(Entry(work.new_id(), alert.id, kind, work.now, by.id if by else None))
    call_off(alert, work)
    holders = _with(work.alerts.holders(alert.id), by)
    work.tell(*notices.cards_changed(alert, holders, by.id if by else None))


def pass_on_lead(ended: Alert, work: AlertWork) -> None:
    """Of what followed an alert that is over, the oldest that is still open leads from now on, as urgent as any of the
    others, which follow it. One that nobody has leads before what somebody has, or it would be nobody's and ring
    nobody."""
    followers = open_followers(ended, work)
    first = next((each for each in followers if each.taken_by is None), followers[0] if followers else None)
    for each in followers:
        led = led_by(each, None if each is first else first)
        led = as_urgent_as_all(led, followers) if each is first else led
        step = _own_step(led, work, raised=led.urgency is not each.urgency)
        keep(step.alert, work)
        announce(step, work)
        work.tell(*notices.cards_changed(led, work.alerts.holders(led.id), None))


def leader_of(alert: Alert, work: AlertWork) -> Alert:
    """The one it follows, or itself."""
    return alert if alert.joined_to is None else work.alerts.get(alert.joined_to)


def matter_of(alert: Alert, work: AlertWork) -> Alert:
    """What a step on it is about: the one it follows, while that is open and nobody else has just one of them."""
    leader = leader_of(alert, work)
    return leader if leader.is_open and alert.taken_by in (None, leader.taken_by) else alert


def open_followers(leader: Alert, work: AlertWork) -> list[Alert]:
    """The oldest first."""
    return [each for each in work.alerts.joined_to(leader.id) if each.is_open]


def reporter_hears(alert: Alert, work: AlertWork) -> tuple[Notice, ...]:
    """How far it has come, unless they withdrew it: then it is over for them."""
    report = work.reports.get(alert.id)
    return () if report.state is ReportState.WITHDRAWN else notices.status(report, alert)


def _own_step(alert: Alert, work: AlertWork, *, raised: bool) -> Step:
    """One that leads from now on has a next step of its own: the ladder, or the question to whoever has it."""
    if alert.joined_to is not None or (alert.next_step_at is not None and not raised):
        return Step(alert)
    return Step(watch(alert, work)) if alert.state is AlertState.TAKEN else first_step(alert, work)


def _going_along(leader: Alert, work: AlertWork) -> list[Alert]:
    """What follows it, apart from what somebody else has taken by itself."""
    its = (None, work.alerts.get(leader.id).taken_by, leader.taken_by)
    return [follow(each, leader) for each in open_followers(leader, work) if each.taken_by in its]


def _with(holders: Sequence[Person], by: Person | None) -> Sequence[Person]:
    return holders if by is None or by in holders else (*holders, by)
