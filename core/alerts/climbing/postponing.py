"""Udskyd: not now, but at a moment that somebody names; then it is on the ladder again."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from core.alerts.advancing import matter_of, record_among_colleagues
from core.alerts.alert import Alert
from core.alerts.allowing import allowed_alert, as_known
from core.alerts.climbing.ladder import first_rings_at, ladder_for
from core.alerts.climbing.notices import ClimbingKind, ask_for_time
from core.alerts.climbing.notices import postponed as told_postponed
from core.alerts.climbing.ringing import show_to_followers
from core.alerts.journal import EntryKind
from core.alerts.lifecycle import postpone
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.alerts.notices import on_card
from core.kernel.notice import Reply
from core.kernel.refusal import Refused
from core.kernel.spoken import read_moment
from core.kernel.working_time import WorkingTime
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action

LONGEST = timedelta(days=90)
"""What is put off for longer would be forgotten."""
_MORNING, _AFTERNOON = time(8), time(13)


class Delay(StrEnum):
    """The moments on the buttons."""

    HOUR = "hour"
    AFTERNOON = "afternoon"
    TOMORROW = "tomorrow"
    NEXT_WEEK = "next_week"


@dataclass(eq=False)
class TimeUnreadable(Refused):
    """What was written is no moment, or not one within the next `days` days."""

    days: int


def moment_of(delay: Delay, now: datetime, hours: WorkingTime) -> datetime | None:
    """When it ends, on the town's clock; None when that is over for today."""
    today = hours.day_of(now)
    match delay:
        case Delay.HOUR:
            return now + timedelta(hours=1)
        case Delay.AFTERNOON:
            afternoon = hours.at(today, _AFTERNOON)
            return afternoon if afternoon > now else None
        case Delay.TOMORROW:
            return hours.at(today + timedelta(days=1), _MORNING)
        case Delay.NEXT_WEEK:
            return hours.at(today + timedelta(days=7 - today.weekday()), _MORNING)


@dataclass(frozen=True)
class AskForDelay:
    """Until when? The card asks."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        postpone(matter_of(alert, work), by.id, work.now)
        work.tell(on_card(ClimbingKind.POSTPONING, alert, by))


@dataclass(frozen=True)
class Postpone:
    """Until the moment on the button."""

    alert: int
    as_of: int
    delay: Delay

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        until = moment_of(self.delay, work.now, work.hours)
        return _postpone(alert, self.as_of, until, by, work)


@dataclass(frozen=True)
class AskForTime:
    """The next message is the moment."""

    alert: int
    as_of: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        postpone(matter_of(alert, work), by.id, work.now)
        facts = {"as_of": self.as_of}
        work.dialogues.open(by.id, Dialogue(DialogueKind.POSTPONE, work.now, alert.id, facts))
        work.tell(ask_for_time(alert, by))


def postpone_as_written(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """The moment came, in somebody's own words. What cannot be read is asked for again."""
    alert = allowed_alert(dialogue.matter, Action.HANDLE, by, work)
    until = read_moment(content.words or "", work.now, work.town.zone)
    if until is None or until > work.now + LONGEST:
        work.dialogues.open(by.id, Dialogue(DialogueKind.POSTPONE, work.now, alert.id, dialogue.facts))
        work.tell(ask_for_time(alert, by, again=True))
        return
    _postpone(alert, int(dialogue.facts["as_of"] or 0), until, by, work)
    work.tell(told_postponed(alert, by))


def _postpone(alert: Alert, as_of: int, until: datetime | None, by: Person, work: AlertWork) -> Reply:
    matter = matter_of(alert, work)
    if until is None:
        raise TimeUnreadable(LONGEST.days)
    postponed = postpone(matter, by.id, until)
    as_known(matter, as_of, work)
    record_among_colleagues(postponed, EntryKind.POSTPONED, by, work)
    show_to_followers(postponed, work)
    rings = first_rings_at(ladder_for(matter.urgency, work.town.ladders), until, work.hours)
    if rings == until:
        return Reply("postponed", {"until": until})
    return Reply("postponed_and_later", {"until": until, "rings": rings})
