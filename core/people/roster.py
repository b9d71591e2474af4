"""Who can act at one moment: those who are there, and whoever stands in for those who are not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.kernel.town import RoutingStep
from core.people.absence import Absence, chain_from
from core.people.person import Person, Role


@dataclass(frozen=True)
class Roster:
    """`staff` are caretakers and secretariat in the order in which they joined, `absences` those that cover `at`."""

    staff: Sequence[Person]
    absences: Sequence[Absence]
    order: Sequence[RoutingStep]
    at: datetime
    _away: dict[int, Absence] = field(init=False, repr=False, compare=False)
    _staff: dict[int, Person] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_away", {each.person: each for each in self.absences if each.covers(self.at)})
        object.__setattr__(self, "_staff", {person.id: person for person in self.staff})

    def is_away(self, person: int) -> bool:
        return person in self._away

    def can_be_rung(self, person: Person) -> bool:
        """Whether they are there and their messages arrive: nobody absent is woken."""
        return person.reachable and not self.is_away(person.id)

    def in_place_of(self, person: Person) -> Person | None:
        """Themselves when they can be rung; else whoever stands in, along the chain, and can be."""
        if self.can_be_rung(person):
            return person
        chain = (self._staff[each] for each in chain_from(person.id, self._away) if each in self._staff)
        return next((each for each in chain if self.can_be_rung(each)), None)

    def unreplaced(self, person: int) -> int | None:
        """Who is away without a stand-in, of this person and those along the chain; None where nobody is."""
        last = (person, *chain_from(person, self._away))[-1]
        absence = self._away.get(last)
        return last if absence is not None and absence.stand_in is None else None

    def caretakers(self, area: str) -> tuple[Person, ...]:
        """Whoever has the first word in the area: the people of the first step of the order in which anybody can be
        rung, each or their stand-in. The first of them is in charge, the others see it too."""
        for step in self.order:
            reached = self._reached(self._of_step(step, area)) if step is not RoutingStep.SECRETARIAT else ()
            if reached:
                return reached
        return ()

    def stand_in(self, area: str) -> Person | None:
        """The next after the one in charge: a stand-in named in the absence of somebody in charge, else the next
        caretaker of the area, then of all areas, in the order in which they joined."""
        in_charge = self.caretakers(area)[:1]
        line = [
            each for step in self.order if step is not RoutingStep.SECRETARIAT for each in self._of_step(step, area)
        ]
        return next((each for each in self._reached(line) if each not in in_charge), None)

    def secretariat(self) -> tuple[Person, ...]:
        """Everybody of the secretariat who can be rung; all of it whose messages arrive when everybody there is away,
        because somebody must hear it."""
        return self.secretariat_there() or tuple(person for person in self._secretariat() if person.reachable)

    def secretariat_there(self) -> tuple[Person, ...]:
        """Everybody of the secretariat who can be rung, each or their stand-in."""
        return self._reached(self._secretariat())

    def as_if_all_were_reachable(self) -> "Roster":
        """Whom it would be about, if Telegram reached everybody who is there."""
        return replace(self, staff=[replace(person, unreachable_since=None) for person in self.staff])

    def on_duty(self, area: str) -> tuple[Person, ...]:
        """Those with the first word in the area; the secretariat where there is nobody else."""
        return self.caretakers(area) or self.secretariat_there()

    def _secretariat(self) -> list[Person]:
        return [person for person in self.staff if person.role is Role.SECRETARIAT]

    def _of_step(self, step: RoutingStep, area: str) -> list[Person]:
        caretakers = [person for person in self.staff if person.role is Role.CARETAKER]
        match step:
            case RoutingStep.AREA:
                return [person for person in caretakers if area in person.areas]
            case RoutingStep.GENERAL:
                return [person for person in caretakers if not person.areas]
            case _:
                return caretakers

    def _reached(self, people: Iterable[Person]) -> tuple[Person, ...]:
        found = (self.in_place_of(person) for person in people)
        return tuple(dict.fromkeys(person for person in found if person is not None))
