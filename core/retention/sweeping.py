"""Traces of what the bot did go too: what was sent, what could not be handled, who was met by the way."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from core.kernel.months import months_later
from core.retention.forgetting import forget_if_a_stranger
from core.retention.needs import RetentionWork

_AT_ONCE = 200
_SWEPT_AT = "swept_until"
"""The setting with the moment of the last sweep that found nothing more."""
_EVERY = timedelta(minutes=30)


def sweep(work: RetentionWork) -> None:
    """A piece of everything, until nothing more is found; then again after a while."""
    work.sweeping.chats()
    swept = work.settings.moment(_SWEPT_AT)
    if swept is not None and work.now - _EVERY < swept <= work.now:
        return
    if not any(sweep_once(work).values()):
        work.day_keys.end(work.now)
        work.settings.set_moment(_SWEPT_AT, work.now)


def sweep_once(work: RetentionWork) -> dict[str, int]:
    """A piece of everything: how many of each kind went."""
    return {what: piece(work) for what, piece in _PIECES.items()}


def _parked(work: RetentionWork) -> int:
    return work.sweeping.updates(work.now - timedelta(days=work.town.retention.parked_days), _AT_ONCE)


def _notices(work: RetentionWork) -> int:
    answered = work.now - timedelta(days=work.town.follow_up.reply_days)
    return work.sweeping.notices(_sent_before(work), _AT_ONCE, answered)


def _calls(work: RetentionWork) -> int:
    return work.sweeping.calls(_sent_before(work), _AT_ONCE)


def _ledger(work: RetentionWork) -> int:
    return work.sweeping.messages(_sent_before(work), _AT_ONCE)


def _visits(work: RetentionWork) -> int:
    return work.sweeping.visits(_sent_before(work), _AT_ONCE)


def _invitations(work: RetentionWork) -> int:
    return work.sweeping.invitations(work.now, _AT_ONCE)


def _blocks(work: RetentionWork) -> int:
    """Blocks are known for as long as it is known who reported something."""
    over_before = months_later(work.now, -work.town.retention.identity_months, work.town.zone)
    return work.kept_out.forget_before(over_before, _AT_ONCE)


def _former(work: RetentionWork) -> int:
    """Whoever took part once has a name as long as the log of looks knows what they did."""
    left_before = months_later(work.now, -work.town.retention.audit_months, work.town.zone)
    former = work.forgetting.former(left_before, _AT_ONCE)
    for each in former:
        work.people.save(work.people.get(each).nameless())
        forget_if_a_stranger(each, work)
    return len(former)


def _strangers(work: RetentionWork) -> int:
    """Whoever opened the bot once, or wrote in a group, and never sent anything."""
    met_before = work.now - timedelta(days=work.town.retention.strangers_days)
    strangers = work.forgetting.strangers(met_before, _AT_ONCE)
    for each in strangers:
        work.forgetting.person(work.people.get(each))
    return len(strangers)


def _sent_before(work: RetentionWork) -> datetime:
    return work.now - timedelta(days=work.town.retention.notices_days)


_PIECES: Mapping[str, Callable[[RetentionWork], int]] = MappingProxyType(
    {
        "Messages that could not be handled": _parked,
        "Notices that were sent": _notices,
        "Calls beside Telegram": _calls,
        "Lines of the ledger of removed messages": _ledger,
        "Visits that are over": _visits,
        "Invitations that can no longer be used": _invitations,
        "Blocks that were over long ago": _blocks,
        "Names of people who took part once": _former,
        "People who never reported anything": _strangers,
    }
)
