"""The secretariat's list: which residents are to be told, by when, and what was decided."""

from dataclasses import dataclass

from core.alerts.needs import AlertWork
from core.informing import notices
from core.kernel.notice import Manner
from core.people.person import Person
from core.people.rights import Action, allow


@dataclass(frozen=True)
class AskForInformings:
    """The list, below the question."""

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.SEE_INFORMINGS)
        work.tell(notices.listed(by, 0, Manner.MOVE))


@dataclass(frozen=True)
class ShowInformings:
    """Turn to the page with this one, counted from nought."""

    offset: int = 0

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.SEE_INFORMINGS)
        work.tell(notices.listed(by, max(0, self.offset), Manner.EDIT))
