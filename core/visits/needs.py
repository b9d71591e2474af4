"""What the use cases about visits need to be kept for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.alerts.needs import AlertWork
from core.people.person import Person
from core.visits.visit import Visit


class KnownVisits(Protocol):
    """Who is inside where, and who was told that somebody does not answer."""

    def get(self, visit: int) -> Visit: ...

    def of(self, person: int) -> Visit | None:
        """The one of theirs that is not over."""
        ...

    def all_of(self, person: int) -> Sequence[Visit]:
        """All of theirs that are still known, the newest first."""
        ...

    def add(self, visit: Visit) -> None: ...

    def save(self, visit: Visit) -> None: ...

    def due(self, now: datetime, at_most: int) -> Sequence[int]:
        """Those whose next step is due, the one that has waited longest first."""
        ...

    def unanswered(self) -> Sequence[Visit]:
        """Those whose time is over and that nobody has answered for."""
        ...

    def tell(self, visit: int, people: Sequence[int], now: datetime) -> None:
        """Note that these people know of it."""
        ...

    def told(self, visit: int) -> Sequence[Person]:
        """Everybody who knows that they do not answer, in the order in which they were told."""
        ...

    def heard(self, visit: int, slot: str) -> Sequence[Person]:
        """Everybody who was ever told of it and has it on the phone, in this slot, or it is on its way there."""
        ...

    def calm(self, visit: int) -> None:
        """Note that there was an answer: nobody is alarmed any longer."""
        ...

    def forget_told(self, visit: int) -> None:
        """It is over: nobody is concerned any longer."""
        ...


class VisitWork(AlertWork, Protocol):
    """A transaction in which visits can be looked up and changed."""

    @property
    def visits(self) -> KnownVisits: ...
