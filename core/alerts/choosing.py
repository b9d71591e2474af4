"""What a reporter chooses about a draft by pressing buttons: the guided lane, and what is missing in the free one."""

from dataclasses import dataclass

from core.alerts import notices
from core.alerts.drafting import keep, new_draft, own_draft
from core.alerts.needs import AlertWork
from core.alerts.reading import Place, Reading, Sign, Urgency
from core.alerts.report import Step
from core.alerts.sending import NotReady, send, within_limits
from core.alerts.serving import draft_is_over
from core.kernel.notice import Manner
from core.people.person import Person

_NOTHING_READ = Reading(Place(), frozenset(), None, danger=False, child=False)


@dataclass(frozen=True)
class StartGuided:
    """Be led through a report, question by question."""

    name: str | None

    def __call__(self, by: Person, work: AlertWork) -> None:
        within_limits(by, work)
        work.dialogues.close(by.id)
        keep(new_draft(by, self.name, work, guided=True), work, Manner.MOVE)


@dataclass(frozen=True)
class ChooseArea:
    """It is in this area. Sends a free report whose urgency was pressed before, and any that speaks of danger."""

    report: int
    area: str

    def __call__(self, by: Person, work: AlertWork) -> None:
        draft = own_draft(self.report, by, work).in_area(work.town.area(self.area).key)
        if draft.is_ready and (draft.in_danger or not draft.guided):
            send(draft, by, work, Manner.EDIT)
        else:
            keep(draft, work)


@dataclass(frozen=True)
class ToggleSign:
    """This sign was seen, or was not after all."""

    report: int
    sign: Sign

    def __call__(self, by: Person, work: AlertWork) -> None:
        keep(own_draft(self.report, by, work).with_sign(self.sign), work)


@dataclass(frozen=True)
class FinishSigns:
    """These are the signs."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        keep(own_draft(self.report, by, work).signs_chosen(), work)


@dataclass(frozen=True)
class SkipWhere:
    """There is no more to say about where it is."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        keep(own_draft(self.report, by, work).at(None, _NOTHING_READ), work)


@dataclass(frozen=True)
class ChooseUrgency:
    """So urgent it is. Sends a report that was written freely, once its area is known."""

    report: int
    urgency: Urgency

    def __call__(self, by: Person, work: AlertWork) -> None:
        draft = own_draft(self.report, by, work).as_urgent_as(self.urgency)
        if draft.is_ready and not draft.guided:
            send(draft, by, work, Manner.EDIT)
        else:
            keep(draft, work)


@dataclass(frozen=True)
class Send:
    """Send it as it is."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        draft = own_draft(self.report, by, work)
        if not draft.is_ready:
            raise NotReady
        send(draft, by, work, Manner.EDIT)


@dataclass(frozen=True)
class Change:
    """Go to one of its questions, to answer it anew; Step.CHANGE asks which."""

    report: int
    step: Step

    def __call__(self, by: Person, work: AlertWork) -> None:
        keep(own_draft(self.report, by, work).asking(self.step), work)


@dataclass(frozen=True)
class LeaveChange:
    """Nothing to change after all."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        keep(own_draft(self.report, by, work).settled(), work)


@dataclass(frozen=True)
class Drop:
    """Forget it."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        draft = own_draft(self.report, by, work)
        draft_is_over(draft.id, work)
        work.reports.drop(draft)
        work.tell(notices.draft_dropped(draft, by_age=False))
