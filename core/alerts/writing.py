"""Whatever somebody sends outside a button: an answer to a question, more to a matter at hand, or a new report."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from core.alerts.caretaking import add_note, may_note
from core.alerts.drafting import keep, new_draft
from core.alerts.duty import mind
from core.alerts.following import add_to
from core.alerts.journal import EntryKind
from core.alerts.message import Content, store
from core.alerts.needs import AlertWork
from core.alerts.report import Report, ReportState, Step
from core.alerts.sending import send, within_limits
from core.kernel.notice import Manner, Reply
from core.people.dialogue import Dialogue, DialogueKind
from core.people.inviting import name_newcomer
from core.people.notices import PeopleKind, plain
from core.people.person import Person

Answer = Callable[[Content, Dialogue, Person, AlertWork], None]


@dataclass(frozen=True)
class Write:
    """Somebody sent a message that is no command. An answer to a message about another matter belongs there, whatever
    was asked last."""

    content: Content

    def __call__(self, by: Person, work: AlertWork) -> None:
        dialogue = work.dialogues.of(by.id)
        if dialogue is not None and _matter_of(self.content, by, work) in (None, dialogue.about):
            work.dialogues.close(by.id)
            if not dialogue.over(work.now):
                return _ANSWERS[dialogue.kind](self.content, dialogue, by, work)
        return say(self.content, by, work)


@dataclass(frozen=True)
class WriteWithout:
    """Somebody sent what cannot be kept: that is said (`why`), and the words under it are taken all the same."""

    content: Content
    why: PeopleKind

    def __call__(self, by: Person, work: AlertWork) -> None:
        work.tell(plain(self.why, by))
        if self.content.words:
            Write(replace(self.content, file=None))(by, work)


@dataclass(frozen=True)
class Ask:
    """Somebody asked for something with a command. Words of danger to life behind it are a report instead."""

    content: Content
    what: Callable[[Person, AlertWork], Reply | None]

    def __call__(self, by: Person, work: AlertWork) -> Reply | None:
        if not work.read(self.content.words or "").danger:
            return self.what(by, work)
        Write(self.content)(by, work)
        return None


def say(content: Content, by: Person, work: AlertWork) -> None:
    """Put it where it belongs: what it answers, the album it is part of, the draft at hand, or a new draft."""
    matter = _matter_of(content, by, work)
    if matter is None:
        return _draft(content, by, work)
    report = work.reports.get(matter)
    if report.reporter != by.id:
        return note(matter, content, by, work)
    if report.state is ReportState.DRAFT:
        return extend(report, content, by, work)
    return follow_up(report, content, by, work)


def note(alert: int, content: Content, by: Person, work: AlertWork) -> None:
    """Note it on what somebody else reported. Whoever may not (any longer) has written a report of their own."""
    if may_note(alert, by, work):
        add_note(alert, content, by, work)
    else:
        _draft(content, by, work)


def follow_up(report: Report, content: Content, by: Person, work: AlertWork) -> None:
    """Add to what was sent. Danger spoken of after it ended is a new report from the same place: nobody looks there."""
    if work.alerts.get(report.id).is_open or not work.read(content.words or "").danger:
        return add_to(report, content, by, work)
    draft = new_draft(by, content.sender, work, guided=False, in_danger=True)
    draft = replace(draft, place=report.place, hidden=report.hidden)
    return extend(draft, content, by, work)


def extend(draft: Report, content: Content, by: Person, work: AlertWork) -> None:
    """Add to a draft what was said, show what was understood, and send it when it tells of danger and can be sent."""
    store(content, draft.id, EntryKind.WROTE, by.id, work)
    reading = work.read(content.words or "")
    asked_where = draft.step is Step.WHERE and content.words
    draft = draft.at(content.words, reading) if asked_where else draft.understood(reading)
    if draft.step is Step.AREA and reading.place.area is not None:
        draft = draft.in_area(reading.place.area)
    draft = mind(draft, reading, work)
    if draft.in_danger and draft.is_ready:
        send(draft, by, work, Manner.MOVE)
    else:
        keep(draft, work, Manner.MOVE)


def _matter_of(content: Content, by: Person, work: AlertWork) -> int | None:
    if content.answers is not None:
        return work.reports.of_message(by.id, content.answers)
    if content.album is not None:
        return work.reports.of_album(by.id, content.album)
    return None


def _draft(content: Content, by: Person, work: AlertWork) -> None:
    drafts = work.reports.drafts_of(by.id)
    if not drafts and not by.is_member and not work.read(content.words or "").danger:
        within_limits(by, work)
    extend(drafts[0] if drafts else new_draft(by, content.sender, work, guided=False), content, by, work)


def _add(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    follow_up(work.reports.get(dialogue.matter), content, by, work)


def _note(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    note(dialogue.matter, content, by, work)


def _name(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    name_newcomer(content.words or "", dialogue, by, work)


_ANSWERS: dict[DialogueKind, Answer] = {
    DialogueKind.ADD: _add,
    DialogueKind.NOTE: _note,
    DialogueKind.NEWCOMER: _name,
}
