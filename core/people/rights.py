"""Who may do what to which record: the one table. Every command, press, card, menu and page about rights asks here."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from core.kernel.refusal import Refused
from core.people.person import Person, Role


class Action(StrEnum):
    """What a person may want to do."""

    ASK = "ask"
    REPORT = "report"
    HIDE_NAME = "hide_name"
    FOLLOW_OWN = "follow_own"
    SEE_LIST = "see_list"
    SEE_CARD = "see_card"
    SEE_DETAILS = "see_details"
    SEE_REPORTER = "see_reporter"
    HANDLE = "handle"
    ASK_FOR_NAME = "ask_for_name"
    DECIDE_ON_NAME = "decide_on_name"
    SEE_HIDDEN_NAME = "see_hidden_name"
    GIVE_ACCESS = "give_access"
    SEE_OWN_DATA = "see_own_data"
    INFORM = "inform"
    SEE_INFORMINGS = "see_informings"
    KEEP_OUT = "keep_out"
    REVIEW_KEPT_OUT = "review_kept_out"
    SEE_FIGURES = "see_figures"
    MANAGE_PEOPLE = "manage_people"
    SEE_DUTY = "see_duty"
    BE_AWAY = "be_away"
    BE_CALLED = "be_called"
    GO_IN = "go_in"
    COME_OUT = "come_out"
    LOOK_AFTER = "look_after"
    BE_ERASED = "be_erased"


class Relation(StrEnum):
    """How somebody stands to a record."""

    ANY = "any"
    """However they stand to it."""
    OWN = "own"
    """It is about themselves, or they reported it."""
    ROUTED = "routed"
    """What was given to them: an alert because nobody nearer could be reached, a colleague because they do not come
    out."""
    REFERRED = "referred"
    """An alert that was closed by referring it to them."""
    REASONED = "reasoned"
    """An alert for which they have said why they must look at it."""
    GRANTED = "granted"
    """An alert of a hidden sender whose name a second person has let them see."""


Needed = Mapping[Role, frozenset[Relation]]

_ANY, _OWN = frozenset({Relation.ANY}), frozenset({Relation.OWN})
_ROUTED, _REFERRED = frozenset({Relation.ROUTED}), frozenset({Relation.REFERRED})
_GRANTED = frozenset({Relation.GRANTED})
_EVERYBODY: Needed = dict.fromkeys(Role, _OWN)
_ON_DUTY_THEMSELVES: Needed = {Role.CARETAKER: _OWN, Role.SECRETARIAT: _OWN}
_ON_DUTY: Needed = {Role.CARETAKER: _ANY, Role.SECRETARIAT: _ANY}
_ACTING: Needed = {Role.CARETAKER: _ANY, Role.SECRETARIAT: _ROUTED}
_SECRETARIAT: Needed = {Role.SECRETARIAT: _ANY}

RIGHTS: Mapping[Action, Needed] = MappingProxyType(
    {
        Action.ASK: _EVERYBODY,
        Action.REPORT: _EVERYBODY,
        Action.HIDE_NAME: {Role.NEIGHBOUR: _OWN, Role.PROFESSIONAL: _OWN},
        Action.FOLLOW_OWN: _EVERYBODY,
        Action.SEE_LIST: _ON_DUTY,
        Action.SEE_CARD: {**_ON_DUTY, Role.HOUSING_UNIT: _REFERRED},
        Action.SEE_DETAILS: {
            Role.CARETAKER: _ANY,
            Role.SECRETARIAT: _ROUTED | {Relation.REASONED},
            Role.HOUSING_UNIT: _REFERRED,
        },
        Action.SEE_REPORTER: _ACTING,
        Action.HANDLE: _ACTING,
        Action.ASK_FOR_NAME: _ACTING,
        Action.DECIDE_ON_NAME: _SECRETARIAT,
        Action.SEE_HIDDEN_NAME: {Role.CARETAKER: _GRANTED, Role.SECRETARIAT: _GRANTED},
        Action.GIVE_ACCESS: _SECRETARIAT,
        Action.SEE_OWN_DATA: _EVERYBODY,
        Action.INFORM: _ACTING,
        Action.SEE_INFORMINGS: _SECRETARIAT,
        Action.KEEP_OUT: _ACTING,
        Action.REVIEW_KEPT_OUT: _SECRETARIAT,
        Action.SEE_FIGURES: _ON_DUTY,
        Action.MANAGE_PEOPLE: _SECRETARIAT,
        Action.SEE_DUTY: _ON_DUTY,
        Action.BE_AWAY: _ON_DUTY_THEMSELVES,
        Action.BE_CALLED: _ON_DUTY_THEMSELVES,
        Action.GO_IN: _ON_DUTY_THEMSELVES,
        Action.COME_OUT: _EVERYBODY,
        Action.LOOK_AFTER: {Role.CARETAKER: _ROUTED, Role.SECRETARIAT: _ROUTED},
        Action.BE_ERASED: {Role.NEIGHBOUR: _OWN},
    }
)
"""Each role that may, and how it must stand to the record: one of these relations is enough. A role that is not there
may not."""


def if_so(holds: bool, relation: Relation) -> tuple[Relation, ...]:
    """The relation when it holds, to be handed to `may` and `allow`."""
    return (relation,) if holds else ()


class NotAllowed(Refused):
    """This person may not do this, to this record, now."""


def needed(role: Role, action: Action) -> frozenset[Relation]:
    """The relations of which this role needs one; none: never."""
    return RIGHTS[action].get(role, frozenset())


def roles_with(action: Action) -> tuple[Role, ...]:
    """The roles of which somebody may do it to some record."""
    return tuple(role for role in Role if needed(role, action))


def can(person: Person, action: Action) -> bool:
    """Whether there may be a record to which they may do it: then it is offered to them."""
    return bool(needed(person.role, action))


def may(person: Person, action: Action, *standing: Relation) -> bool:
    """Whether the table lets this person do it to a record to which they stand so."""
    return not needed(person.role, action).isdisjoint((Relation.ANY, *standing))


def allow(person: Person, action: Action, *standing: Relation) -> None:
    """Refuse with NotAllowed unless the table lets them."""
    if not may(person, action, *standing):
        raise NotAllowed
