"""Who looked at a report, for the operator: names of colleagues, and nothing of what it says."""

from collections.abc import Sequence

from core.alerts.reference import written
from core.kernel.missing import Missing
from core.privacy.looking import Look, Why
from storage.unit_of_work import UnitOfWork


def lookers(reference: str, work: UnitOfWork) -> Sequence[str] | None:
    """A line for each time; None when there is no such report."""
    read = written(reference)
    alert = work.alerts.by_reference(read) if read else None
    if alert is None:
        return None
    reporter = work.reports.get(alert.id).reporter
    return [_line(look, reporter, work) for look in work.looks.about([alert.id], work.looks.last().number)]


def erased(work: UnitOfWork) -> Sequence[str]:
    """A line for everything that was erased on request or by itself, with the reason that was given; what it was is
    not known any more."""
    return [_erasure(look, work) for look in work.looks.erasures()]


def _erasure(look: Look, work: UnitOfWork) -> str:
    moment, reason = look.at.astimezone(work.town.zone), work.looks.reason_of(look)
    return f"{look.id}. {moment:%Y-%m-%d %H:%M} {look.what}{f': {reason}' if reason else ''}"


def _line(look: Look, reporter: int, work: UnitOfWork) -> str:
    moment = look.at.astimezone(work.town.zone)
    reason = " (a reason was given)" if look.reason else ""
    return f"{look.id}. {moment:%Y-%m-%d %H:%M} {_who(look, reporter, work)}: {look.what}, {look.why}{reason}"


def _who(look: Look, reporter: int, work: UnitOfWork) -> str:
    if look.why is Why.OWN or look.person == reporter:
        return "the reporter"
    if look.person is None:
        return "the operator"
    try:
        known = work.people.get(look.person)
    except Missing:
        return "somebody who was erased"
    return f"{known.name or 'somebody without a name'} ({known.role})"
