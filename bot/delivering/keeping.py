"""What follows from an attempt to send: it is kept as sent, tried again, or given up with its cause."""

from datetime import datetime, timedelta

import structlog

from core.alerts.journal import Arrival
from core.alerts.notices import AlertKind
from core.alerts.talking.arriving import arrives
from core.delivery.outcome import Attempt, Delivery, Failed, Gone, Later, Sent, patience
from core.kernel.notice import Manner
from core.visits.notices import ALARMING
from storage.outbox import Parcel
from storage.unit_of_work import UnitOfWork

_CARD_ATTEMPTS = 5
"""How often a card or an alarm is tried that Telegram refuses for a cause nobody foresaw, before it goes to somebody
else."""

log = structlog.get_logger()


def keep(parcel: Parcel, attempt: Attempt, work: UnitOfWork) -> None:
    """Write down what became of an attempt."""
    match attempt:
        case Sent(message):
            work.outbox.sent(parcel, message, work.now)
            arrives(parcel.notice, Arrival.DELIVERED, work)
        case Gone(cause):
            work.outbox.end(parcel, Delivery.GONE, cause)
            arrives(parcel.notice, Arrival.FAILED, work)
        case Failed(cause, unreachable=False) if must_arrive(parcel) and parcel.attempts + 1 < _CARD_ATTEMPTS:
            work.outbox.put_back(parcel, _later(work.now, patience(parcel.attempts + 1)), cause)
        case Failed(cause, unreachable):
            log.warning("a notice was given up", kind=parcel.notice.kind, cause=cause)
            _call_at_once_instead(parcel, work)
            work.outbox.end(parcel, Delivery.FAILED, cause)
            arrives(parcel.notice, Arrival.FAILED, work)
            if parcel.person is not None and (unreachable or must_arrive(parcel)):
                _cannot_be_reached(parcel, parcel.person, work)
        case Later(cause, in_doubt=True) if not _may_be_repeated(parcel):
            work.outbox.end(parcel, Delivery.FAILED, f"{cause}, may have arrived")
        case Later(cause, seconds):
            wait = seconds if seconds is not None else patience(parcel.attempts + 1)
            work.outbox.put_back(parcel, _later(work.now, wait), cause)


def _cannot_be_reached(parcel: Parcel, person: int, work: UnitOfWork) -> None:
    """A card that did not arrive, for whatever cause, is nobody's: the clock gives the alert to the next who can be
    reached."""
    work.people.set_reachable(person, work.now)
    if is_card(parcel) and parcel.notice.about is not None:
        work.alerts.take_back(parcel.notice.about, person)


def _call_at_once_instead(parcel: Parcel, work: UnitOfWork) -> None:
    """What was to go out beside Telegram, should this not arrive."""
    key = work.outbox.key_of(parcel)
    if key is not None and parcel.notice.about is not None:
        work.calls.hurry(parcel.notice.about, key)


def is_card(parcel: Parcel) -> bool:
    """Whether it rings somebody about an alert."""
    return parcel.notice.kind == AlertKind.CARD


def must_arrive(parcel: Parcel) -> bool:
    """Whether somebody else is to hear it when this person does not."""
    return is_card(parcel) or parcel.notice.kind in ALARMING


def _may_be_repeated(parcel: Parcel) -> bool:
    return parcel.notice.again or parcel.notice.manner in (Manner.EDIT, Manner.AMEND)


def _later(now: datetime, seconds: float) -> datetime:
    return now + timedelta(seconds=seconds)
