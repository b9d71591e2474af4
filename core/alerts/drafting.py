"""A report that is not sent yet: begun, looked up, kept and shown."""

from dataclasses import dataclass, replace

from core.alerts import notices
from core.alerts.needs import AlertWork
from core.alerts.report import Report, ReportState, Step
from core.kernel.notice import Manner
from core.kernel.refusal import Outdated, Refused
from core.people.person import Person, Role
from core.people.rights import Action, Relation, allow, if_so


@dataclass(eq=False)
class TooManyDrafts(Refused):
    """A neighbour has as many unsent drafts as the town allows."""

    at_most: int


def new_draft(by: Person, name: str | None, work: AlertWork, *, guided: bool, limited: bool = True) -> Report:
    """An empty draft; a guided one has the area of staff who have only one. `name` is what a neighbour's account shows.
    A neighbour may have so many; danger to life and answers are not `limited`."""
    allow(by, Action.REPORT, Relation.OWN)
    at_most = work.town.drafts.open_at_most
    if limited and by.role is Role.NEIGHBOUR and len(work.reports.drafts_of(by.id)) >= at_most:
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
    report = report.in_area(by.only_area) if by.only_area and guided else report
    work.reports.add(report)
    return report


def own_draft(report: int, by: Person, work: AlertWork) -> Report:
    """Their own draft; Outdated once it was sent or dropped, NotAllowed when it is somebody else's."""
    draft = work.reports.get(report)
    allow(by, Action.REPORT, *if_so(draft.reporter == by.id, Relation.OWN))
    if draft.state is not ReportState.DRAFT:
        raise Outdated
    return draft


def keep(report: Report, work: AlertWork, manner: Manner = Manner.EDIT) -> None:
    """Save the draft and show it as it is now."""
    touched = replace(report, touched_at=work.now, asked_at=None)
    work.reports.save(touched)
    work.tell(notices.draft(touched, manner))
