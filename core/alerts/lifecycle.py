"""The steps of an alert's life: each takes the alert as it is and gives it as it becomes, or refuses."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.reading import Urgency
from core.kernel.refusal import Outdated, Refused


@dataclass(eq=False)
class AlreadyTaken(Refused):
    """Somebody took it first. `at` is aware, UTC."""

    by: int
    at: datetime


@dataclass(eq=False)
class AlreadyEnded(Refused):
    """It was closed or withdrawn; `by` is None when the reporter withdrew it. `at` is aware, UTC."""

    by: int | None
    at: datetime


@dataclass(eq=False)
class ChangedMeanwhile(Refused):
    """The button knew an older state; `by` is None when the reporter or the clock changed it. `at` is aware, UTC."""

    by: int | None
    at: datetime


class CannotWait(Refused):
    """What is acute and nobody has taken cannot be postponed."""


class DestinationMissing(Refused):
    """A referral says where to."""


class OriginalMissing(Refused):
    """A duplicate says of which alert."""


_NOTHING_PENDING: dict[str, object] = dict.fromkeys(
    ("next_step_at", "asked_at", "postponed_until", "postponed_by", "offered_to", "offered_by")
)


def take(alert: Alert, by: int, now: datetime) -> Alert:
    """Theirs from now on; the first wins. What was to happen by itself does not."""
    still_open(alert)
    not_anothers(alert, None)
    return _next(alert, **_NOTHING_PENDING, state=AlertState.TAKEN, taken_by=by, taken_at=now)


def close(
    alert: Alert,
    by: int,
    outcome: Outcome,
    now: datetime,
    *,
    destination: str | None = None,
    duplicate_of: int | None = None,
) -> Alert:
    """Ended with an outcome, by the one who took it, or by anybody who may when nobody has."""
    still_open(alert)
    not_anothers(alert, by)
    if outcome is Outcome.REFERRED and destination is None:
        raise DestinationMissing
    if outcome is Outcome.DUPLICATE and duplicate_of is None:
        raise OriginalMissing
    return _next(
        alert,
        **_NOTHING_PENDING,
        state=AlertState.CLOSED,
        taken_by=alert.taken_by or by,
        taken_at=alert.taken_at or now,
        closed_by=by,
        closed_at=now,
        outcome=outcome,
        destination=destination,
        duplicate_of=duplicate_of,
    )


def withdraw(alert: Alert, now: datetime) -> Alert:
    """The reporter takes it back. What somebody already works on stays theirs: they see it and decide."""
    still_open(alert)
    if alert.state is AlertState.TAKEN:
        return _next(alert)
    return _next(alert, **_NOTHING_PENDING, state=AlertState.WITHDRAWN, closed_at=now)


def postpone(alert: Alert, by: int, until: datetime) -> Alert:
    """It waits until then, whoever has it. What is acute and nobody has does not wait."""
    still_open(alert)
    not_anothers(alert, by)
    if alert.urgency is Urgency.ACUTE and alert.taken_by is None:
        raise CannotWait
    waiting = {"next_step_at": until, "postponed_until": until, "postponed_by": by}
    return _next(alert, **(_NOTHING_PENDING | waiting))


def offer(alert: Alert, by: int, to: int) -> Alert:
    """To a colleague, who has to say yes; until then it stays where it is. A later offer takes this one's place."""
    still_open(alert)
    not_anothers(alert, by)
    return _next(alert, offered_to=to, offered_by=by)


def accept(alert: Alert, by: int, now: datetime) -> Alert:
    """Theirs, because they were offered it."""
    _offered_to(alert, by)
    return _next(alert, **_NOTHING_PENDING, state=AlertState.TAKEN, taken_by=by, taken_at=now)


def decline(alert: Alert, by: int) -> Alert:
    """It stays where it is."""
    _offered_to(alert, by)
    return _next(alert, offered_to=None, offered_by=None)


