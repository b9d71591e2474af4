"""What those who act on alerts look at: the open list, one alert, its details."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.alerts import notices
from core.alerts.alert import Alert
from core.alerts.allowing import DETAILS, allowed_alert, may_do
from core.alerts.journal import SPOKEN, Entry, EntryKind
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.alerts.notices import AlertKind
from core.alerts.reference import written
from core.kernel.notice import Manner
from core.kernel.refusal import Refused
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action, NotAllowed, Relation, allow, can, may, needed
from core.privacy.looking import Why

_REASON_SHORTEST = 3
"""Words."""
_WORDS_AMONG_DETAILS = 1800
_NOTES_AMONG_DETAILS = 400
_ENTRIES_AMONG_DETAILS = 5
"""What fits among the details beside everything else; more is sent in messages of its own (Telegram: 4096)."""


_BETWEEN_COLLEAGUES = (EntryKind.NOTED, EntryKind.REOPENED, EntryKind.KEPT)


class ReferenceUnknown(Refused):
    """No alert has this reference."""


@dataclass(frozen=True)
class AskForOpenList:
    """What is open? The answer stands below the question. Whoever sees single alerts alone is asked for the reference
    of one."""

    def __call__(self, by: Person, work: AlertWork) -> None:
        if can(by, Action.SEE_CARD) and not may(by, Action.SEE_LIST):
            work.tell(notices.plain(AlertKind.ASK_FOR_REFERENCE, by))
        else:
            allow(by, Action.SEE_LIST)
            work.tell(notices.open_list(by, 0, Manner.MOVE))


@dataclass(frozen=True)
class ShowOpenList:
    """Turn to the page with this one, counted from nought."""

    offset: int = 0

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.SEE_LIST)
        work.tell(notices.open_list(by, max(0, self.offset), Manner.EDIT))


@dataclass(frozen=True)
class Find:
    """The alert of a reference as somebody wrote it; whoever may not see it does not learn whether there is one."""

    reference: str

    def __call__(self, by: Person, work: AlertWork) -> None:
        if not can(by, Action.SEE_CARD):
            raise NotAllowed
        reference = written(self.reference)
        alert = work.alerts.by_reference(reference) if reference else None
        if alert is None or not may_do(Action.SEE_CARD, alert.id, by, work):
            raise ReferenceUnknown
        show_card(alert.id, by, work)


@dataclass(frozen=True)
class Open:
    """One alert of the list, at the bottom of the chat."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        show_card(allowed_alert(self.alert, Action.SEE_CARD, by, work).id, by, work)


@dataclass(frozen=True)
class LeaveQuestion:
    """Back from a question to the card, in the same message."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        work.tell(notices.on_card(AlertKind.CARD_CHANGED, alert, by))


def show_card(alert: int, by: Person, work: AlertWork) -> None:
    """Its card, which from now on changes with it for those who may act on it."""
    shown = work.alerts.get(alert)
    if may(by, Action.HANDLE):
        work.alerts.give(shown.id, [by.id], work.now)
    work.tell(notices.card_on_top(shown, by))


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
