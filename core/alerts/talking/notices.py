"""What is said in the conversation about an alert: one function a notice."""

from dataclasses import replace
from enum import StrEnum

from core.alerts.journal import Attachment, Entry
from core.alerts.report import Report
from core.alerts.talking.parts import file_comes_first, words_fit
from core.kernel.notice import Fact, Manner, Notice, Priority
from core.people.dialogue import Dialogue
from core.people.person import Person


class TalkKind(StrEnum):
    """What a notice of the conversation says."""

    WHAT_TO_SAY = "what_to_say"
    SOMETHING_SAID = "something_said"
    SAYS = "says"
    WHAT_TO_ANSWER = "what_to_answer"
    ANSWERS = "answers"
    IN_FULL = "in_full"
    ITS_FILE = "its_file"
    ON_ITS_WAY = "on_its_way"
    TOO_LATE = "too_late"
    DID_IT_HELP = "did_it_help"


CARRIES_WORDS = frozenset({TalkKind.SAYS, TalkKind.ANSWERS, TalkKind.IN_FULL, TalkKind.ITS_FILE})
BETWEEN_THE_TWO = CARRIES_WORDS | {
    TalkKind.SOMETHING_SAID,
    TalkKind.WHAT_TO_SAY,
    TalkKind.WHAT_TO_ANSWER,
    TalkKind.ON_ITS_WAY,
}
"""An answer to such a message goes to the other side."""


def what_to_say(asking: Dialogue, to: Person) -> Notice:
    """The next message goes to the reporter; or one of the answers that are ready."""
    return Notice(TalkKind.WHAT_TO_SAY, to.id, asking.about, asking.page, sound=False)


def what_to_answer(asking: Dialogue, to: Person) -> Notice:
    """The next message goes to whoever is on it."""
    return Notice(TalkKind.WHAT_TO_ANSWER, to.id, asking.about, asking.page, sound=False)


def page_of(entry: Entry) -> str:
    """Where whoever said it, without having been asked, sees whether it has arrived."""
    return f"sent:{entry.id}"


def carried(
    kind: TalkKind, entry: Entry, file: Attachment | None, to: Person, page: str, *, first: bool = True
) -> list[Notice]:
    """That something was said, with a sound, and below it, without one, what was said. The last of it tells that it has
    arrived: on this `page` of whoever said it. Of an album the `first` picture alone is announced."""
    facts: dict[str, Fact] = {"entry": entry.id, "page": page}
    parts = [replace(part, facts=facts) for part in what_was_said(kind, entry, file, to)]
    parts[-1] = replace(parts[-1], facts={**facts, "last": True})
    announced = Notice(TalkKind.SOMETHING_SAID, to.id, entry.report, facts={"entry": entry.id})
    return [announced, *parts] if first else parts


def what_was_said(kind: TalkKind, entry: Entry, file: Attachment | None, to: Person) -> list[Notice]:
    """In as many messages as it takes, none of which makes a sound: they hold what people wrote."""
    first = Notice(kind, to.id, entry.report, sound=False, facts={"entry": entry.id})
    parts = [first]
    if not words_fit(entry):
        parts.append(replace(first, kind=TalkKind.IN_FULL))
    if file is not None and not file_comes_first(entry, file):
        parts.append(replace(first, kind=TalkKind.ITS_FILE))
    return parts


def on_its_way(entry: Entry, to: int, page: str, manner: Manner = Manner.MOVE, *, sound: bool = False) -> Notice:
    """For whoever said it: has it arrived? In place of the question or the draft that it was the answer to."""
    return Notice(TalkKind.ON_ITS_WAY, to, entry.report, page, manner, sound=sound, facts={"entry": entry.id})


def too_late(report: Report) -> Notice:
    """It ended so long ago that nobody reads an answer; what was written is a draft of a new report."""
    return Notice(TalkKind.TOO_LATE, report.reporter, report.id)


def did_it_help(report: Report, manner: Manner = Manner.MOVE) -> Notice:
    """One question, some weeks after it ended."""
    slot = f"help:{report.id}"
    key = f"help:{report.id}" if manner is Manner.MOVE else None
    waits = Priority.BULK if manner is Manner.MOVE else Priority.ANSWER
    return Notice(TalkKind.DID_IT_HELP, report.reporter, report.id, slot, manner, waits, sound=False, key=key)
