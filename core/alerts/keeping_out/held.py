"""What was held back of senders who are kept out: the secretariat sends it on or deletes it, or time does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.alerts.details import words_fit
from core.alerts.keeping_out import notices
from core.alerts.keeping_out.door import who_reads
from core.alerts.keeping_out.notices import KeepingOutKind
from core.alerts.needs import AlertWork
from core.alerts.report import Report, ReportState
from core.alerts.sending import send_all_the_same
from core.alerts.serving import held_is_over
from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated
from core.people.person import Person
from core.people.rights import Action, allow

_AT_ONCE = 100
_TOLD_ON = "held_told_on"
"""The setting with the day on which everybody was last told."""


@dataclass(frozen=True)
class AskForHeld:
    """What was held back? The answer stands below the question."""

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.REVIEW_KEPT_OUT)
        work.tell(notices.held_list(by, Manner.MOVE))


@dataclass(frozen=True)
class TurnHeld:
    """Turn to the page with this one, counted from nought."""

    offset: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.REVIEW_KEPT_OUT)
        work.tell(notices.held_list(by, Manner.EDIT, max(0, self.offset)))


@dataclass(frozen=True)
class ShowHeld:
    """One report that was held back, with everything that came along."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        _show(_held(self.report, by, work), by, work)


@dataclass(frozen=True)
class SendHeld:
    """It rings after all, as if it came now. `as_of` is what the button knew: who saw less reads all of it first."""

    report: int
    as_of: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        held = _held(self.report, by, work)
        if as_of(held, work) != self.as_of:
            return _read_first(held, by, work)
        _send(held, work)
        _decided(by, work)
        return Reply("sent_on")


@dataclass(frozen=True)
class ForgetHeld:
    """There is nothing in it: it is erased, with all its words and files. `as_of` is what the button knew: who saw less
    reads all of it first."""

    report: int
    as_of: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        held = _held(self.report, by, work)
        if as_of(held, work) != self.as_of:
            return _read_first(held, by, work)
        _forget(held, work)
        _decided(by, work)
        return Reply("removed")


def as_of(held: Report, work: AlertWork) -> int:
    """What was last written in it; 0 when nothing was."""
    return max((entry.id for entry in work.journal.of(held.id)), default=0)


def remind_of_held(work: AlertWork) -> None:
    """Once a working day, in the place of the last message, for as long as anything is held back. What nobody could
    read any longer is sent on."""
    day = work.hours.day_of(work.now).isoformat()
    if work.settings.get(_TOLD_ON) == day or not work.hours.is_open(work.now):
        return
    work.settings.set(_TOLD_ON, day)
    waiting, readers = work.kept_out.held_before(work.now, _AT_ONCE), who_reads(work)
    if waiting and readers:
        work.tell(*(notices.held_list(person, Manner.MOVE, sound=True) for person in readers))
    elif waiting:
        for report in waiting:
            _send(work.reports.get(report), work)


def due_held(work: AlertWork) -> Sequence[int]:
    """What was held back so long ago that it goes, as what is not our task does; while people are at work, since it may
    ring."""
    if not work.hours.is_open(work.now):
        return ()
    kept = timedelta(days=work.town.retention.not_our_task_days)
    return work.kept_out.held_before(work.now - kept, _AT_ONCE)


def end_held(report: int, work: AlertWork) -> None:
    """Its time is over. What somebody has read is erased; what nobody has is sent on: nothing goes unread."""
    held = work.reports.get(report)
    if held.state is not ReportState.HELD:
        return
    if _was_read(held, work):
        _forget(held, work)
    else:
        _send(held, work)


def _was_read(held: Report, work: AlertWork) -> bool:
    """As it is now: what was added since counts as well."""
    looks = work.looks.about([held.id], work.looks.last().number)
    return any(look.what == KeepingOutKind.HELD_REPORT and look.at > held.touched_at for look in looks)


def _send(held: Report, work: AlertWork) -> None:
    held_is_over(held.id, work)
    send_all_the_same(held, work)


def _forget(held: Report, work: AlertWork) -> None:
    held_is_over(held.id, work)
    work.reports.drop(held)


def _show(held: Report, by: Person, work: AlertWork) -> None:
    work.tell(notices.held_report(held, by))
    words = work.journal.words_of(held.id)
    if not words_fit(words):
        work.tell(*(notices.held_words(entry, by) for entry in words if entry.words))
    work.tell(*(notices.held_file(each, by) for each in work.journal.attachments_of(held.id)))


def _read_first(held: Report, by: Person, work: AlertWork) -> Reply:
    _show(held, by, work)
    return Reply("more_was_written", alarm=True)


def _decided(by: Person, work: AlertWork) -> None:
    """It is gone from everybody's list."""
    others = (person for person in who_reads(work) if person.id != by.id)
    work.tell(notices.held_list(by, Manner.EDIT), *(notices.held_list(person, Manner.AMEND) for person in others))


def _held(wanted: int, by: Person, work: AlertWork) -> Report:
    allow(by, Action.REVIEW_KEPT_OUT)
    report = work.reports.get(wanted)
    if report.state is not ReportState.HELD:
        raise Outdated
    return report
