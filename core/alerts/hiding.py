"""Whose name the caretaker sees: a neighbour's or a professional's, unless they would rather not."""

from dataclasses import dataclass, replace
from datetime import datetime

from core.alerts import notices
from core.alerts.alert import Alert
from core.alerts.drafting import keep, own_draft
from core.alerts.following import own
from core.alerts.needs import AlertWork
from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated
from core.people.person import Person, Role
from core.people.rights import Action, NotAllowed, Relation, allow, needed
from core.privacy.looking import Why

DETAILS_NAMED = "details_named"
"""What the log calls it when somebody opens details in which the reporter's name stands."""


@dataclass(frozen=True)
class Hide:
    """Send the draft with my name hidden, or with my name after all."""

    report: int
    hidden: bool

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.HIDE_NAME, Relation.OWN)
        keep(own_draft(self.report, by, work).hiding(self.hidden), work)


@dataclass(frozen=True)
class HideSent:
    """Hide my name in what was sent; what speaks of danger to life goes before anybody could ask. Details that somebody
    has opened leave their chat, and the reporter hears when the name was seen first."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        mine, alert = own(self.report, by, work)
        if not may_hide(mine.role):
            raise NotAllowed
        if mine.hidden:
            raise Outdated
        hidden = replace(mine, hidden=True)
        work.reports.save(hidden)
        work.tell(notices.receipt(hidden, Manner.EDIT))
        work.chats.have_served(alert.id, work.now, kinds=(notices.AlertKind.DETAILS,))
        seen_at = _seen_at(alert, work)
        return Reply("hidden") if seen_at is None else Reply("hidden_too_late", {"at": seen_at}, alarm=True)


def _seen_at(alert: Alert, work: AlertWork) -> datetime | None:
    """When somebody else opened the details first. Aware, UTC."""
    looks = work.looks.about([alert.id], work.looks.last().number)
    opened = (look.at for look in looks if look.what == DETAILS_NAMED and look.why is not Why.OWN)
    return next(opened, None)


def may_hide(role: Role) -> bool:
    """Whether somebody who reported in this role may hide their name, whatever they have become since."""
    return Relation.OWN in needed(role, Action.HIDE_NAME)
