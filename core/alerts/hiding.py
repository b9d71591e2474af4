"""Whose name the caretaker sees: a neighbour's or a professional's, unless they would rather not."""

from dataclasses import dataclass, replace

from core.alerts import notices
from core.alerts.drafting import keep, own_draft
from core.alerts.following import own
from core.alerts.needs import AlertWork
from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated
from core.people.person import Person, Role
from core.people.rights import Action, NotAllowed, Relation, allow, needed


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
    """Hide my name in what was sent; what speaks of danger to life goes before anybody could ask. The name is taken
    out of the details that somebody has opened."""

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
        work.tell(*(notices.details(alert, holder, Manner.AMEND) for holder in work.alerts.holders(alert.id)))
        return Reply("hidden")


def may_hide(role: Role) -> bool:
    """Whether somebody who reported in this role may hide their name, whatever they have become since."""
    return Relation.OWN in needed(role, Action.HIDE_NAME)
