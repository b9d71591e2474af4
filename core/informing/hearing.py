"""A ground in somebody's own words, where it was asked for; everything else is what it always is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.alerts.understanding import matter_of, speaks_of_danger
from core.informing.deciding import exempt_because
from core.kernel.notice import Reply
from core.people.dialogue import DialogueKind
from core.people.person import Person

Heard = TypeVar("Heard", bound=AlertWork)


@dataclass(frozen=True)
class HearGround(Generic[Heard]):
    """Somebody sent a message. What speaks of danger to life is never a ground."""

    content: Content
    otherwise: Callable[[Person, Heard], Reply | None]

    def __call__(self, by: Person, work: Heard) -> Reply | None:
        asked = work.dialogues.of(by.id)
        if asked is None or asked.kind is not DialogueKind.GROUND or asked.over(work.now):
            return self.otherwise(by, work)
        answers = matter_of(self.content, by, work) in (None, asked.about) and not self.content.album
        if not answers or speaks_of_danger(self.content, work):
            return self.otherwise(by, work)
        work.dialogues.close(by.id)
        exempt_because(self.content, asked, by, work)
        return None
