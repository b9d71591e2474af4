"""What is said about senders who are kept out: one function a notice. Nobody is named in any of them."""

from enum import StrEnum

from core.alerts.journal import Attachment, Entry
from core.alerts.notices import report_slot
from core.alerts.report import Report
from core.kernel.notice import Fact, Manner, Notice, Priority
from core.people.dialogue import Dialogue
from core.people.person import Person
from core.privacy.kept_out import KeptOut
from core.privacy.looking import Why


class KeepingOutKind(StrEnum):
    """What a notice about it says."""

    ASK_HOW = "keep_out_how"
    ASK_WHY = "keep_out_why"
    DONE = "keep_out_done"
    TOLD = "kept_out_told"
    HELD = "kept_out_held"
    BLOCK = "kept_out_block"
    REASON = "kept_out_reason"
    LIST = "kept_out_list"
    HELD_LIST = "held_list"
    HELD_REPORT = "held_report"
    HELD_WORDS = "held_words"
    HELD_FILE = "held_file"
    HELD_CHANGED = "held_changed"


def ask_how(alert: int, to: Person) -> Notice:
    """For how long, and is the sender to know?"""
    return Notice(KeepingOutKind.ASK_HOW, to.id, alert, page(alert), Manner.MOVE)


def ask_why(dialogue: Dialogue, to: Person, *, again: bool) -> Notice:
    """Why? The next message is the reason. `again`: what they wrote was none."""
    manner = Manner.MOVE if again else Manner.EDIT
    return Notice(KeepingOutKind.ASK_WHY, to.id, dialogue.about, dialogue.page, manner, facts={"again": again})


def page(alert: int) -> str:
    """The slot of the message that asks how, then why."""
    return f"keep_out:{alert}"


def done(block: KeptOut, to: Person, slot: str | None = None) -> Notice:
    """It is so from now on; in the place of the question."""
    return Notice(KeepingOutKind.DONE, to.id, block.id, slot, Manner.MOVE if slot else Manner.SAY, sound=False)


def told(block: KeptOut, to: int) -> Notice:
    """The sender hears until when, and whom to call."""
    return Notice(KeepingOutKind.TOLD, to, facts={"until": block.until.isoformat()})


def held(report: Report, manner: Manner) -> Notice:
    """What was written is kept."""
    return Notice(KeepingOutKind.HELD, report.reporter, report.id, report_slot(report.id), manner)


def block(kept: KeptOut, to: Person, manner: Manner = Manner.MOVE) -> Notice:
    """The secretariat looks at it."""
    slot, priority = f"kept_out:{kept.id}", Priority.REMINDER
    return Notice(KeepingOutKind.BLOCK, to.id, kept.id, slot, manner, priority, sound=False)


def reason(kept: KeptOut, to: Person) -> Notice:
    """Why, opened on demand."""
    return Notice(KeepingOutKind.REASON, to.id, kept.id, sound=False, facts={"why": Why.TASK})


def listed(to: Person, offset: int, manner: Manner) -> Notice:
    """All of them."""
    return Notice(KeepingOutKind.LIST, to.id, slot="kept_out", manner=manner, facts={"offset": offset})


def held_list(to: Person, manner: Manner, offset: int = 0, *, sound: bool = False) -> Notice:
    """What was held back. Nobody is woken by it, and whoever is at work is reminded with a `sound`."""
    facts, priority = {"offset": offset}, Priority.REMINDER
    return Notice(KeepingOutKind.HELD_LIST, to.id, None, "held", manner, priority, sound=sound, facts=facts)


def held_report(report: Report, to: Person) -> Notice:
    """One of them, opened on demand."""
    facts = {"why": Why.TASK}
    return Notice(KeepingOutKind.HELD_REPORT, to.id, report.id, _opened(report), Manner.MOVE, sound=False, facts=facts)


def held_words(entry: Entry, to: Person) -> Notice:
    """One message of it, when there is more than stands in one of ours."""
    facts: dict[str, Fact] = {"why": Why.TASK, "entry": entry.id}
    return Notice(KeepingOutKind.HELD_WORDS, to.id, entry.report, sound=False, facts=facts)


def held_file(attached: Attachment, to: Person) -> Notice:
    """One photo, voice message or place that came with it."""
    facts: dict[str, Fact] = {"why": Why.TASK, "attachment": attached.id}
    return Notice(KeepingOutKind.HELD_FILE, to.id, attached.report, sound=False, facts=facts)


def held_changed(report: Report, to: Person) -> Notice:
    """In the place of what they opened: more was written. It shows none of it, since nobody may be looking."""
    return Notice(KeepingOutKind.HELD_CHANGED, to.id, report.id, _opened(report), Manner.AMEND, sound=False)


def _opened(report: Report) -> str:
    return f"held:{report.id}"
