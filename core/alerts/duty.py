"""Danger to life and worries about children: the reporter is told at once where the help is, and that is recorded."""

from dataclasses import replace

from core.alerts import notices
from core.alerts.journal import Entry, EntryKind
from core.alerts.needs import AlertWork
from core.alerts.reading import Reading
from core.alerts.report import Report
from core.kernel.town import Town


def mind(report: Report, reading: Reading, work: AlertWork) -> Report:
    """Tell the reporter of 112 or of the way to the municipality, once a report, and note when and which
    numbers."""
    if reading.danger and report.told_emergency_at is None:
        report = replace(report, told_emergency_at=work.now)
        work.tell(notices.emergency(report))
        work.journal.write(_told(report, EntryKind.TOLD_EMERGENCY, emergency_numbers(work.town), work))
    if reading.child and report.told_child_at is None:
        report = replace(report, told_child_at=work.now)
        work.tell(notices.child(report))
        work.journal.write(_told(report, EntryKind.TOLD_CHILD, child_numbers(work.town), work))
    return report


def emergency_numbers(town: Town) -> list[str]:
    """Every number that whoever writes of danger to life is shown."""
    return [town.numbers.emergency, town.numbers.suicide_line, town.numbers.partner_violence]


def child_numbers(town: Town) -> list[str]:
    """Everything that whoever worries about a child is shown."""
    return [shown for shown in (town.child.phone, town.child.url, town.numbers.emergency) if shown]


def _told(report: Report, kind: EntryKind, numbers: list[str], work: AlertWork) -> Entry:
    return Entry(work.new_id(), report.id, kind, work.now, report.reporter, ", ".join(numbers))
