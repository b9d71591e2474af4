"""What a reporter does with a draft by pressing buttons: the guided lane, and what is missing in the free one."""

from dataclasses import dataclass, replace

from core.alerts import notices
from core.alerts.needs import AlertWork
from core.alerts.reading import Place, Reading, Sign, Urgency
from core.alerts.report import Report, ReportState, Step
from core.alerts.sending import NotReady, send, within_limits
from core.kernel.notice import Manner
from core.kernel.refusal import Outdated, Refused
from core.people.person import MAY_HIDE, Person, Role
from core.people.rights import Action, NotAllowed, Relation, allow

NOTHING_READ = Reading(Place(), frozenset(), None, danger=False, child=False)


@dataclass(eq=False)
class TooManyDrafts(Refused):
    """A neighbour has as many unsent drafts as the town allows."""

    at_most: int


def new_draft(by: Person, name: str | None, work: AlertWork, *, guided: bool, in_danger: bool = False) -> Report:
    """An empty draft, with the area of staff who have only one. `name` is what a neighbour's account shows. A neighbour
    may have so many, unless life is in danger."""
    allow(by, Action.REPORT, Relation.OWN)
    at_most = work.town.drafts.open_at_most
    if by.role is Role.NEIGHBOUR and not in_danger and len(work.reports.drafts_of(by.id)) >= at_most:
        raise TooManyDrafts(at_most)
    report = Report(
        work.new_id(),
        by.id,
        by.role,
        created_at=work.now,
        touched_at=work.now,
        guided=guided,
        step=Step.AREA if guided else Step.FREE,
        name=by.name if by.is_member else name,
    )
    report = report.in_area(by.only_area) if by.only_area else report
    work.reports.add(report)
    return report


def own_draft(report: int, by: Person, work: AlertWork) -> Report:
    """Their own draft; Outdated once it was sent or dropped, NotAllowed when it is somebody else's."""
    draft = work.reports.get(report)
    if draft.reporter != by.id:
        raise NotAllowed
    if draft.state is not ReportState.DRAFT:
        raise Outdated
    return draft


def keep(report: Report, work: AlertWork, manner: Manner = Manner.EDIT) -> None:
    """Save the draft and show it as it is now."""
    touched = replace(report, touched_at=work.now, asked_at=None)
    work.reports.save(touched)
    work.tell(notices.draft(touched, manner))


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
        keep(own_draft(self.report, by, work).at(None, NOTHING_READ), work)


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
class Hide:
    """Send it with my name hidden, or with my name after all. For neighbours and professionals."""

    report: int
    hidden: bool

    def __call__(self, by: Person, work: AlertWork) -> None:
        if by.role not in MAY_HIDE:
            raise NotAllowed
        keep(own_draft(self.report, by, work).hiding(self.hidden), work)


@dataclass(frozen=True)
class Drop:
    """Forget it."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        draft = own_draft(self.report, by, work)
        work.reports.drop(draft)
        work.tell(notices.draft_dropped(draft, by_age=False))
