"""Behold længere: what was to be erased stays, for a time and for a reason."""

from dataclasses import dataclass

from core.alerts.alert import Alert
from core.alerts.allowing import allowed_alert
from core.alerts.ending import notices
from core.alerts.ending.length import group_of, stays_until
from core.alerts.journal import EntryKind
from core.alerts.message import Content, store
from core.alerts.needs import AlertWork
from core.kernel.refusal import Outdated
from core.kernel.town.retention import Period
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action, allow


@dataclass(frozen=True)
class ShowWhatGoes:
    """Turn to the page with this one, counted from nought."""

    offset: int = 0

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.SEE_LIST)
        work.tell(notices.page_of_list(by, max(0, self.offset)))


@dataclass(frozen=True)
class AskHowLong:
    """How much longer? Outdated for what is open again."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        work.tell(notices.how_long(_ended(self.alert, by, work), by))


@dataclass(frozen=True)
class AskWhyLonger:
    """So many months longer; the next message is the reason."""

    alert: int
    months: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = _ended(self.alert, by, work)
        if self.months not in work.town.retention.longer_months:
            raise Outdated
        _ask(alert, self.months, by, work)


def keep_longer_because(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """The reason came: it stays so much longer than it would have, and so does what belongs to it. Without words the
    reason is asked for again."""
    alert, months = _ended(dialogue.matter, by, work), int(dialogue.facts["months"] or 0)
    if not content.words:
        _ask(alert, months, by, work)
        return
    until = Period(months=months).after(max(stays_until(alert, work), work.now), work.town.zone)
    for each in group_of(alert, work):
        work.stays.move(each.id, until)
    store(content, alert.id, EntryKind.KEPT, by.id, work)
    work.tell(notices.stays(alert, by))


def _ask(alert: Alert, months: int, by: Person, work: AlertWork) -> None:
    asking = Dialogue(DialogueKind.KEEP, work.now, alert.id, {"months": months})
    work.dialogues.open(by.id, asking)
    work.tell(notices.why_longer(asking, by))


def _ended(alert: int, by: Person, work: AlertWork) -> Alert:
    ended = allowed_alert(alert, Action.HANDLE, by, work)
    if work.stays.of(ended.id) is None:
        raise Outdated
    return ended
