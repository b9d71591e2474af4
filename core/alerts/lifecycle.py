"""The steps of an alert's life: each takes the alert as it is and gives it as it becomes, or refuses."""

from dataclasses import replace
from datetime import datetime

from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.reading import Urgency
from core.alerts.refusals import AlreadyEnded, AlreadyTaken, CannotWait, DestinationMissing, OriginalMissing
from core.kernel.refusal import Outdated

NOTHING_PENDING: dict[str, object] = dict.fromkeys(
    ("next_step_at", "asked_at", "postponed_until", "postponed_by", "offered_to", "offered_by")
)
"""What was to happen by itself does not."""


def take(alert: Alert, by: int, now: datetime) -> Alert:
    """Theirs from now on; the first wins."""
    still_open(alert)
    not_anothers(alert, None)
    return becomes(alert, **NOTHING_PENDING, state=AlertState.TAKEN, taken_by=by, taken_at=now)


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
    return becomes(
        alert,
        **NOTHING_PENDING,
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
        return becomes(alert)
    return becomes(alert, **NOTHING_PENDING, state=AlertState.WITHDRAWN, closed_at=now)


def postpone(alert: Alert, by: int, until: datetime) -> Alert:
    """It waits until then, whoever has it. What is acute and nobody has does not wait."""
    still_open(alert)
    not_anothers(alert, by)
    if alert.urgency is Urgency.ACUTE and alert.taken_by is None:
        raise CannotWait
    waiting = {"next_step_at": until, "postponed_until": until, "postponed_by": by}
    return becomes(alert, **(NOTHING_PENDING | waiting))


def offer(alert: Alert, by: int, to: int) -> Alert:
    """To a colleague, who has to say yes; until then it stays where it is. A later offer takes this one's place."""
    still_open(alert)
    not_anothers(alert, by)
    return becomes(alert, offered_to=to, offered_by=by)


def accept(alert: Alert, by: int, now: datetime) -> Alert:
    """Theirs, because they were offered it."""
    _offered_to(alert, by)
    return becomes(alert, **NOTHING_PENDING, state=AlertState.TAKEN, taken_by=by, taken_at=now)


def decline(alert: Alert, by: int) -> Alert:
    """It stays where it is."""
    _offered_to(alert, by)
    return becomes(alert, offered_to=None, offered_by=None)


def reopen(alert: Alert, by: int, now: datetime) -> Alert:
    """Not over after all, and theirs. What its reporter took back stays over."""
    if alert.state is not AlertState.CLOSED:
        raise Outdated
    ended = dict.fromkeys(("closed_by", "closed_at", "outcome", "destination", "duplicate_of", "joined_to"))
    return becomes(alert, **ended, state=AlertState.TAKEN, taken_by=by, taken_at=now)


def let_go(alert: Alert) -> Alert:
    """Nobody's again, because whoever had it has left, cannot be reached, or does not want or answer for it."""
    return becomes(alert, state=AlertState.NEW, taken_by=None, taken_at=None)


def abandon(alert: Alert, now: datetime) -> Alert:
    """Over, because nobody works any more on what its reporter had taken back."""
    gone = {"taken_by": None, "taken_at": None}
    return becomes(alert, **NOTHING_PENDING, **gone, state=AlertState.WITHDRAWN, closed_at=now)


def reassess(alert: Alert, urgency: Urgency) -> Alert:
    """More or less urgent than it was sent, which only its reporter knows while nobody has taken it."""
    still_open(alert)
    not_anothers(alert, None)
    return becomes(alert, urgency=urgency)


def alarm(alert: Alert) -> Alert:
    """Acute from now on, whoever has it, because danger to life was spoken of."""
    still_open(alert)
    return becomes(alert, urgency=Urgency.ACUTE)


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


def becomes(alert: Alert, **changes: object) -> Alert:
    """The next version of it: buttons that know an older one change nothing."""
    return replace(alert, version=alert.version + 1, **changes)  # type: ignore[arg-type]  # checked by the callers' keywords
