"""What was held back of senders who are kept out: the secretariat sends it on or forgets it, or time does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.alerts.keeping_out import notices
from core.alerts.needs import AlertWork
from core.alerts.report import Report, ReportState
from core.alerts.sending import send_all_the_same
from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated
from core.people.person import Person
from core.people.rights import Action, allow

_AT_ONCE = 100


@dataclass(frozen=True)
class AskForHeld:
    """What was held back?"""

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.REVIEW_KEPT_OUT)
        work.tell(notices.held_list(by, Manner.MOVE))


@dataclass(frozen=True)
class ShowHeld:
    """One report that was held back."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        work.tell(notices.held_report(_held(self.report, by, work), by))


@dataclass(frozen=True)
class SendHeld:
    """It rings after all, as if it came now."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        held = _held(self.report, by, work)
        send_all_the_same(held, work)
        work.tell(notices.held_list(by, Manner.EDIT))
        return Reply("sent_on")


@dataclass(frozen=True)
class ForgetHeld:
    """There is nothing in it: it is erased, with all its words and files."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        work.reports.drop(_held(self.report, by, work))
        work.tell(notices.held_list(by, Manner.EDIT))
        return Reply("removed")


def due_held(work: AlertWork) -> Sequence[int]:
    """What was held back so long ago that it goes, as what is not our task does."""
    kept = timedelta(days=work.town.retention.not_our_task_days)
    return work.kept_out.held_before(work.now - kept, _AT_ONCE)


def forget_held(report: int, work: AlertWork) -> None:
    """Its time is over."""
    held = work.reports.get(report)
    if held.state is ReportState.HELD:
        work.reports.drop(held)


def _held(wanted: int, by: Person, work: AlertWork) -> Report:
    allow(by, Action.REVIEW_KEPT_OUT)
    report = work.reports.get(wanted)
    if report.state is not ReportState.HELD:
        raise Outdated
    return report
