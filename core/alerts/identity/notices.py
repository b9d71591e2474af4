"""What is said about requests to see the name of a hidden sender: one function a notice. None of them holds content."""

from enum import StrEnum

from core.alerts.identity.request import IdentityRequest
from core.kernel.notice import Fact, Manner, Notice
from core.people.dialogue import Dialogue
from core.people.person import Person
from core.privacy.looking import Why


class IdentityKind(StrEnum):
    """What a notice about it says."""

    ASK_WHY = "identity_ask_why"
    ASKED = "identity_asked"
    REQUEST = "identity_request"
    REQUEST_CHANGED = "identity_request_changed"
    REASON = "identity_reason"
    DECIDED = "identity_decided"
    NOBODY_DECIDED = "identity_nobody_decided"
    NAME = "identity_name"


def ask_why(dialogue: Dialogue, to: Person, *, again: bool) -> Notice:
    """Why must they know? `again`: what they wrote was no reason."""
    return Notice(IdentityKind.ASK_WHY, to.id, dialogue.about, dialogue.page, facts={"again": again})


def asked(request: IdentityRequest) -> Notice:
    """Their request is on its way to the secretariat."""
    return Notice(IdentityKind.ASKED, request.asked_by, request.id)


def request(asked: IdentityRequest, to: Person) -> Notice:
    """A colleague asks: yes or no?"""
    return Notice(IdentityKind.REQUEST, to.id, asked.id, _slot(asked), Manner.MOVE)


def request_changed(asked: IdentityRequest, to: Person) -> Notice:
    """Somebody has decided, or nobody did in time."""
    return Notice(IdentityKind.REQUEST_CHANGED, to.id, asked.id, _slot(asked), Manner.AMEND)


def reason(asked: IdentityRequest, to: Person) -> Notice:
    """Why they ask, opened on demand. It is written down as a look at the report."""
    facts: dict[str, Fact] = {"why": Why.TASK.value, "record": asked.report}
    return Notice(IdentityKind.REASON, to.id, asked.id, sound=False, facts=facts)


def decided(request: IdentityRequest) -> Notice:
    """Whoever asked hears yes or no."""
    return Notice(IdentityKind.DECIDED, request.asked_by, request.id)


def nobody_decided(request: IdentityRequest) -> Notice:
    """It has become too old. Said once."""
    key = f"identity_old:{request.id}"
    return Notice(IdentityKind.NOBODY_DECIDED, request.asked_by, request.id, key=key)


def name(alert: int, to: Person) -> Notice:
    """The name, opened on demand. Why they may read it is written down."""
    slot, why = f"name:{alert}", {"why": Why.GRANTED.value}
    return Notice(IdentityKind.NAME, to.id, alert, slot, Manner.MOVE, sound=False, facts=why)


def _slot(asked: IdentityRequest) -> str:
    return f"identity:{asked.id}"
