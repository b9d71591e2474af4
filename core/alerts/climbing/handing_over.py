"""Send videre: to a named colleague, who has to accept; until then it stays where it is. And Slip den: to nobody."""

from dataclasses import dataclass

from core.alerts import notices
from core.alerts.advancing import advance, matter_of
from core.alerts.alert import Alert
from core.alerts.allowing import allowed_alert, as_known
from core.alerts.climbing.notices import ClimbingKind, offer_answered, offered
from core.alerts.climbing.ringing import keep, roster_of, show_to_followers, watch
from core.alerts.climbing.stepping import give_back
from core.alerts.journal import Entry, EntryKind
from core.alerts.lifecycle import accept, decline, not_anothers, offer, still_open
from core.alerts.needs import AlertWork
from core.kernel.notice import Reply
from core.kernel.refusal import Outdated, Refused
from core.people.person import Person
from core.people.rights import Action


class NobodyThere(Refused):
    """No colleague can be reached now; or the one who was named cannot (any longer)."""


def colleagues(by: Person, work: AlertWork) -> list[Person]:
    """To whom it can be sent: everybody else who acts on alerts, is there and can be reached."""
    roster = roster_of(work)
    return [person for person in roster.staff if person.id != by.id and roster.can_be_rung(person)]


@dataclass(frozen=True)
class AskForColleague:
    """To whom? The card asks."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        still_open(alert)
        not_anothers(alert, by.id)
        if not colleagues(by, work):
            raise NobodyThere
        work.tell(notices.on_card(ClimbingKind.COLLEAGUES, alert, by))


@dataclass(frozen=True)
class HandOver:
    """Offer it to this colleague."""

    alert: int
    as_of: int
    to: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        matter = matter_of(alert, work)
        after = offer(matter, by.id, self.to)
        as_known(matter, self.as_of, work)
        to = next((person for person in colleagues(by, work) if person.id == self.to), None)
        if to is None:
            raise NobodyThere
        work.alerts.give(matter.id, [to.id], work.now)
        _keep(after, EntryKind.OFFERED, to, work)
        work.tell(offered(after, to))
        return Reply("offered", {"name": to.name or ""})


@dataclass(frozen=True)
class AcceptOffer:
    """ "Yes, I'll take it.\""""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        if alert.taken_by == by.id and alert.is_open:
            return Reply("already_yours")
        advance(watch(accept(alert, by.id, work.now), work), EntryKind.TOOK, by, work)
        _answer(alert, by, work, accepted=True)
        return Reply("taken")


@dataclass(frozen=True)
class DeclineOffer:
    """ "No, thank you.\""""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        _keep(decline(alert, by.id), EntryKind.DECLINED, by, work)
        _answer(alert, by, work, accepted=False)
        return Reply("declined")


@dataclass(frozen=True)
class LetGo:
    """ "Not me after all.\" It is on the ladder again, with everything that follows it."""

    alert: int
    as_of: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        still_open(alert)
        not_anothers(alert, by.id)
        if alert.taken_by is None:
            raise Outdated
        matter = matter_of(alert, work)
        as_known(matter, self.as_of, work)
        give_back(matter, EntryKind.LET_GO, work, by.id)
        return Reply("let_go" if work.alerts.get(matter.id).is_open else "over")


def _keep(alert: Alert, kind: EntryKind, about: Person, work: AlertWork) -> None:
    keep(alert, work)
    work.journal.write(Entry(work.new_id(), alert.id, kind, work.now, about.id))
    work.tell(*notices.cards_changed(alert, work.alerts.holders(alert.id), alert.offered_by))
    show_to_followers(alert, work)


def take_back_offer(offer: int, work: AlertWork) -> None:
    """To whom it was offered has left: as if they had said no."""
    alert = work.alerts.get(offer)
    to = work.people.get(alert.offered_to or 0)
    _keep(decline(alert, to.id), EntryKind.DECLINED, to, work)
    _answer(alert, to, work, accepted=False)


def _answer(alert: Alert, by: Person, work: AlertWork, *, accepted: bool) -> None:
    """Whoever offered it hears what became of it."""
    if alert.offered_by is not None:
        to, there = work.people.get(alert.offered_by), not roster_of(work).is_away(alert.offered_by)
        work.tell(offer_answered(alert, to, by.id, accepted=accepted, there=there))
