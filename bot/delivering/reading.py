"""Whoever is shown what people wrote is written down, in the transaction that makes the words: what cannot be written
down is not shown."""

from collections.abc import Iterable

from core.alerts.allowing import DETAILS
from core.alerts.hiding import DETAILS_NAMED, may_hide
from core.alerts.report import ReportState
from core.kernel.missing import Missing
from core.kernel.notice import Manner, Notice
from core.people.rights import Action, Relation, needed
from core.privacy.looking import Why
from core.visits.notices import VisitKind
from handlers.message import Menu, Message
from storage.outbox import Parcel
from storage.unit_of_work import UnitOfWork

WHY = "why"
"""The fact of a notice that says why its reader may look, where it is not their task."""
RECORD = "record"
"""The fact of a notice that says which report is looked at, where it speaks of something else."""
_NAME_A_PLACE = (VisitKind.ALARM, VisitKind.ALARM_CHANGED)
"""Where a colleague is: not protected, since it may have to be handed on in a hurry."""


class Reads:
    """Notes each message with content once, however often Telegram has to be asked to take it. What is edited is noted
    again: nobody knows whether they saw what stood there before. After a restart what had not arrived is noted again
    too."""

    def __init__(self) -> None:
        self._noted: set[int] = set()
        """Parcels whose note is on disk."""

    def note(self, parcel: Parcel, said: Message | Menu | None, work: UnitOfWork) -> bool:
        """Write down who is about to read what; whether there was anything to write. A draft is nobody's but its
        writer's: to read it is no look; nor is what would only change a message that is not there."""
        if parcel.notice.manner is Manner.AMEND and parcel.living is None:
            return False
        if parcel.id in self._noted or not isinstance(said, Message) or not _holds_content(said, parcel.notice):
            return False
        why = _why(parcel, work)
        if why is not None:
            work.looks.note(_who(parcel, why), _what(parcel.notice, work), _record(parcel.notice), why)
        return why is not None

    def on_disk(self, parcels: Iterable[Parcel]) -> None:
        """What was noted of these is kept."""
        self._noted.update(parcel.id for parcel in parcels)

    def over(self, parcel: Parcel) -> None:
        """It is not sent again."""
        self._noted.discard(parcel.id)


def _holds_content(said: Message, notice: Notice) -> bool:
    return said.protect or notice.kind in _NAME_A_PLACE


def _what(notice: Notice, work: UnitOfWork) -> str:
    """The details are told apart by whether a name that could have been hidden stood in them."""
    if notice.kind != DETAILS or notice.about is None:
        return notice.kind
    report = work.reports.get(notice.about)
    return DETAILS_NAMED if may_hide(report.role) and not report.hidden else DETAILS


def _record(notice: Notice) -> int | None:
    record = notice.facts.get(RECORD)
    return notice.about if record is None else int(record)


def _who(parcel: Parcel, why: Why) -> int | None:
    """Whoever reported it is not named beside it: the log is there for years after it is known who that was."""
    return None if why is Why.OWN and parcel.notice.about is not None else parcel.person


def _why(parcel: Parcel, work: UnitOfWork) -> Why | None:
    """None: it needs no entry."""
    notice, reader = parcel.notice, parcel.person
    if notice.facts.get(WHY) is not None:
        return Why(str(notice.facts[WHY]))
    try:
        report = work.reports.get(notice.about or 0)
    except Missing:
        return Why.TASK
    if report.reporter == reader:
        return None if report.state is ReportState.DRAFT else Why.OWN
    return _colleagues_reason(report.id, reader, work)


def _colleagues_reason(alert: int, reader: int | None, work: UnitOfWork) -> Why:
    """Whoever has not been given it must have said why: that stands in the entry before."""
    if reader is None:
        return Why.TASK
    relations = needed(work.people.get(reader).role, Action.SEE_DETAILS)
    by_reason = Relation.REASONED in relations and not work.alerts.is_holder(alert, reader)
    return Why.REASON if by_reason else Why.TASK
