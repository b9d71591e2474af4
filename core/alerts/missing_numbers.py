"""Numbers of the municipality that this town's configuration lacks: the secretariat hears of them until they are
given."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from core.alerts.climbing.ringing import roster_of
from core.alerts.needs import AlertWork
from core.kernel.notice import Manner, Notice, Priority
from core.kernel.town import Town

AGAIN_AFTER = timedelta(days=7)
_LOOK_AT = "numbers_look_at"
"""The setting that holds when it is looked next."""


class Lacking(StrEnum):
    """What is not given."""

    MUNICIPAL_DUTY = "municipal_duty"
    CHILD = "child"


class NumbersKind(StrEnum):
    """What a notice about numbers says."""

    MISSING = "numbers_missing"


def lacking(town: Town) -> Sequence[Lacking]:
    """Without one of these a reporter in need is sent the long way round."""
    missing = {
        Lacking.MUNICIPAL_DUTY: not town.numbers.municipal_duty,
        Lacking.CHILD: not (town.child.phone or town.child.url),
    }
    return [what for what, is_so in missing.items() if is_so]


def tell_of_missing_numbers(work: AlertWork) -> None:
    """A week after the start for the first time (the check at the command line says it at once), then once a week; in
    the morning, while people are at work."""
    look_at = work.settings.moment(_LOOK_AT)
    next_look = work.hours.next_morning(work.now + AGAIN_AFTER)
    if look_at is not None and (work.now < look_at <= next_look or not work.hours.is_open(work.now)):
        return
    work.settings.set_moment(_LOOK_AT, next_look)
    if look_at is not None and lacking(work.town):
        work.tell(*(_missing(person.id) for person in roster_of(work).secretariat()))


def _missing(to: int) -> Notice:
    return Notice(NumbersKind.MISSING, to, slot="numbers", manner=Manner.MOVE, priority=Priority.REMINDER)
