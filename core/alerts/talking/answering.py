"""The reporter answers whoever acts on the alert, while it is open and for some days after it ended."""

from dataclasses import dataclass

from core.alerts.alert import Alert
from core.alerts.climbing.urgency import change_urgency
from core.alerts.duty import mind
from core.alerts.following import own
from core.alerts.journal import SPOKEN, Arrival, EntryKind
from core.alerts.keeping_out.door import kept_out
from core.alerts.lifecycle import alarm
from core.alerts.message import Content, file_of, store
from core.alerts.needs import AlertWork
from core.alerts.reading import Urgency
from core.alerts.report import Report
from core.alerts.talking import notices
from core.alerts.talking.notices import TalkKind
from core.alerts.talking.thread import hearers, insist_it_lasts
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person


@dataclass(frozen=True)
class AskToAnswer:
    """ "Svar": the next message is the answer."""

    report: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        mine, alert = own(self.report, by, work)
        insist_it_lasts(alert, work)
        asking = Dialogue(DialogueKind.TALK, work.now, mine.id)
        work.dialogues.open(by.id, asking)
        work.tell(notices.what_to_answer(asking, by))


def is_let_in(report: Report, album: str | None, by: Person, work: AlertWork) -> bool:
    """Whether what they answer about it, in this album or in none, may reach whoever is on it. Of whoever is kept out
    only what they were asked and have not answered does, and the rest of an album that began so."""
    if kept_out(by, work) is None:
        return True
    begun = work.journal.of_album(by.id, album) if album is not None else None
    talks = work.journal.talks_of(by.id, report.created_at)
    return (begun is not None and begun.kind in SPOKEN) or any(
        talk.report == report.id and not talk.answered for talk in talks
    )


def answer(report: Report, content: Content, by: Person, work: AlertWork, page: str | None = None) -> None:
    """Words and file reach whoever is on it. Danger spoken of while it is open makes it acute. On `page` stands what
    it is the answer to, and then whether it has arrived."""
    mine, alert = own(report.id, by, work)
    first = content.album is None or work.journal.of_album(by.id, content.album) is None
    heard = hearers(alert, work)
    said = store(content, mine.id, EntryKind.ANSWERED, by.id, work, Arrival.UNDER_WAY if heard else None)
    if said is None:
        return
    _mind_danger(mine, alert, content, work)
    page = page or notices.page_of(said)
    for person in heard:
        work.tell(*notices.carried(TalkKind.ANSWERS, said, file_of(said, work), person, page, first=first))
    if first:
        work.tell(notices.on_its_way(said, by.id, page))


def _mind_danger(mine: Report, alert: Alert, content: Content, work: AlertWork) -> None:
    reading = work.read(content.words or "")
    work.reports.save(mind(mine, reading, work))
    if reading.danger and alert.is_open and alert.urgency is not Urgency.ACUTE:
        change_urgency(alarm(alert), work, ring=True)
