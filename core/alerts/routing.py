"""Who is told about an alert: the nearest who can be reached, and never nobody without saying so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.kernel.town import RoutingStep
from core.people.person import Person, Role


@dataclass(frozen=True, slots=True)
class Route:
    """The people of the first step that reaches anybody; `step` is None when no step does."""

    people: tuple[Person, ...]
    step: RoutingStep | None

    @property
    def is_last_resort(self) -> bool:
        """No caretaker could be reached, so the secretariat got it and is told why."""
        return self.step is RoutingStep.SECRETARIAT


def route(area: str, staff: Sequence[Person], order: Sequence[RoutingStep]) -> Route:
    """The first step of the order in which somebody of the staff can be reached."""
    for step in order:
        reached = tuple(person for person in staff if person.reachable and _STANDS_IN[step](person, area))
        if reached:
            return Route(reached, step)
    return Route((), None)


_STANDS_IN: dict[RoutingStep, Callable[[Person, str], bool]] = {
    RoutingStep.AREA: lambda person, area: person.role is Role.CARETAKER and area in person.areas,
    RoutingStep.GENERAL: lambda person, _: person.role is Role.CARETAKER and not person.areas,
    RoutingStep.ANY: lambda person, _: person.role is Role.CARETAKER,
    RoutingStep.SECRETARIAT: lambda person, _: person.role is Role.SECRETARIAT,
}
