"""Spær afsender: for a time, with a reason, openly or silently; of a hidden sender without anybody learning who."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.alerts.allowing import allowed_alert
from core.alerts.details import is_reason
from core.alerts.keeping_out import notices
from core.alerts.keeping_out.door import hash_of, kept_out, who_reads
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.kernel.months import months_later
from core.kernel.notice import Reply
from core.kernel.refusal import Outdated, Refused
from core.people.dialogue import Dialogue, DialogueKind
from core.people.notices import over
from core.people.person import Person, Role
from core.people.rights import Action, roles_with
from core.privacy.kept_out import KeptOut


class NobodyReads(Refused):
    """Whoever is kept out silently writes to the secretariat, and nobody is there who could read it."""


class Length(StrEnum):
    """For how long."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True)
class AskToKeepOut:
    """For how long, and is the sender to know?"""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        sender_of(self.alert, by, work)
        work.tell(notices.ask_how(self.alert, by))


@dataclass(frozen=True)
class LeaveKeepingOut:
    """They go on as before."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        sender_of(self.alert, by, work)
        facts = {"page": notices.page(self.alert)}
        work.tell(over(Dialogue(DialogueKind.KEEP_OUT, work.now, self.alert, facts), by))
        return Reply("never_mind")


@dataclass(frozen=True)
class KeepOut:
    """So long, so openly; the next message is the reason."""

    alert: int
    length: Length
    silent: bool

    def __call__(self, by: Person, work: AlertWork) -> None:
        sender_of(self.alert, by, work)
        if self.silent and not who_reads(work):
            raise NobodyReads
        facts = {"length": self.length.value, "silent": self.silent, "page": notices.page(self.alert)}
        _ask_why(Dialogue(DialogueKind.KEEP_OUT, work.now, self.alert, facts), by, work)


def keep_out_because(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """The reason came: it is so, the secretariat hears it, and so does the sender, unless it is silent. What is no
    reason is asked for again. A new one takes the place of an earlier."""
    sender, reason = sender_of(dialogue.matter, by, work), content.words or ""
    if not is_reason(reason):
        asking = Dialogue(DialogueKind.KEEP_OUT, work.now, dialogue.about, dialogue.facts)
        _ask_why(asking, by, work, again=True)
        return
    earlier = kept_out(sender, work)
    if earlier is not None:
        work.kept_out.save(replace(earlier, ended_at=work.now))
    until = ends_at(Length(str(dialogue.facts["length"])), work)
    silent = bool(dialogue.facts["silent"])
    block = KeptOut(work.new_id(), hash_of(sender, work), silent, reason, by.id, work.now, until)
    work.kept_out.add(block)
    work.tell(notices.done(block, by, dialogue.page), *(notices.block(block, each) for each in reviewers(block, work)))
    if not silent:
        work.tell(notices.told(block, sender.id))


def sender_of(alert: int, by: Person, work: AlertWork) -> Person:
    """Who reported it; Outdated when that is nobody who can be kept out."""
    report = work.reports.get(allowed_alert(alert, Action.KEEP_OUT, by, work).id)
    sender = work.people.get(report.reporter)
    if not is_neighbour(sender) or sender.id == by.id:
        raise Outdated
    return sender


def is_neighbour(sender: Person) -> bool:
    """Nobody who takes part is kept out: they have an employer to answer to. Of whoever was erased nobody knows."""
    return sender.role is Role.NEIGHBOUR and sender.is_known


def ends_at(length: Length, work: AlertWork) -> datetime:
    """By the town's calendar."""
    match length:
        case Length.WEEK:
            return work.now + timedelta(days=7)
        case Length.MONTH:
            return months_later(work.now, 1, work.town.zone)
        case Length.QUARTER:
            return months_later(work.now, 3, work.town.zone)


def reviewers(block: KeptOut, work: AlertWork) -> list[Person]:
    """Everybody in the secretariat but whoever did it."""
    people = work.people.with_roles(*roles_with(Action.REVIEW_KEPT_OUT))
    return [person for person in people if person.id != block.by]


def _ask_why(asking: Dialogue, by: Person, work: AlertWork, *, again: bool = False) -> None:
    work.dialogues.open(by.id, asking)
    work.tell(notices.ask_why(asking, by, again=again))
