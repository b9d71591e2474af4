"""Whatever somebody sends outside a button: an answer to a question, more to a matter at hand, or a new report."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from core.alerts.answering import ANSWERS, is_own_number
from core.alerts.hearing import say
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.alerts.understanding import matter_of, speaks_of_danger
from core.kernel.notice import Reply
from core.people.dialogue import Dialogue
from core.people.notices import PeopleKind, plain
from core.people.person import Person

Asked = TypeVar("Asked", bound=AlertWork)
"""The work that a command needs: at least this room's."""


@dataclass(frozen=True)
class Write:
    """Somebody sent a message that is no command. An answer to a message about another matter belongs there, whatever
    was asked last."""

    content: Content

    def __call__(self, by: Person, work: AlertWork) -> None:
        dialogue = _asked(self.content, by, work)
        if dialogue is not None:
            work.dialogues.close(by.id)
            if not dialogue.over(work.now):
                return ANSWERS[dialogue.kind](self.content, dialogue, by, work)
        return say(self.content, by, work)


def gives_own_number(content: Content, by: Person, work: AlertWork) -> bool:
    """Whether these words are taken for the telephone number or the address that their writer was asked for."""
    dialogue = _asked(content, by, work)
    if dialogue is None or dialogue.over(work.now) or speaks_of_danger(content, work):
        return False
    return is_own_number(content, dialogue)


def _asked(content: Content, by: Person, work: AlertWork) -> Dialogue | None:
    """The question that it answers, also one that nobody remembers."""
    dialogue = work.dialogues.of(by.id)
    return dialogue if dialogue and matter_of(content, by, work) in (None, dialogue.about) else None


@dataclass(frozen=True)
class WriteWithout:
    """Somebody sent what cannot be kept: that is said (`why`), and the words under it are taken all the same."""

    content: Content
    why: PeopleKind

    def __call__(self, by: Person, work: AlertWork) -> None:
        work.tell(plain(self.why, by))
        if self.content.words:
            Write(replace(self.content, file=None))(by, work)


@dataclass(frozen=True)
class Ask(Generic[Asked]):
    """Somebody asked for something with a command. Words of danger to life behind it are a report instead."""

    content: Content
    what: Callable[[Person, Asked], Reply | None]

    def __call__(self, by: Person, work: Asked) -> Reply | None:
        if not speaks_of_danger(self.content, work):
            return self.what(by, work)
        Write(self.content)(by, work)
        return None
