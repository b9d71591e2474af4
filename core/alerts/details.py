"""The details of an alert, for whoever may see them, and for others with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.alerts import notices
from core.alerts.alert import Alert
from core.alerts.allowing import DETAILS, allowed_alert, may_do
from core.alerts.journal import SPOKEN, Entry, EntryKind
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action, NotAllowed, Relation, needed
from core.privacy.looking import Why

_REASON_SHORTEST = 3
"""Words."""
_BETWEEN_COLLEAGUES = (EntryKind.NOTED, EntryKind.REOPENED, EntryKind.KEPT)
_NOTES_AMONG_DETAILS = 400
_WORDS_AMONG_DETAILS = 1800
_ENTRIES_AMONG_DETAILS = 5
"""What fits among the details beside everything else; more is sent in messages of its own (Telegram: 4096)."""


@dataclass(frozen=True)
class ShowDetails:
    """What was said about it, with everything that came along. Whoever may look for a reason alone is asked for it."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        if may_say_why(by) and not may_do(Action.SEE_DETAILS, self.alert, by, work):
            _ask_why(work.alerts.get(self.alert), by, work)
        else:
            _tell_details(allowed_alert(self.alert, Action.SEE_DETAILS, by, work), by, work)


def may_say_why(person: Person) -> bool:
    """Whether they may look at the details of any alert for which they give a reason."""
    return Relation.REASONED in needed(person.role, Action.SEE_DETAILS)


def look_because(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """The reason came: it is kept, and the details are shown. What is no reason is asked for again."""
    alert, words = work.alerts.get(dialogue.matter), content.words or ""
    if not may_say_why(by):
        raise NotAllowed
    if not is_reason(words):
        _ask_why(alert, by, work, again=True)
        return
    work.looks.note(by.id, DETAILS, alert.id, Why.REASON, words)
    _tell_details(alert, by, work)


def is_reason(words: str) -> bool:
    """Whether somebody else can learn from it why: a few words at least."""
    return len(words.split()) >= _REASON_SHORTEST


def _ask_why(alert: Alert, by: Person, work: AlertWork, *, again: bool = False) -> None:
    asking = Dialogue(DialogueKind.LOOK, work.now, alert.id)
    work.dialogues.open(by.id, asking)
    work.tell(notices.ask_why(asking, by, again=again))


def _tell_details(alert: Alert, by: Person, work: AlertWork) -> None:
    work.tell(notices.details(alert, by))
    entries = work.journal.of(alert.id)
    words, notes, spoken = work.journal.words_of(alert.id), notes_of(entries), spoken_of(entries)
    if not words_fit(words):
        work.tell(*(notices.words(entry, by) for entry in words))
    if not notes_fit(notes):
        work.tell(*(notices.words(entry, by) for entry in notes))
    if not spoken_fits(spoken):
        work.tell(*(notices.words(entry, by) for entry in spoken))
    work.tell(*(notices.attachment(each, by) for each in work.journal.attachments_of(alert.id)))


def notes_of(entries: Sequence[Entry]) -> list[Entry]:
    """What those who act on the alert wrote for each other."""
    return [entry for entry in entries if entry.kind in _BETWEEN_COLLEAGUES and entry.words]


def spoken_of(entries: Sequence[Entry]) -> list[Entry]:
    """What they and the reporter wrote to each other."""
    return [entry for entry in entries if entry.kind in SPOKEN and entry.words]


def spoken_fits(spoken: Sequence[Entry]) -> bool:
    """Whether the conversation is short enough to stand among the details."""
    return _fit(spoken, _NOTES_AMONG_DETAILS)


def words_fit(words: Sequence[Entry]) -> bool:
    """Whether the reporter's words are short enough to stand among the details."""
    return _fit(words, _WORDS_AMONG_DETAILS)


def notes_fit(notes: Sequence[Entry]) -> bool:
    """Whether the notes are."""
    return _fit(notes, _NOTES_AMONG_DETAILS)


def _fit(entries: Sequence[Entry], at_most: int) -> bool:
    return len(entries) <= _ENTRIES_AMONG_DETAILS and sum(len(entry.words or "") for entry in entries) <= at_most
