"""Who may act on which alert: the table of rights, and how they stand to it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.identity.request import GRANT_LASTS
from core.alerts.journal import BY_COLLEAGUES, OF_THE_LADDER, EntryKind
from core.alerts.needs import AlertWork
from core.alerts.refusals import ChangedMeanwhile
from core.people.person import Person
from core.people.rights import Action, NotAllowed, Relation, needed

REASON_LASTS = timedelta(minutes=30)
"""So long after somebody has said why may they look; then they are asked again."""
DETAILS = "details"
"""What was looked at, in the log of looks."""


def allowed_alert(alert: int, action: Action, by: Person, work: AlertWork) -> Alert:
    """The alert, when they may do this to it; NotAllowed otherwise."""
    if not may_do(action, alert, by, work):
        raise NotAllowed
    return work.alerts.get(alert)


def may_do(action: Action, alert: int, by: Person, work: AlertWork) -> bool:
    """Whether the table lets them do this to the alert, as they stand to it now."""
    return allowing(action, alert, by, work) is not None


def allowing(action: Action, alert: int, by: Person, work: AlertWork) -> Relation | None:
    """How they stand to the alert that lets them do this to it; None when nothing does. Their role's own work before
    what was given to them on a reason."""
    wanted = needed(by.role, action)
    return next((each for each in Relation if each in wanted and _STANDS[each](alert, by, work)), None)


def may_act_on(alert: int, by: Person, work: AlertWork) -> bool:
    """Whether what they write about it is a note, or goes to its reporter."""
    return may_do(Action.HANDLE, alert, by, work)


def as_known(alert: Alert, as_of: int, work: AlertWork) -> None:
    """Refuse with ChangedMeanwhile, which names who and when, what has changed since the button was made."""
    if alert.version == as_of:
        return
    latest = [entry for entry in work.journal.of(alert.id) if entry.kind not in OF_THE_LADDER][-1]
    by = alert.offered_by if latest.kind is EntryKind.OFFERED else latest.by  # an offer's entry names to whom it went
    raise ChangedMeanwhile(by if latest.kind in (*BY_COLLEAGUES, EntryKind.OFFERED) else None, latest.at)


def _reported_it(alert: int, by: Person, work: AlertWork) -> bool:
    return work.reports.get(alert).reporter == by.id


def _has_its_card(alert: int, by: Person, work: AlertWork) -> bool:
    return work.alerts.is_holder(alert, by.id)


def _was_referred_to(alert: int, by: Person, work: AlertWork) -> bool:
    """For as long as it is closed so: whoever opens it again has it back."""
    shown = work.alerts.get(alert)
    if shown.state is not AlertState.CLOSED or shown.outcome is not Outcome.REFERRED:
        return False
    roles = {destination.key: destination.role for destination in work.town.destinations}
    return roles.get(shown.destination or "") == by.role


def _has_said_why(alert: int, by: Person, work: AlertWork) -> bool:
    return work.looks.gave_reason(by.id, DETAILS, alert, work.now - REASON_LASTS)


def _was_granted(alert: int, by: Person, work: AlertWork) -> bool:
    return work.identity_requests.granted(alert, by.id, work.now - GRANT_LASTS)


_STANDS: Mapping[Relation, Callable[[int, Person, AlertWork], bool]] = MappingProxyType(
    {
        Relation.ANY: lambda alert, by, work: True,
        Relation.OWN: _reported_it,
        Relation.ROUTED: _has_its_card,
        Relation.REFERRED: _was_referred_to,
        Relation.REASONED: _has_said_why,
        Relation.GRANTED: _was_granted,
    }
)
"""Whether somebody stands so to an alert."""
