"""Somebody changed a message they had sent."""

from dataclasses import dataclass, replace

from core.alerts.caretaking import add_note
from core.alerts.drafting import keep
from core.alerts.duty import mind
from core.alerts.following import add_to
from core.alerts.journal import Entry
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.alerts.report import Report, ReportState
from core.alerts.sending import send
from core.kernel.notice import Manner
from core.people.person import Person


@dataclass(frozen=True)
class Edit:
    """In a draft the new words take the place of the old. What was sent stays, and the new words are added to it, under
    the same message number, which tells a correction from an addition. A message of no matter changes nothing."""

    content: Content

    def __call__(self, by: Person, work: AlertWork) -> None:
        entry = work.journal.by_message(by.id, self.content.message)
        if entry is None or not self.content.words or self.content.words in _said_in(entry, work):
            return
        report = work.reports.get(entry.report)
        if report.reporter != by.id:
            add_note(report.id, self.content, by, work)
        elif report.state is ReportState.DRAFT:
            _rewrite(report, entry, self.content.words, by, work)
        else:
            add_to(report, replace(self.content, file=None), by, work)


def _said_in(entry: Entry, work: AlertWork) -> list[str | None]:
    """What the message has said last: an edit that changes nothing (a link's preview, say) is none."""
    said = [each.words for each in work.journal.of(entry.report) if each.message == entry.message]
    return said[-1:]


def _rewrite(draft: Report, entry: Entry, words: str, by: Person, work: AlertWork) -> None:
    work.journal.rewrite(entry.id, words)
    reading = work.read(words)
    where = words if draft.where == entry.words else draft.where
    draft = replace(draft.corrected(work.read(entry.words or ""), reading), where=where)
    draft = mind(draft, reading, work)
    if draft.in_danger and draft.is_ready:
        send(draft, by, work, Manner.EDIT)
    else:
        keep(draft, work)
