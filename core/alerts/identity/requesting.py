"""Somebody who acts on an alert asks who its hidden sender is."""

from dataclasses import dataclass

from core.alerts.alert import Alert
from core.alerts.allowing import allowed_alert
from core.alerts.details import is_reason
from core.alerts.identity import notices
from core.alerts.identity.request import GRANT_LASTS, IdentityRequest
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.kernel.refusal import Outdated, Refused
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action, roles_with
from core.privacy.looking import Why

ASKED = "identity_asked"
"""What is written in the log of looks."""


class NobodyToDecide(Refused):
    """There is no second person who could: a request would wait in vain."""


class AskedAlready(Refused):
    """Their request waits, or was granted."""


@dataclass(frozen=True)
class AskWho:
    """Who is it? The next message is the reason."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        _ask_why(_may_be_asked(self.alert, by, work), by, work)


def ask_because(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """The reason came: everybody else in the secretariat is asked. What is no reason is asked for again."""
    alert, words = _may_be_asked(dialogue.matter, by, work), content.words or ""
    if not is_reason(words):
        _ask_why(alert, by, work, again=True)
        return
    request = IdentityRequest(work.new_id(), alert.id, by.id, work.now, words)
    work.identity_requests.add(request)
    work.looks.note(by.id, ASKED, alert.id, Why.REASON, words)
    work.tell(notices.asked(request), *(notices.request(request, each) for each in deciders(by.id, work)))


def deciders(asked_by: int, work: AlertWork) -> list[Person]:
    """Everybody who may decide on what this person asks."""
    people = work.people.with_roles(*roles_with(Action.DECIDE_ON_NAME))
    return [person for person in people if person.id != asked_by]


def tell_of_old_requests(work: AlertWork) -> None:
    """What nobody has decided in time is over: whoever asked hears so once, and may ask again."""
    old = work.now - GRANT_LASTS
    for request in work.identity_requests.undecided(old - GRANT_LASTS, old):
        work.tell(notices.nobody_decided(request))
        work.tell(*(notices.request_changed(request, each) for each in deciders(request.asked_by, work)))


def _may_be_asked(number: int, by: Person, work: AlertWork) -> Alert:
    alert = allowed_alert(number, Action.ASK_FOR_NAME, by, work)
    if not work.reports.get(alert.id).hidden:
        raise Outdated
    earlier = work.identity_requests.of(alert.id, by.id, work.now - GRANT_LASTS)
    if earlier is not None and (earlier.granted or earlier.waits(work.now)):
        raise AskedAlready
    if not deciders(by.id, work):
        raise NobodyToDecide
    return alert


def _ask_why(alert: Alert, by: Person, work: AlertWork, *, again: bool = False) -> None:
    asking = Dialogue(DialogueKind.WHO, work.now, alert.id)
    work.dialogues.open(by.id, asking)
    work.tell(notices.ask_why(asking, by, again=again))
