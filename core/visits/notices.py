"""What is said about visits: one function a notice."""

from enum import StrEnum

from core.kernel.notice import Manner, Notice, Priority
from core.people.person import Person
from core.visits.visit import Visit


class VisitKind(StrEnum):
    """What a notice about a visit says."""

    WHERE = "visit_where"
    LENGTH = "visit_length"
    OWN_LENGTH = "visit_own_length"
    NOT_BEGUN = "visit_not_begun"
    VISIT = "visit"
    QUESTION = "visit_question"
    ALARM = "visit_alarm"
    ALARM_CHANGED = "visit_alarm_changed"
    SURE = "visit_sure"
    CALM = "visit_calm"


ALARMING = (VisitKind.QUESTION, VisitKind.ALARM)
"""What must reach somebody: a step does not wait for those whom it does not reach."""

_MINE = "visit"
"""The living message of whoever goes in."""


def mine(kind: VisitKind, to: Person, visit: Visit | None, manner: Manner = Manner.EDIT) -> Notice:
    """An answer to whoever goes in, in their living message."""
    return Notice(kind, to.id, visit.id if visit else None, _MINE, manner, sound=False)


def own_length(to: Person, visit: Visit, *, again: bool = False) -> Notice:
    """How long, in their own words? `again`: the last answer could not be read."""
    return Notice(VisitKind.OWN_LENGTH, to.id, visit.id, _MINE, Manner.MOVE, sound=False, facts={"again": again})


def not_begun(to: Person, visit: Visit) -> Notice:
    """Nobody looks after them, because they did not say how long. It has to be heard."""
    return Notice(VisitKind.NOT_BEGUN, to.id, visit.id, _MINE, Manner.MOVE)


def declared_safe(to: Person, visit: Visit) -> Notice:
    """A colleague has said that they are safe. With sound: they may be inside still."""
    return Notice(VisitKind.VISIT, to.id, visit.id, _MINE, Manner.MOVE, Priority.ACUTE)


def question(to: Person, visit: Visit) -> Notice:
    """Are you out again? With sound."""
    key = f"visit:{visit.id}:{_number(visit)}"
    return Notice(VisitKind.QUESTION, to.id, visit.id, _MINE, Manner.MOVE, Priority.ACUTE, key=key)


def alarm(to: Person, visit: Visit) -> Notice:
    """They do not answer. With sound, again and again, in one living message."""
    return Notice(VisitKind.ALARM, to.id, visit.id, slot(visit), Manner.MOVE, Priority.ACUTE, key=alarm_key(to, visit))


def alarm_key(to: Person, visit: Visit) -> str:
    """The same step is told nobody twice."""
    return f"alarm:{visit.id}:{_number(visit)}:{to.id}"


def on_alarm(kind: VisitKind, to: Person, visit: Visit) -> Notice:
    """A question in the place of the alarm, or the alarm as it is now."""
    manner = Manner.AMEND if kind is VisitKind.ALARM_CHANGED else Manner.EDIT
    return Notice(kind, to.id, visit.id, slot(visit), manner, Priority.ACUTE, sound=False)


def calm(to: Person, visit: Visit) -> tuple[Notice, Notice]:
    """It is over, or they have answered: where they were is gone from the phone, and that all is well is heard."""
    changed = on_alarm(VisitKind.ALARM_CHANGED, to, visit)
    return changed, Notice(VisitKind.CALM, to.id, visit.id, slot(visit), Manner.REPLY, Priority.ACUTE)


def slot(visit: Visit) -> str:
    """The living message of somebody who is told of it."""
    return f"visit:{visit.id}"


def _number(visit: Visit) -> str:
    """Each step of a visit has a moment of its own at which the next one is due."""
    return f"{visit.next_step_at:%Y%m%d%H%M%S%f}"
