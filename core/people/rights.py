"""Who may do what: the one table. Every command, every press and every menu asks here."""

from enum import IntEnum, StrEnum
from types import MappingProxyType

from core.kernel.refusal import Refused
from core.people.person import Person, Role


class Action(StrEnum):
    """What a person may want to do."""

    REPORT = "report"
    FOLLOW_OWN = "follow_own"
    SEE_LIST = "see_list"
    SEE_DETAILS = "see_details"
    HANDLE = "handle"
    SEE_FIGURES = "see_figures"
    MANAGE_PEOPLE = "manage_people"
    SEE_DUTY = "see_duty"
    BE_AWAY = "be_away"
    BE_CALLED = "be_called"
    GO_IN = "go_in"


class Relation(IntEnum):
    """How near somebody must stand to a record; a nearer one includes the farther ones."""

    ANY = 0
    """Any record at all."""
    ROUTED = 1
    """An alert that was given to them because nobody nearer could be reached."""
    OWN = 2
    """What they reported themselves."""


_EVERYBODY = dict.fromkeys(Role, Relation.OWN)
_ON_DUTY = {Role.CARETAKER: Relation.ANY, Role.SECRETARIAT: Relation.ANY}

RIGHTS = MappingProxyType(
    {
        Action.REPORT: _EVERYBODY,
        Action.FOLLOW_OWN: _EVERYBODY,
        Action.SEE_LIST: {Role.CARETAKER: Relation.ANY, Role.SECRETARIAT: Relation.ANY},
        Action.SEE_DETAILS: {Role.CARETAKER: Relation.ANY, Role.SECRETARIAT: Relation.ROUTED},
        Action.HANDLE: {Role.CARETAKER: Relation.ANY, Role.SECRETARIAT: Relation.ROUTED},
        Action.SEE_FIGURES: {Role.CARETAKER: Relation.ANY, Role.SECRETARIAT: Relation.ANY},
        Action.MANAGE_PEOPLE: {Role.SECRETARIAT: Relation.ANY},
        Action.SEE_DUTY: _ON_DUTY,
        Action.BE_AWAY: _ON_DUTY,
        Action.BE_CALLED: _ON_DUTY,
        Action.GO_IN: _ON_DUTY,
    }
)


class NotAllowed(Refused):
    """This person may not do this, to this record, now."""


def may(person: Person, action: Action, relation: Relation = Relation.ANY) -> bool:
    """Whether the table lets this person do it to a record they stand this near to."""
    needed = RIGHTS[action].get(person.role)
    return needed is not None and relation >= needed


def allow(person: Person, action: Action, relation: Relation = Relation.ANY) -> None:
    """Refuse with NotAllowed unless the table lets them."""
    if not may(person, action, relation):
        raise NotAllowed
