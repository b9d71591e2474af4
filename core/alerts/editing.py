"""Somebody changed a message they had sent."""

from dataclasses import dataclass, replace

from core.alerts.drafting import keep
from core.alerts.duty import mind
from core.alerts.hearing import follow_up, note, talk
from core.alerts.journal import SPOKEN, Entry
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.alerts.report import Report, ReportState
from core.alerts.sending import send
from core.alerts.understanding import speaks_of_danger
from core.alerts.writing import Write
from core.kernel.notice import Manner
from core.people.person import Person


@dataclass(frozen=True)
class Edit:
    """In a draft the new words take the place of the old. What was sent stays, and the new words are added to it, under
    the same message number, which tells a correction from an addition. A message of no matter changes nothing, unless
    it speaks of danger: then it is taken as if it were new."""

    content: Content

    def __call__(self, by: Person, work: AlertWork) -> None:
        words = self.content.words
        entry = work.journal.by_message(by.id, self.content.message)
        if not words or (entry and words in _said_in(entry, work)):
            return
        if entry is not None:
            _edit(entry, words, self.content, by, work)
        elif speaks_of_danger(self.content, work):
            Write(self.content)(by, work)


def _edit(entry: Entry, words: str, content: Content, by: Person, work: AlertWork) -> None:
    """Its file is kept already, and so is the album it came in."""
    report, correction = work.reports.get(entry.report), replace(content, file=None, album=None)
    if entry.kind in SPOKEN:
        talk(report, correction, by, work)
    elif report.reporter != by.id:
        note(report.id, correction, by, work)
    elif report.state is ReportState.DRAFT:
        _rewrite(report, entry, words, by, work)
    else:
        follow_up(report, correction, by, work)


def _said_in(entry: Entry, work: AlertWork) -> list[str | None]:
    """What the message has said last: an edit that changes nothing (a link's preview, say) is none."""
    said = [each.words for each in work.journal.of(entry.report) if each.message == entry.message]
    return said[-1:]


def _rewrite(draft: Report, entry: Entry, words: str, by: Person, work: AlertWork) -> None:
    work.journal.rewrite(entry.id, words)
    reading = work.read(words)
    where = words if entry.words and draft.where == entry.words else draft.where
    draft = replace(draft.corrected(work.read(entry.words or ""), reading), where=where)
    draft = mind(draft, reading, work)
    if draft.in_danger and draft.is_ready:
        send(draft, by, work, Manner.EDIT)
    else:
        keep(draft, work)
