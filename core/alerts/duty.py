"""Danger to life and worries about children: the reporter is told at once where the help is, and that is recorded."""

from dataclasses import replace

from core.alerts import notices
from core.alerts.journal import Entry, EntryKind
from core.alerts.needs import AlertWork
from core.alerts.reading import Reading
from core.alerts.report import Report


def mind(report: Report, reading: Reading, work: AlertWork) -> Report:
    """Tell the reporter of 112 or of the way to the municipality, once a report, and note when."""
    if reading.danger and report.told_emergency_at is None:
        report = replace(report, told_emergency_at=work.now)
        work.tell(notices.emergency(report))
        work.journal.write(_told(report, EntryKind.TOLD_EMERGENCY, work))
    if reading.child and report.told_child_at is None:
        report = replace(report, told_child_at=work.now)
        work.tell(notices.child(report))
        work.journal.write(_told(report, EntryKind.TOLD_CHILD, work))
    return report


def _told(report: Report, kind: EntryKind, work: AlertWork) -> Entry:
    return Entry(work.new_id(), report.id, kind, work.now, report.reporter)