def reopen(alert: Alert, by: int, now: datetime) -> Alert:
    """Not over after all, and theirs. What its reporter took back stays over."""
    if alert.state is not AlertState.CLOSED:
        raise Outdated
    ended = dict.fromkeys(("closed_by", "closed_at", "outcome", "destination", "duplicate_of", "joined_to"))
    return _next(alert, **ended, state=AlertState.TAKEN, taken_by=by, taken_at=now)


def let_go(alert: Alert) -> Alert:
    """Nobody's again, because whoever had it has left, cannot be reached, or does not want or answer for it."""
    return _next(alert, state=AlertState.NEW, taken_by=None, taken_at=None)


def abandon(alert: Alert, now: datetime) -> Alert:
    """Over, because nobody works any more on what its reporter had taken back."""
    gone = {"taken_by": None, "taken_at": None}
    return _next(alert, **_NOTHING_PENDING, **gone, state=AlertState.WITHDRAWN, closed_at=now)


def reassess(alert: Alert, urgency: Urgency) -> Alert:
    """More or less urgent than it was sent, which only its reporter knows while nobody has taken it."""
    still_open(alert)
    not_anothers(alert, None)
    return _next(alert, urgency=urgency)


def as_urgent_as(alert: Alert, other: Alert) -> Alert:
    """At least: what belongs to it is more urgent than it was."""
    return _next(alert, urgency=min(alert.urgency, other.urgency, key=list(Urgency).index))


def as_urgent_as_all(alert: Alert, others: Iterable[Alert]) -> Alert:
    """It climbs for these too, in the step that is being taken."""
    return replace(alert, urgency=min((alert.urgency, *(each.urgency for each in others)), key=list(Urgency).index))


def alarm(alert: Alert) -> Alert:
    """Acute from now on, whoever has it, because danger to life was spoken of."""
    still_open(alert)
    return _next(alert, urgency=Urgency.ACUTE)


def join(alert: Alert, to: Alert, by: int) -> Alert:
    """One matter with an earlier alert: it follows what happens to that one, and is the work of whoever has that one.
    What somebody else works on is not given away for them."""
    still_open(alert)
    if alert.taken_by not in (None, by, to.taken_by) and alert.taken_at is not None:
        raise AlreadyTaken(alert.taken_by, alert.taken_at)
    joined = replace(alert, joined_to=to.id, maybe_same_as=None)
    if to.taken_by is not None:
        return follow(joined, to)
    return _next(joined) if joined.state is AlertState.TAKEN else _next(joined, **_NOTHING_PENDING)


def led_by(alert: Alert, leader: Alert | None) -> Alert:
    """It follows that one from now on, or (None) nothing any more, and is what it was. One that follows nothing needs a
    next step of its own."""
    return _next(alert, joined_to=leader.id if leader else None)


def follow(alert: Alert, leader: Alert) -> Alert:
    """What happened to the alert it was joined to happens to it."""
    return _next(
        alert,
        **_NOTHING_PENDING,
        state=leader.state,
        taken_by=leader.taken_by,
        taken_at=leader.taken_at,
        closed_by=leader.closed_by,
        closed_at=leader.closed_at,
        outcome=leader.outcome,
        destination=leader.destination,
        duplicate_of=leader.duplicate_of,
    )


def not_anothers(alert: Alert, mine: int | None) -> None:
    """Refuse with AlreadyTaken what somebody has; except the one who asks, if they may have it themselves."""
    if alert.taken_by is not None and alert.taken_by != mine and alert.taken_at is not None:
        raise AlreadyTaken(alert.taken_by, alert.taken_at)


def still_open(alert: Alert) -> None:
    """Refuse with AlreadyEnded what was closed or withdrawn: it never reopens by accident."""
    if alert.closed_at is not None:
        raise AlreadyEnded(alert.closed_by, alert.closed_at)


def _offered_to(alert: Alert, by: int) -> None:
    """Refuse an offer that was made to somebody else, or is no more."""
    still_open(alert)
    if alert.offered_to != by:
        not_anothers(alert, by)
        raise Outdated


def _next(alert: Alert, **changes: object) -> Alert:
    return replace(alert, version=alert.version + 1, **changes)  # type: ignore[arg-type]  # checked by the callers' keywords
