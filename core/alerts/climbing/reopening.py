"""Genåbn: what was closed is opened again, for a reason; never by accident."""

from dataclasses import dataclass

from core.alerts.advancing import record
from core.alerts.alert import Alert
from core.alerts.allowing import allowed_alert, as_known
from core.alerts.climbing.notices import ask_for_reason, opened_again
from core.alerts.climbing.ringing import watch
from core.alerts.journal import EntryKind
from core.alerts.lifecycle import reopen
from core.alerts.message import Content, store
from core.alerts.needs import AlertWork
from core.alerts.report import ReportState
from core.kernel.refusal import Outdated
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action


@dataclass(frozen=True)
class AskForReason:
    """Why? The next message is the reason."""

    alert: int
    as_of: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        as_known(alert, self.as_of, work)
        reopen(alert, by.id, work.now)
        _not_taken_back(alert, work)
        facts = {"as_of": self.as_of}
        work.dialogues.open(by.id, Dialogue(DialogueKind.REOPEN, work.now, alert.id, facts))
        work.tell(ask_for_reason(alert, by))


def reopen_because(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """The reason came: it is open again and theirs, and its reporter hears so. Without words it is asked for again."""
    alert = allowed_alert(dialogue.matter, Action.HANDLE, by, work)
    if not content.words:
        work.dialogues.open(by.id, Dialogue(DialogueKind.REOPEN, work.now, alert.id, dialogue.facts))
        work.tell(ask_for_reason(alert, by))
        return
    _not_taken_back(alert, work)
    opened = watch(reopen(alert, by.id, work.now), work)
    as_known(alert, int(dialogue.facts["as_of"] or 0), work)
    store(content, alert.id, EntryKind.REOPENED, by.id, work)
    work.alerts.give(alert.id, [by.id], work.now)
    record(opened, EntryKind.TOOK, by, work)
    work.tell(opened_again(opened, by))


def _not_taken_back(alert: Alert, work: AlertWork) -> None:
    """Refuse with Outdated what its reporter took back while somebody had it: that stays over."""
    if work.reports.get(alert.id).state is ReportState.WITHDRAWN:
        raise Outdated
