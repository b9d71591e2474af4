"""From a report that is ready to an alert that somebody has."""

from dataclasses import dataclass, replace
from datetime import timedelta

from core.alerts import notices
from core.alerts.alert import Alert
from core.alerts.climbing.ringing import announce, first_step
from core.alerts.crowding import crowded, join_silently
from core.alerts.journal import Entry, EntryKind
from core.alerts.keeping_out.door import hold, refuse_openly, to_be_held
from core.alerts.needs import AlertWork
from core.alerts.reference import new_reference
from core.alerts.report import Report, ReportState
from core.kernel.notice import Manner
from core.kernel.refusal import Refused
from core.people.person import Person, Role
from core.privacy.informing import begin_clock

_AN_HOUR = timedelta(hours=1)


@dataclass(eq=False)
class TooManyReports(Refused):
    """A neighbour has sent as many reports within an hour as the town allows."""

    an_hour: int


class NotReady(Refused):
    """A report needs an area and an urgency before it can be sent."""


def send(report: Report, by: Person, work: AlertWork, manner: Manner) -> None:
    """Make the alert, tell those who can act and give the reporter a receipt, all in this transaction. What is no
    danger to life, and comes from somebody who is kept out silently, is held back."""
    if not report.in_danger:
        within_limits(by, work)
        block = to_be_held(by, work)
        if block is not None:
            return hold(report, block, work, manner)
    return _send(report, work, manner)


def send_all_the_same(held: Report, work: AlertWork) -> None:
    """What was held back, now; where it stands, its sender sees a receipt."""
    _send(held, work, Manner.MOVE)


def _send(report: Report, work: AlertWork, manner: Manner) -> None:
    sent = replace(
        report,
        state=ReportState.SENT,
        sent_at=work.now,
        touched_at=work.now,
    )
    new = _alert_of(sent, work)
    work.reports.save(sent)
    work.journal.write(Entry(work.new_id(), sent.id, EntryKind.SENT, work.now, sent.reporter))
    leader = None if sent.in_danger else crowded(new, work)
    reached = _ring(new, work) if leader is None else join_silently(new, leader, work) is not None
    begin_clock(new.id, new.opened_at, work)
    work.tell(notices.receipt(sent, manner, nobody=not reached))


def _ring(new: Alert, work: AlertWork) -> bool:
    """Whether anybody has its card."""
    step = first_step(new, work)
    return announce(replace(step, alert=work.alerts.add(step.alert)), work)


def within_limits(by: Person, work: AlertWork) -> None:
    """Refuse with TooManyReports a neighbour who has used up the hour, with SenderKeptOut one who was told so. Never
    asked when life is in danger."""
    refuse_openly(by, work)
    an_hour = work.town.flood.reports_an_hour
    if by.role is Role.NEIGHBOUR and work.reports.sent_since(by.id, work.now - _AN_HOUR) >= an_hour:
        raise TooManyReports(an_hour)


def _alert_of(report: Report, work: AlertWork) -> Alert:
    if report.place.area is None or report.urgency is None:
        raise NotReady
    place_key = place_key_of(report, work)
    return Alert(
        id=report.id,
        reference=new_reference(work.chance),
        area=report.place.area,
        urgency=report.urgency,
        source=report.role,
        opened_at=work.now,
        place_key=place_key,
        maybe_same_as=_earlier_from(place_key, report, work),
    )


def place_key_of(report: Report, work: AlertWork) -> str | None:
    """Equal for equal addresses, None while street and number are not known: a hash that tells nobody which."""
    key = report.place.key()
    if key is None:
        return None
    return work.keyed_hash("place", "|".join([report.place.area or "", *(part or "" for part in key)]))


def _earlier_from(place_key: str | None, report: Report, work: AlertWork) -> int | None:
    if place_key is None:
        return None
    since = work.now - timedelta(days=work.town.same_place_days)
    earlier = work.alerts.latest_at(place_key, since, report.id)
    return earlier.id if earlier else None
