"""Whatever somebody sends outside a button: where they go in, or how long, when that was asked; else a report's."""

import re
from dataclasses import dataclass

from core.alerts.message import Content
from core.alerts.understanding import names_a_place, speaks_of_danger, tells_what_was_seen
from core.alerts.writing import Write
from core.kernel.notice import Manner
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action, Relation, allow
from core.visits import notices
from core.visits.coming_out import come_out, own_visit
from core.visits.going_in import go_in_at, shows_running, stay
from core.visits.length import read_length
from core.visits.needs import VisitWork

_OUT_AGAIN = re.compile(
    r"(?:ja|yes)?[ ,.]*(?:(?:jeg er )?ude igen|jeg er ude|(?:i am|i'm) out(?: again)?|out again)[ .!✅]*"
)
"""Typed instead of pressed."""


@dataclass(frozen=True)
class Hear:
    """Somebody sent a message that is no command."""

    content: Content

    def __call__(self, by: Person, work: VisitWork) -> None:
        dialogue, said = work.dialogues.of(by.id), _said(self.content)
        visit = work.visits.of(by.id) if _OUT_AGAIN.fullmatch(said.casefold()) else None
        if visit is not None and not visit.is_planned:
            come_out(visit, by, work, Manner.MOVE)
            return
        asked = dialogue is not None and dialogue.kind is DialogueKind.VISIT and not dialogue.over(work.now)
        if dialogue is None or not asked or not said or _is_of_a_report(self.content, dialogue, by, work):
            Write(self.content)(by, work)
            return
        work.dialogues.close(by.id)
        _answer(said, dialogue, by, work)


def _answer(said: str, dialogue: Dialogue, by: Person, work: VisitWork) -> None:
    """Where, or how long. What cannot be read as a length is asked for again."""
    if dialogue.about is None:
        allow(by, Action.GO_IN, Relation.OWN)
        if not shows_running(by, work):
            go_in_at(said, by, work)
        return
    visit = own_visit(dialogue.about, by, work)
    minutes = read_length(said)
    if minutes is None or minutes > work.town.visits.longest:
        work.dialogues.open(by.id, Dialogue(DialogueKind.VISIT, work.now, visit.id))
        work.tell(notices.own_length(by, visit, again=True))
    else:
        stay(visit, minutes, Manner.MOVE, by, work)


def _said(content: Content) -> str:
    """The words on one line, or the place on the map."""
    place = content.file
    if not content.words and place is not None and place.latitude is not None and place.longitude is not None:
        return f"{place.latitude:.5f}, {place.longitude:.5f}"
    return " ".join((content.words or "").split())


def _is_of_a_report(content: Content, dialogue: Dialogue, by: Person, work: VisitWork) -> bool:
    """Danger to life is a report, whatever was asked; so is what was seen, a place where a length was asked, and an
    answer to a message about one. A place on the map is where somebody goes in."""
    on_the_map = content.file is not None and content.file.latitude is not None
    if speaks_of_danger(content, work) or (not on_the_map and tells_what_was_seen(content, work)):
        return True
    if dialogue.about is not None and (on_the_map or names_a_place(content, work)):
        return True
    return content.answers is not None and work.reports.of_message(by.id, content.answers) is not None
