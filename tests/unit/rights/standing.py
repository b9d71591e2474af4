"""How somebody can stand to the record of a case; the setting is made for them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from core.people.person import Role
from core.people.rights import Relation
from tests.unit.rights.land import NOTHING, Case, Standing


@dataclass(frozen=True)
class Way:
    """One way to stand to it: what that is called, how it comes about, and what it makes of somebody with a role."""

    name: str
    comes_about: Callable[[Case], None]
    standing: Callable[[Role], Standing]


def _nothing(case: Case) -> None:
    """As it is: somebody else's."""


def _only(relation: Relation) -> Callable[[Role], Standing]:
    return lambda role: frozenset({relation})


def _never(role: Role) -> Standing:
    return NOTHING


def _referred(role: Role) -> Standing:
    return frozenset({Relation.REFERRED}) if role is Role.HOUSING_UNIT else NOTHING


def _given(case: Case) -> None:
    case.given(case.land.alert, case.land.earlier)


def _reported(case: Case) -> None:
    case.reported(case.land.alert, case.land.earlier, case.land.draft)


def _themselves(case: Case) -> None:
    case.themselves = True


def _visit(case: Case) -> None:
    case.work.visits.save(replace(case.work.visits.get(case.land.visit), person=case.by.id))


def _told(case: Case) -> None:
    case.work.visits.tell(case.land.visit, [case.by.id], case.work.now)


def _absence(case: Case) -> None:
    case.work.absences.save(replace(case.work.absences.get(case.land.absence), person=case.by.id))


def _address(case: Case) -> None:
    case.work.addresses.save(replace(case.work.addresses.get(case.land.address), person=case.by.id))


def _close(case: Case, destination: str | None) -> None:
    case.closed(destination)


GIVEN, REFERRED = frozenset({Relation.ROUTED}), frozenset({Relation.REFERRED})
_OTHERS = Way("somebody else's", _nothing, _never)
_OWN = _only(Relation.OWN)

THEIRS = (Way("their own", _nothing, _OWN),)
"""Nothing but what is about themselves."""
ANYTHING = (_OTHERS,)
"""What belongs to nobody."""
A_LIST = (Way("a list", _nothing, _referred),)
"""What is in it is theirs to see, or nothing is."""
REPORTS = (_OTHERS, Way("their own", _reported, _OWN))
ALERTS = (*REPORTS, Way("given to them", _given, _only(Relation.ROUTED)))
SHOWN = (
    *ALERTS,
    Way("with a reason", lambda case: case.gave_reason(), _only(Relation.REASONED)),
    Way("referred to the unit", lambda case: _close(case, "housing_unit"), _referred),
    Way("referred elsewhere", lambda case: _close(case, "doctor"), _never),
    Way("closed", lambda case: _close(case, None), _never),
)
PEOPLE = (_OTHERS, Way("their own", _themselves, _OWN))
HIDDEN = (
    _OTHERS,
    Way("given to them", lambda case: case.given(case.land.hidden), _only(Relation.ROUTED)),
    Way("asked for", lambda case: case.asked_for_name(), _never),
    Way("refused", lambda case: case.asked_for_name(granted=False), _never),
    Way("granted", lambda case: case.asked_for_name(granted=True), _only(Relation.GRANTED)),
)
VISITS = (_OTHERS, Way("their own", _visit, _OWN))
ALARMS = (_OTHERS, Way("told to them", _told, _only(Relation.ROUTED)))
ABSENCES = (_OTHERS, Way("their own", _absence, _OWN))
ADDRESSES = (_OTHERS, Way("their own", _address, _OWN))
