"""A file is not kept: that is noted with what was said, and its sender is told what to do instead."""

from core.alerts import notices as about_alerts
from core.alerts.files import notices
from core.alerts.files.look import Look
from core.alerts.journal import Attachment, Fetching
from core.alerts.needs import AlertWork
from core.alerts.report import ReportState
from core.kernel.missing import Missing
from core.kernel.notice import Manner
from core.people.person import Person


def refuse(attachment: int, look: Look, work: AlertWork) -> None:
    """It is of no kind that is kept."""
    attached = _given_up(attachment, Fetching.REFUSED, work)
    work.tell(*(notices.refused(attached, sender, look) for sender in _sender(attached, work)))


def refuse_too_large(attachment: int, work: AlertWork) -> None:
    """It is larger than files may be."""
    attached = _given_up(attachment, Fetching.REFUSED, work)
    work.tell(*(notices.too_large(attached, sender) for sender in _sender(attached, work)))


def lose(attachment: int, work: AlertWork) -> None:
    """Telegram has it no longer, or it came damaged."""
    attached = _given_up(attachment, Fetching.LOST, work)
    work.tell(*(notices.lost(attached, sender) for sender in _sender(attached, work)))


def _given_up(attachment: int, state: Fetching, work: AlertWork) -> Attachment:
    """What it was. A report that is not sent yet shows one file less."""
    attached = work.journal.attachment(attachment)
    work.files.given_up(attachment, state)
    report = work.reports.get(attached.report)
    if report.state is ReportState.DRAFT:
        work.tell(about_alerts.draft(report, Manner.AMEND))
    return attached


def _sender(attached: Attachment, work: AlertWork) -> list[Person]:
    """Whoever wrote the entry that it came with: the reporter, or somebody who acts on the alert. Nobody when they are
    not known here any more."""
    entry = work.journal.entry(attached.entry) if attached.entry is not None else None
    by = entry.by if entry is not None else None
    try:
        return [work.people.get(by if by is not None else work.reports.get(attached.report).reporter)]
    except Missing:
        return []
