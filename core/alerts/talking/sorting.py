"""Plain words of somebody who has been written to: an answer, or something new? They are asked, and say."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.alerts.drafting import keep, own_draft
from core.alerts.following import own
from core.alerts.journal import Attachment, Entry
from core.alerts.message import Content, as_file
from core.alerts.needs import AlertWork
from core.alerts.notices import report_slot
from core.alerts.report import Report, Step
from core.alerts.talking.answering import answer, is_let_in
from core.alerts.talking.thread import insist_it_lasts, lasts
from core.kernel.notice import Reply
from core.kernel.refusal import Outdated
from core.people.person import Person

_REMEMBERED = timedelta(hours=24)
"""So long after they were written to may plain words of theirs be an answer."""


@dataclass(frozen=True)
class AnswerWith:
    """What was written is an answer about this report: the draft it stood in is none."""

    draft: int
    report: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        draft = own_draft(self.draft, by, work)
        mine, alert = own(self.report, by, work)
        insist_it_lasts(alert, work)
        if draft.in_danger or not is_let_in(mine, None, by, work):
            raise Outdated
        written = _contents_of(draft, work)
        work.reports.drop(draft)
        for number, content in enumerate(written):
            answer(mine, content, by, work, None if number else report_slot(draft.id))
        return Reply("on_its_way")


@dataclass(frozen=True)
class ReportAnew:
    """ "Ny bekymring": it is a draft like any other."""

    draft: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        keep(replace(own_draft(self.draft, by, work), step=Step.FREE), work)


def is_perhaps_an_answer(draft: Report | None, by: Person, work: AlertWork) -> bool:
    """Whether they must be asked: they were written to, have not answered, and are not in the middle of a report.
    `draft` is the one that the words would else be part of."""
    waiting = [talk.said_at for talk in work.journal.talks_of(by.id, _since(work)) if not talk.answered]
    if not waiting:
        return False
    if draft is None or draft.step is Step.MATTER:
        return True
    return not draft.guided and draft.touched_at < max(waiting)


def matters_of(reporter: int, work: AlertWork, *, unanswered: bool) -> list[int]:
    """The reports of theirs that they were written to about, the newest message first; or only those that wait for
    their answer."""
    talks = work.journal.talks_of(reporter, _since(work))
    wanted = [talk.report for talk in talks if not (unanswered and talk.answered)]
    return [report for report in wanted if lasts(work.alerts.get(report), work)]


def _contents_of(draft: Report, work: AlertWork) -> list[Content]:
    """Its messages as they came, each with its file."""
    files = {each.entry: each for each in work.journal.attachments_of(draft.id)}
    written = [entry for entry in work.journal.of(draft.id) if entry.message is not None]
    return [_content_of(entry, files.get(entry.id)) for entry in written]


def _content_of(entry: Entry, file: Attachment | None) -> Content:
    sent = as_file(file) if file else None
    return Content(entry.message or 0, words=entry.words, file=sent, album=file.album if file else None)


def _since(work: AlertWork) -> datetime:
    return work.now - _REMEMBERED
