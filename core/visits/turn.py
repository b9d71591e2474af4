"""What follows when somebody who went in does not answer: who is told at each step, and that no step waits for people
who cannot hear it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.kernel.town import Visits
from core.people.person import Person, Role
from core.people.roster import Roster
from core.visits.visit import Visit, VisitStep, waiting


@dataclass(frozen=True, slots=True)
class Turn:
    """The visit as it becomes, whom Telegram tells, and who is called beside it."""

    visit: Visit
    told: tuple[Person, ...] = ()
    called: tuple[Person, ...] = ()


def next_turn(
    visit: Visit, person: Person, told: Sequence[Person], area: str | None, roster: Roster, agreed: Visits
) -> Turn:
    """The one step that is due, at the roster's moment. `told` were told before, `area` is the alert's. Whoever cannot
    be reached is passed over at once."""
    now = roster.at
    if visit.step is VisitStep.INSIDE and person.reachable:
        return Turn(waiting(visit, VisitStep.ASKED, agreed.stand_in_after, now))
    stand_in = nearest(person, area, roster)
    if visit.step in (VisitStep.INSIDE, VisitStep.ASKED) and stand_in is not None:
        return Turn(waiting(visit, VisitStep.STAND_IN, agreed.secretariat_after, now), (stand_in,))
    everybody = _distinct(person, roster, told, (stand_in,) if stand_in else (), roster.secretariat())
    reached = tuple(each for each in everybody if each.reachable)
    secretariat = [each for each in roster.staff if each.role is Role.SECRETARIAT and not roster.is_away(each.id)]
    called = _distinct(person, roster, everybody, secretariat)
    return Turn(waiting(visit, VisitStep.ALARMED, agreed.repeat_after, now), reached, called)


def nearest(person: Person, area: str | None, roster: Roster) -> Person | None:
    """The stand-in of the area, else the next caretaker who can be rung; never the one who went in."""
    first = roster.stand_in(area) if area is not None else None
    caretakers = (roster.in_place_of(each) for each in roster.staff if each.role is Role.CARETAKER)
    return next((each for each in (first, *caretakers) if each is not None and each.id != person.id), None)


def waits_for_nobody(visit: Visit, person: Person, told: Sequence[Person], area: str | None, roster: Roster) -> bool:
    """Whether nobody can hear (any longer) what was said at this step, and somebody could at the next."""
    match visit.step:
        case VisitStep.ASKED:
            return not person.reachable
        case VisitStep.STAND_IN:
            return not any(roster.can_be_rung(each) for each in told)
        case VisitStep.ALARMED:
            others = _distinct(person, roster, roster.secretariat(), filter(None, [nearest(person, area, roster)]))
            return bool(others) and not any(each.reachable for each in told)
        case _:
            return False


def _distinct(person: Person, roster: Roster, *groups: Iterable[Person]) -> tuple[Person, ...]:
    """Each of them once who still takes part, in this order, without the one who went in."""
    staff = {each.id: each for each in roster.staff}
    found = dict.fromkeys(each.id for group in groups for each in group if each.id in staff)
    return tuple(staff[each] for each in found if each != person.id)
