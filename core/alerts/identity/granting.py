"""A second person decides whether the name of a hidden sender may be seen; then it is shown on demand."""

from dataclasses import dataclass

from core.alerts.allowing import allowed_alert, may_do
from core.alerts.identity import notices
from core.alerts.identity.request import IdentityRequest
from core.alerts.identity.requesting import deciders
from core.alerts.needs import AlertWork
from core.kernel.notice import Reply
from core.kernel.refusal import Outdated
from core.people.person import Person
from core.people.rights import Action, NotAllowed, allow
from core.privacy.looking import Why

GRANTED, REFUSED = "identity_granted", "identity_refused"
"""What is written in the log of looks, beside who reads the reason and the name."""


@dataclass(frozen=True)
class ShowReason:
    """Why do they ask?"""

    request: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        work.tell(notices.reason(_for_others(self.request, by, work), by))


@dataclass(frozen=True)
class Grant:
    """They may see the name, for some days."""

    request: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        _decide(self.request, by, work, granted=True)
        return Reply("identity_granted")


@dataclass(frozen=True)
class Refuse:
    """They may not."""

    request: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        _decide(self.request, by, work, granted=False)
        return Reply("identity_refused")


@dataclass(frozen=True)
class ShowWho:
    """The name, which a second person has let them see."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.SEE_HIDDEN_NAME, by, work)
        work.tell(notices.name(alert.id, by))


def _decide(number: int, by: Person, work: AlertWork, *, granted: bool) -> None:
    """Outdated once it was decided, has become too old, or whoever asked does not act on the alert any longer."""
    request = _for_others(number, by, work)
    asker = work.people.get(request.asked_by)
    if not request.waits(work.now) or not may_do(Action.ASK_FOR_NAME, request.report, asker, work):
        raise Outdated
    decided = request.decided(by.id, work.now, granted=granted)
    work.identity_requests.decide(decided)
    work.looks.note(by.id, GRANTED if granted else REFUSED, request.report, Why.TASK)
    work.tell(notices.decided(decided))
    work.tell(*(notices.request_changed(decided, each) for each in deciders(request.asked_by, work)))


def _for_others(number: int, by: Person, work: AlertWork) -> IdentityRequest:
    """Nobody decides on what they ask themselves."""
    allow(by, Action.DECIDE_ON_NAME)
    request = work.identity_requests.get(number)
    if request.asked_by == by.id:
        raise NotAllowed
    return request
