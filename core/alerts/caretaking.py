"""What the caretaker does with an alert: take it, note, join, close."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.alerts import notices
from core.alerts.alert import Alert, Outcome
from core.alerts.journal import Entry, EntryKind
from core.alerts.lifecycle import AlreadyTaken, close, follow, join, still_open, take
from core.alerts.message import Content, store
from core.alerts.needs import AlertWork
from core.alerts.notices import AlertKind
from core.alerts.report import ReportState
from core.kernel.notice import Notice, Reply
from core.kernel.refusal import Outdated
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action, Relation, allow, may


def allowed_alert(alert: int, action: Action, by: Person, work: AlertWork) -> Alert:
    """The alert, when they may do this to it; NotAllowed otherwise."""
    allow(by, action, _relation(alert, by, work))
    return work.alerts.get(alert)


def may_note(alert: int, by: Person, work: AlertWork) -> bool:
    """Whether what they write about it is a note: they act on it."""
    return may(by, Action.HANDLE, _relation(alert, by, work))


@dataclass(frozen=True)
class Take:
    """ "I'll take it." The first wins; the others learn who and when."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        if alert.taken_by == by.id and alert.is_open:
            return Reply("already_yours")
        advance(take(alert, by.id, work.now), EntryKind.TOOK, by, work)
        return Reply("taken")


@dataclass(frozen=True)
class AskForOutcome:
    """How did it end? The card asks; NotAllowed for others than the one who has it, when somebody has."""

    alert: int
    kind: AlertKind = AlertKind.CLOSING

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        still_open(alert)
        if alert.taken_by not in (None, by.id) and alert.taken_at is not None:
            raise AlreadyTaken(alert.taken_by, alert.taken_at)
        work.tell(notices.on_card(self.kind, alert, by))


@dataclass(frozen=True)
class Close:
    """It ended so. `as_of` is the version the button knew: an older one changes nothing."""

    alert: int
    as_of: int
    outcome: Outcome
    destination: str | None = None
    original: int | None = None

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        still_open(alert)
        if self.outcome is Outcome.DUPLICATE and self.original is not None:
            work.alerts.get(self.original)
        closed = close(alert, by.id, self.outcome, work.now, destination=self.destination, duplicate_of=self.original)
        if alert.version != self.as_of:
            raise Outdated
        advance(closed, EntryKind.CLOSED, by, work)
        return Reply("closed")


@dataclass(frozen=True)
class Join:
    """It is one matter with the earlier alert from the same place."""

    alert: int
    to: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        leader = allowed_alert(self.to, Action.HANDLE, by, work)
        if not leader.is_open or leader.joined_to is not None or alert.id == leader.id:
            raise Outdated
        joined = join(alert, leader)
        if leader.taken_by is not None:
            joined = follow(joined, leader)
        work.alerts.save(joined)
        work.journal.write(Entry(work.new_id(), alert.id, EntryKind.JOINED, work.now, by.id))
        work.tell(*notices.cards_changed(joined, work.alerts.holders(joined.id), by.id))
        if joined.state is not alert.state:
            work.tell(*_reporter_hears(joined, work))
        return Reply("joined", {"reference": leader.reference})


@dataclass(frozen=True)
class AskForNote:
    """The next message is a note to this alert."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        work.dialogues.open(by.id, Dialogue(DialogueKind.NOTE, work.now, alert.id))
        work.tell(notices.plain(AlertKind.ASK_FOR_NOTE, by, alert.id))


def add_note(alert: int, content: Content, by: Person, work: AlertWork) -> None:
    """Keep a note of the caretaker's; the reporter does not see it."""
    noted = allowed_alert(alert, Action.HANDLE, by, work)
    store(content, noted.id, EntryKind.NOTED, by.id, work)
    work.tell(notices.plain(AlertKind.NOTED, by, noted.id))


def advance(alert: Alert, kind: EntryKind, by: Person | None, work: AlertWork) -> None:
    """Save the next step of an alert and of all that are joined to it, and let everybody concerned know."""
    for each in (alert, *_following(alert, work)):
        work.alerts.save(each)
        work.journal.write(Entry(work.new_id(), each.id, kind, work.now, by.id if by else None))
        work.hush(each.id, AlertKind.CARD)
        holders = _with(work.alerts.holders(each.id), by)
        work.tell(*notices.cards_changed(each, holders, by.id if by else None))
        work.tell(*_reporter_hears(each, work))


def _relation(alert: int, by: Person, work: AlertWork) -> Relation:
    return Relation.ROUTED if work.alerts.is_holder(alert, by.id) else Relation.ANY


def _following(leader: Alert, work: AlertWork) -> list[Alert]:
    return [follow(each, leader) for each in work.alerts.joined_to(leader.id) if each.is_open]


def _reporter_hears(alert: Alert, work: AlertWork) -> tuple[Notice, ...]:
    report = work.reports.get(alert.id)
    return () if report.state is ReportState.WITHDRAWN else notices.status(report, alert)


def _with(holders: Sequence[Person], by: Person | None) -> Sequence[Person]:
    return holders if by is None or by in holders else (*holders, by)
