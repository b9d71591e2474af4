"""What the caretaker does with an alert: take it, note, join, close."""

from dataclasses import dataclass

from core.alerts import notices
from core.alerts.advancing import advance, leader_of, open_followers, reporter_hears
from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.allowing import allowed_alert, as_known
from core.alerts.climbing.notices import ClimbingKind, acute_joined
from core.alerts.climbing.ringing import call_off, keep, watch
from core.alerts.climbing.staying import sign_of_life
from core.alerts.climbing.urgency import lift_leader
from core.alerts.journal import Entry, EntryKind
from core.alerts.lifecycle import close, not_anothers, still_open, take
from core.alerts.message import Content, store
from core.alerts.needs import AlertWork
from core.alerts.notices import AlertKind
from core.alerts.reading import Urgency
from core.alerts.together import join
from core.kernel.notice import Reply
from core.kernel.refusal import Outdated
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action


@dataclass(frozen=True)
class Take:
    """ "I'll take it." The first wins; the others learn who and when. What is joined is taken together."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        if alert.taken_by == by.id and alert.is_open:
            return Reply("already_yours")
        leader = leader_of(alert, work)
        matter = leader if leader.is_open and alert.taken_by is None else alert
        advance(watch(take(matter, by.id, work.now), work), EntryKind.TOOK, by, work)
        return Reply("taken")


@dataclass(frozen=True)
class AskForOutcome:
    """How did it end? The card asks; NotAllowed for others than the one who has it, when somebody has."""

    alert: int
    kind: AlertKind = AlertKind.CLOSING

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        still_open(alert)
        not_anothers(alert, by.id)
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
            _somebody_acts_on(self.original, alert, work)
        closed = close(alert, by.id, self.outcome, work.now, destination=self.destination, duplicate_of=self.original)
        as_known(alert, self.as_of, work)
        advance(closed, EntryKind.CLOSED, by, work)
        return Reply("closed")


@dataclass(frozen=True)
class Join:
    """It is one matter with the earlier alert from the same place: one leads, and all others follow that one."""

    alert: int
    to: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        leader = leader_of(work.alerts.get(self.to), work)
        allowed_alert(leader.id, Action.HANDLE, by, work)
        if not leader.is_open or alert.joined_to is not None or alert.id == leader.id:
            raise Outdated
        for each in (alert, *open_followers(alert, work)):
            joined = _join(each, leader, by, work)
            lift_leader(joined, work)
            if joined.urgency is Urgency.ACUTE and joined.taken_by != each.taken_by:
                _wake(joined, leader.id, by, work)
        leader = work.alerts.get(leader.id)
        work.tell(*notices.cards_changed(leader, work.alerts.holders(leader.id), by.id))
        return Reply("joined", {"reference": leader.reference})


@dataclass(frozen=True)
class AskForNote:
    """The next message is a note to this alert."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        asking = Dialogue(DialogueKind.NOTE, work.now, alert.id)
        work.dialogues.open(by.id, asking)
        work.tell(notices.asked(AlertKind.ASK_FOR_NOTE, asking, by))


def add_note(alert: int, content: Content, by: Person, work: AlertWork) -> None:
    """Keep a note of the caretaker's, who is told so once an album; the reporter does not see it."""
    noted = allowed_alert(alert, Action.HANDLE, by, work)
    told = content.album is not None and work.reports.of_album(by.id, content.album) == noted.id
    store(content, noted.id, EntryKind.NOTED, by.id, work)
    sign_of_life(noted, by, work)
    if not told:
        work.tell(notices.plain(AlertKind.NOTED, by, noted.id))


def _somebody_acts_on(original: int, duplicate: Alert, work: AlertWork) -> None:
    """Refuse with Outdated an original that was withdrawn, or that ends with its duplicate and nobody would act."""
    wanted: int | None = original
    while wanted is not None:
        each = work.alerts.get(wanted)
        if each.state is AlertState.WITHDRAWN or duplicate.id in (each.id, each.joined_to):
            raise Outdated
        wanted = each.duplicate_of


def _join(alert: Alert, leader: Alert, by: Person, work: AlertWork) -> Alert:
    joined = join(alert, work.alerts.get(leader.id), by.id)
    call_off(alert, work)
    keep(joined, work)
    work.journal.write(Entry(work.new_id(), joined.id, EntryKind.JOINED, work.now, by.id))
    work.tell(*notices.cards_changed(joined, work.alerts.holders(joined.id), by.id))
    if joined.state is not alert.state:
        work.tell(*reporter_hears(joined, work))
    return joined


def _wake(joined: Alert, leader: int, by: Person, work: AlertWork) -> None:
    """Whoever has what something acute was joined to hears so, however long it was to wait or they were trusted with
    it, and is watched anew."""
    watched = watch(work.alerts.get(leader), work)
    work.alerts.climb(watched)
    work.hush(leader, ClimbingKind.STILL_ON_IT)
    has_it = work.people.get(watched.taken_by or 0)
    work.alerts.give(joined.id, [has_it.id], work.now)
    if has_it.id != by.id:
        work.tell(acute_joined(joined, watched, has_it))
