"""Whoever acts on an alert writes to its reporter."""

from dataclasses import dataclass

from core.alerts.alert import Alert
from core.alerts.allowing import allowed_alert
from core.alerts.climbing.staying import sign_of_life
from core.alerts.journal import Arrival, Entry, EntryKind
from core.alerts.lifecycle import not_anothers
from core.alerts.message import Content, file_of, store
from core.alerts.needs import AlertWork
from core.alerts.notices import cards_changed
from core.alerts.talking import notices
from core.alerts.talking.notices import TalkKind
from core.alerts.talking.thread import insist_it_lasts, is_theirs_to_say
from core.kernel.notice import Reply
from core.kernel.refusal import Outdated
from core.kernel.town import Answer
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action, NotAllowed


@dataclass(frozen=True)
class AskToSay:
    """ "Skriv til anmelder": the next message goes to the reporter."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = _insist_on_saying(self.alert, by, work)
        asking = Dialogue(DialogueKind.TALK, work.now, alert.id)
        work.dialogues.open(by.id, asking)
        work.tell(notices.what_to_say(asking, by))


@dataclass(frozen=True)
class SayReady:
    """One of the answers that are ready, in the reporter's language. Once for each time the question was asked: a
    button that is pressed twice, or weeks later, says nothing."""

    alert: int
    answer: str

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = _insist_on_saying(self.alert, by, work)
        ready, asking = (
            next((each for each in work.town.answers if each.key == self.answer), None),
            asked(alert, by, work),
        )
        if ready is None or asking is None:
            raise Outdated
        work.dialogues.close(by.id)
        reporter = work.people.get(work.reports.get(alert.id).reporter)
        words = _in(reporter.language, ready)
        said = Entry(work.new_id(), alert.id, EntryKind.SAID, work.now, by.id, words, delivery=Arrival.UNDER_WAY)
        work.journal.write(said)
        _send(alert, said, by, work, asking.page)
        return Reply("on_its_way")


def say_to_reporter(alert: Alert, content: Content, by: Person, work: AlertWork, page: str | None = None) -> None:
    """Words and file go to the reporter; who wrote them stays untold. An album is confirmed once, on the `page` that
    asked for it."""
    first = content.album is None or work.journal.of_album(by.id, content.album) is None
    said = store(content, alert.id, EntryKind.SAID, by.id, work, Arrival.UNDER_WAY)
    if said is not None:
        _send(alert, said, by, work, page, first=first)


def asked(alert: Alert, by: Person, work: AlertWork) -> Dialogue | None:
    """The question after which their next message goes to its reporter."""
    asking, wanted = work.dialogues.of(by.id), (DialogueKind.TALK, alert.id)
    if asking is None or (asking.kind, asking.about) != wanted or asking.over(work.now):
        return None
    return asking


def _insist_on_saying(number: int, by: Person, work: AlertWork) -> Alert:
    alert = allowed_alert(number, Action.HANDLE, by, work)
    if alert.is_open:
        not_anothers(alert, by.id)
    insist_it_lasts(alert, work)
    if not is_theirs_to_say(alert, by, work):
        raise NotAllowed
    return alert


def _send(alert: Alert, said: Entry, by: Person, work: AlertWork, page: str | None, *, first: bool = True) -> None:
    reporter, page = work.people.get(work.reports.get(alert.id).reporter), page or notices.page_of(said)
    was_asked = alert.asked_at is not None
    sign_of_life(alert, by, work)
    work.tell(*notices.carried(TalkKind.SAYS, said, file_of(said, work), reporter, page, first=first))
    if first:
        work.tell(notices.on_its_way(said, by.id, page))
    if was_asked:
        work.tell(*cards_changed(alert, [by], by.id))


def _in(language: str, ready: Answer) -> str:
    return ready.danish if language == "da" else ready.english
