"""What reporters do with reports they have sent: see them, add to them, withdraw them."""

from dataclasses import dataclass, replace

from core.alerts import notices
from core.alerts.advancing import open_followers, pass_on_lead
from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.ringing import call_off, keep
from core.alerts.climbing.urgency import change_urgency
from core.alerts.duty import mind
from core.alerts.journal import Entry, EntryKind
from core.alerts.keeping_out.door import kept_out, refuse_openly
from core.alerts.lifecycle import alarm, reassess, withdraw
from core.alerts.message import Content, store
from core.alerts.needs import AlertWork
from core.alerts.notices import AlertKind
from core.alerts.reading import Urgency
from core.alerts.report import Report, ReportState
from core.alerts.together import as_urgent_as, as_urgent_as_all
from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action, Relation, allow, if_so


def own(report: int, by: Person, work: AlertWork) -> tuple[Report, Alert]:
    """Their own sent report and its alert; NotAllowed when it is somebody else's."""
    mine = work.reports.get(report)
    allow(by, Action.FOLLOW_OWN, *if_so(mine.reporter == by.id, Relation.OWN))
    if mine.state is ReportState.DRAFT:
        raise Outdated
    return mine, work.alerts.get(report)


@dataclass(frozen=True)
class ShowOwnReports:
    """What have I reported, and what became of it?"""

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.FOLLOW_OWN, Relation.OWN)
        work.tell(notices.plain(AlertKind.OWN_REPORTS, by))


@dataclass(frozen=True)
class ShowOwnReport:
    """One of them, at the bottom of the chat."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        mine, _ = own(self.report, by, work)
        work.tell(notices.receipt(mine, Manner.MOVE))


@dataclass(frozen=True)
class AskToAdd:
    """The next message belongs to this report."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        mine, alert = own(self.report, by, work)
        if not alert.is_open:
            raise Outdated
        asking = Dialogue(DialogueKind.ADD, work.now, mine.id)
        work.dialogues.open(by.id, asking)
        work.tell(notices.asked(AlertKind.ASK_TO_ADD, asking, by))


def add_to(report: Report, content: Content, by: Person, work: AlertWork) -> None:
    """Add to a sent report; whoever has its card hears of it, and the reporter that it arrived, once an album."""
    mine, alert = own(report.id, by, work)
    reading = work.read(content.words or "")
    quiet = not reading.danger and _is_kept_out(by, work)
    told = content.album is not None and work.reports.of_album(by.id, content.album) == mine.id
    store(content, mine.id, EntryKind.ADDED, by.id, work)
    work.reports.save(mind(mine, reading, work))
    if told and not reading.danger:
        return
    work.tell(notices.plain(AlertKind.ADDED, by, mine.id))
    if quiet:
        return
    holders = _others_who_have_it(alert, by, work)
    if reading.danger and alert.is_open and alert.urgency is not Urgency.ACUTE:
        alert = change_urgency(alarm(alert), work, ring=True)
    work.tell(*notices.reporter_says(alert, holders, "added"))


def _is_kept_out(by: Person, work: AlertWork) -> bool:
    """Silently: what they add is kept, and rings nobody. Whoever was told so is refused."""
    refuse_openly(by, work)
    return kept_out(by, work) is not None


def _others_who_have_it(alert: Alert, by: Person, work: AlertWork) -> list[Person]:
    """Nobody is told of what they did themselves."""
    return [person for person in work.alerts.holders(alert.id) if person.id != by.id]


@dataclass(frozen=True)
class Withdraw:
    """The reporter takes it back."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        mine, alert = own(self.report, by, work)
        if mine.state is ReportState.WITHDRAWN:
            raise Outdated
        after = withdraw(alert, work.now)
        taken_back = replace(mine, state=ReportState.WITHDRAWN)
        keep(after, work)
        work.reports.save(taken_back)
        work.journal.write(Entry(work.new_id(), mine.id, EntryKind.WITHDREW, work.now, by.id))
        holders = work.alerts.holders(alert.id)
        if after.state is AlertState.WITHDRAWN:
            call_off(alert, work)
            pass_on_lead(after, work)
        work.tell(notices.receipt(taken_back, Manner.EDIT), *notices.cards_changed(after, holders, None))
        work.tell(*notices.reporter_says(after, _others_who_have_it(after, by, work), "withdrew"))
        return Reply("withdrawn")


@dataclass(frozen=True)
class Reassess:
    """The reporter says how urgent it really is, when the words alone had made it acute."""

    report: int
    urgency: Urgency

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        mine, alert = own(self.report, by, work)
        if alert.urgency is self.urgency:
            return Reply("as_it_was")
        after = as_urgent_as_all(reassess(alert, self.urgency), open_followers(alert, work))
        if after.urgency is not alert.urgency:
            change_urgency(after, work, ring=as_urgent_as(alert, after).urgency is after.urgency)
        work.reports.save(replace(mine, urgency=self.urgency))
        work.journal.write(Entry(work.new_id(), mine.id, EntryKind.REASSESSED, work.now, by.id))
        work.tell(notices.receipt(mine, Manner.EDIT))
        return Reply("reassessed")
