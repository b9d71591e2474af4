"""What belongs to a conversation, how long it lasts, and who hears what the reporter answers."""

from dataclasses import dataclass
from datetime import timedelta

from core.alerts.alert import Alert, AlertState
from core.alerts.allowing import may_act_on
from core.alerts.climbing.ringing import roster_of
from core.alerts.journal import SPOKEN
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.alerts.talking.notices import BETWEEN_THE_TWO
from core.kernel.refusal import Refused
from core.people.person import Person


@dataclass(eq=False)
class TalkOver(Refused):
    """It ended more than so many days ago."""

    reference: str
    days: int


def lasts(alert: Alert, work: AlertWork) -> bool:
    """Whether the two may still write to each other."""
    days = timedelta(days=work.town.follow_up.reply_days)
    return alert.closed_at is None or work.now <= alert.closed_at + days


def insist_it_lasts(alert: Alert, work: AlertWork) -> None:
    """TalkOver when it ended too long ago."""
    if not lasts(alert, work):
        raise TalkOver(alert.reference, work.town.follow_up.reply_days)


def may_say(alert: Alert, by: Person, work: AlertWork) -> bool:
    """Whether they may write to its reporter: whoever may act on it, while nobody else has it."""
    return may_act_on(alert.id, by, work) and is_theirs_to_say(alert, by, work)


def is_theirs_to_say(alert: Alert, by: Person, work: AlertWork) -> bool:
    """Whether somebody who may act on it may write to its reporter."""
    reporter = work.reports.get(alert.id).reporter
    if reporter == by.id or not work.people.get(reporter).is_known:
        return False
    if alert.is_open:
        return alert.taken_by in (None, by.id)
    return alert.state is AlertState.CLOSED and lasts(alert, work)


def belongs_to_it(content: Content, by: Person, work: AlertWork) -> bool:
    """Whether this answers what one side wrote to the other, or is part of an album that did."""
    if content.answers is not None:
        own = work.journal.by_message(by.id, content.answers)
        spoken = own is not None and own.kind in SPOKEN
        return spoken or work.reports.is_of_kind(by.id, content.answers, BETWEEN_THE_TWO)
    if content.album is not None:
        first = work.journal.of_album(by.id, content.album)
        return first is not None and first.kind in SPOKEN
    return False


def hearers(alert: Alert, work: AlertWork) -> list[Person]:
    """Who hears the reporter: whoever has it, or closed it, or stands in for them; else everybody who has its card;
    else those in charge of the area, who have it from now on. Never the reporter, and nobody when nobody can be
    reached."""
    roster, reporter = roster_of(work), work.reports.get(alert.id).reporter
    whose = alert.taken_by if alert.is_open else alert.closed_by
    theirs = next((person for person in roster.staff if person.id == whose), None)
    one = roster.in_place_of(theirs) if theirs else None
    holders = [person for person in work.alerts.holders(alert.id) if roster.can_be_rung(person)]
    groups = ([one] if one else [], holders, roster.caretakers(alert.area), roster.secretariat())
    others = ([person for person in group if person.id != reporter] for group in groups)
    heard = next(filter(None, others), [])
    work.alerts.give(alert.id, [person.id for person in heard], work.now)
    return heard
