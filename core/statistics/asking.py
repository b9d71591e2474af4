"""Who may look at the figures, and when they are shown."""

from dataclasses import dataclass

from core.kernel.notice import Notice
from core.kernel.work import Work
from core.people.person import Person
from core.people.rights import Action, allow
from core.statistics.notices import StatisticsKind


@dataclass(frozen=True)
class ShowFigures:
    """The tally as it is when the message is sent."""

    def __call__(self, by: Person, work: Work) -> None:
        allow(by, Action.SEE_FIGURES)
        work.tell(Notice(StatisticsKind.FIGURES, by.id))
