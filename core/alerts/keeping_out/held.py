"""What was held back of senders who are kept out: the secretariat sends it on or deletes it."""

from collections.abc import Callable
from dataclasses import dataclass

from core.alerts.details import words_fit
from core.alerts.keeping_out import notices
from core.alerts.keeping_out.door import who_reads
from core.alerts.keeping_out.held_in_time import forget, send_on
from core.alerts.needs import AlertWork
from core.alerts.report import Report, ReportState
from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated
from core.people.person import Person
from core.people.rights import Action, allow


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
        return _decide(self.report, self.as_of, send_on, by, work) or Reply("sent_on")


@dataclass(frozen=True)
class ForgetHeld:
    """There is nothing in it: it is erased, with all its words and files. `as_of` is what the button knew: who saw less
    reads all of it first."""

    report: int
    as_of: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        return _decide(self.report, self.as_of, forget, by, work) or Reply("removed")


def as_of(held: Report, work: AlertWork) -> int:
    """What was last written in it; 0 when nothing was."""
    return max((entry.id for entry in work.journal.of(held.id)), default=0)


def _show(held: Report, by: Person, work: AlertWork) -> None:
    work.tell(notices.held_report(held, by))
    words = work.journal.words_of(held.id)
    if not words_fit(words):
        work.tell(*(notices.held_words(entry, by) for entry in words if entry.words))
    work.tell(*(notices.held_file(each, by) for each in work.journal.attachments_of(held.id)))


def _decide(
    report: int, known: int, how: Callable[[Report, AlertWork], None], by: Person, work: AlertWork
) -> Reply | None:
    """So it is done, and gone from everybody's list; unless more was written than they knew: all of it is shown."""
    held = _held(report, by, work)
    if as_of(held, work) != known:
        _show(held, by, work)
        return Reply("more_was_written", alarm=True)
    how(held, work)
    others = (person for person in who_reads(work) if person.id != by.id)
    work.tell(notices.held_list(by, Manner.EDIT), *(notices.held_list(person, Manner.AMEND) for person in others))
    return None


def _held(wanted: int, by: Person, work: AlertWork) -> Report:
    allow(by, Action.REVIEW_KEPT_OUT)
    report = work.reports.get(wanted)
    if report.state is not ReportState.HELD:
        raise Outdated
    return report
