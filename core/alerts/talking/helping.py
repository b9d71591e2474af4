"""Did it help? One question to staff and professionals some weeks after an alert was closed, counted and no more."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.alerts.alert import Alert, AlertState
from core.alerts.following import own
from core.alerts.needs import AlertWork
from core.alerts.notices import receipt
from core.alerts.report import Report, ReportState
from core.alerts.talking import notices
from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated
from core.people.person import Person, Role
from core.people.rights import NotAllowed

ASKED = (Role.PROPERTY_STAFF, Role.PROFESSIONAL)
_AT_ONCE = 50
_NOT_LATER_THAN = timedelta(days=14)
"""Nobody is asked later than that after it was due: because the bot did not run, was told only now to ask, or because
they report so much that a question a day is not enough."""


class HelpAnswer(StrEnum):
    """What they say to it."""

    YES = "yes"
    A_LITTLE = "a_little"
    NO = "no"


@dataclass(frozen=True)
class SayWhetherItHelped:
    """Counted by month and role; with the report only that it was answered. The first press counts."""

    report: int
    helped: HelpAnswer

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        mine, _ = own(self.report, by, work)
        if mine.help_asked_at is None:
            raise Outdated
        if mine.help_answered_at is None:
            work.reports.save(replace(mine, help_answered_at=work.now))
            work.helped.count(f"{work.hours.day_of(work.now):%Y-%m}", mine.role, self.helped)
        work.tell(notices.did_it_help(mine, Manner.EDIT))
        return Reply("thank_you")


@dataclass(frozen=True)
class DeclineToBeAsked:
    """ "Spørg mig ikke senere": for hidden senders."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        mine, _ = own(self.report, by, work)
        if not mine.hidden:
            raise NotAllowed
        declined = replace(mine, help_declined=True)
        work.reports.save(declined)
        work.tell(receipt(declined, Manner.EDIT))
        return Reply("not_asked")


def may_be_asked(report: Report, work: AlertWork) -> bool:
    """Whether they would be asked about it later."""
    days = work.town.follow_up.ask_after_days
    return days > 0 and report.role in ASKED and report.state is ReportState.SENT and not report.help_declined


def is_still_asked(report: Report, alert: Alert, work: AlertWork) -> bool:
    """Whether the question is still right when it goes out."""
    takes_part = work.people.get(report.reporter).is_member
    return takes_part and may_be_asked(report, work) and alert.state is AlertState.CLOSED


def ask_whether_it_helped(work: AlertWork) -> None:
    """Ask about what was closed so long ago. Each is claimed before it is asked, and nobody is asked twice a day."""
    days = work.town.follow_up.ask_after_days
    if days == 0:
        return
    until = work.now - timedelta(days=days)
    for number in work.helped.due(until - _NOT_LATER_THAN, until, _AT_ONCE):
        report, closed_at = work.reports.get(number), work.alerts.get(number).closed_at or work.now
        asked_at = _when(report.reporter, work)
        too_late = asked_at > closed_at + timedelta(days=days) + _NOT_LATER_THAN
        if too_late or not work.people.get(report.reporter).is_member:
            continue
        claimed = replace(report, help_asked_at=asked_at)
        work.reports.save(claimed)
        work.tell(replace(notices.did_it_help(claimed), due=asked_at))


def _when(reporter: int, work: AlertWork) -> datetime:
    """Now, in working time; the next working day when they have been asked something already that day or later."""
    now, last = work.hours.next_open(work.now), work.helped.last_asked(reporter)
    if last is None or work.hours.day_of(last) < work.hours.day_of(now):
        return now
    return work.hours.next_open(work.hours.next_morning(last))
