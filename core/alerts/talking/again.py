"""What one side wrote to the other is shown again: it had been taken out of the chat."""

from dataclasses import dataclass

from core.alerts.allowing import allowed_alert
from core.alerts.following import own
from core.alerts.journal import SPOKEN, EntryKind
from core.alerts.message import file_of
from core.alerts.needs import AlertWork
from core.alerts.talking.notices import TalkKind, what_was_said
from core.kernel.refusal import Outdated
from core.people.person import Person
from core.people.rights import Action


@dataclass(frozen=True)
class ReadAgain:
    """ "Vis igen": for its reporter, and for whoever may see the details."""

    entry: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        said = work.journal.entry(self.entry)
        if said.kind not in SPOKEN:
            raise Outdated
        if work.reports.get(said.report).reporter == by.id and said.kind is EntryKind.SAID:
            own(said.report, by, work)
        else:
            allowed_alert(said.report, Action.SEE_DETAILS, by, work)
        kind = TalkKind.SAYS if said.kind is EntryKind.SAID else TalkKind.ANSWERS
        work.tell(*what_was_said(kind, said, file_of(said, work), by))
