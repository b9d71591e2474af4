"""Who may act on which alert: everybody with the right to any, and whoever has been given its card."""

from core.alerts.alert import Alert
from core.alerts.journal import BY_COLLEAGUES, OF_THE_LADDER, EntryKind
from core.alerts.lifecycle import ChangedMeanwhile
from core.alerts.needs import AlertWork
from core.people.person import Person
from core.people.rights import Action, Relation, allow, may


def allowed_alert(alert: int, action: Action, by: Person, work: AlertWork) -> Alert:
    """The alert, when they may do this to it; NotAllowed otherwise."""
    allow(by, action, _relation(alert, by, work))
    return work.alerts.get(alert)


def as_known(alert: Alert, as_of: int, work: AlertWork) -> None:
    """Refuse with ChangedMeanwhile, which names who and when, what has changed since the button was made."""
    if alert.version == as_of:
        return
    latest = [entry for entry in work.journal.of(alert.id) if entry.kind not in OF_THE_LADDER][-1]
    by = alert.offered_by if latest.kind is EntryKind.OFFERED else latest.by  # an offer's entry names to whom it went
    raise ChangedMeanwhile(by if latest.kind in (*BY_COLLEAGUES, EntryKind.OFFERED) else None, latest.at)


def may_act_on(alert: int, by: Person, work: AlertWork) -> bool:
    """Whether what they write about it is a note, or goes to its reporter."""
    return may(by, Action.HANDLE, _relation(alert, by, work))


def _relation(alert: int, by: Person, work: AlertWork) -> Relation:
    return Relation.ROUTED if work.alerts.is_holder(alert, by.id) else Relation.ANY
