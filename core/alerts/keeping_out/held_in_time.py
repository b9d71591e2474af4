"""What is held back does not wait for ever, and nothing of it goes unread."""

from collections.abc import Sequence
from datetime import timedelta

from core.alerts.keeping_out import notices
from core.alerts.keeping_out.door import who_reads
from core.alerts.keeping_out.notices import KeepingOutKind
from core.alerts.needs import AlertWork
from core.alerts.report import Report, ReportState
from core.alerts.sending import send_all_the_same
from core.alerts.serving import held_is_over
from core.kernel.notice import Manner

_AT_ONCE = 100
_TOLD_ON = "held_told_on"
"""The setting with the day on which everybody was last told."""


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
            send_on(work.reports.get(report), work)


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
        forget(held, work)
    else:
        send_on(held, work)


def _was_read(held: Report, work: AlertWork) -> bool:
    """As it is now: what was added since counts as well."""
    looks = work.looks.about([held.id], work.looks.last().number)
    return any(look.what == KeepingOutKind.HELD_REPORT and look.at > held.touched_at for look in looks)


def send_on(held: Report, work: AlertWork) -> None:
    """It rings, as if it came now."""
    held_is_over(held.id, work)
    send_all_the_same(held, work)


def forget(held: Report, work: AlertWork) -> None:
    """It is erased, with all its words and files."""
    held_is_over(held.id, work)
    work.reports.drop(held)
