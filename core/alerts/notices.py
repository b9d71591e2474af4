"""Everything the work on alerts has to say, and how urgently: one function a notice."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from core.alerts.alert import Alert
from core.alerts.journal import Attachment, Entry
from core.alerts.reading import Urgency
from core.alerts.report import Report
from core.kernel.notice import Manner, Notice, Priority
from core.people.dialogue import Dialogue
from core.people.person import Person


class AlertKind(StrEnum):
    """What a notice about reports and alerts says."""

    DRAFT = "draft"
    DRAFT_DROPPED = "draft_dropped"
    EMERGENCY = "emergency"
    CHILD = "child"
    RECEIPT = "receipt"
    STATUS = "status"
    ADDED = "added"
    ASK_TO_ADD = "ask_to_add"
    OWN_REPORTS = "own_reports"
    CARD = "card"
    CARD_CHANGED = "card_changed"
    CLOSING = "closing"
    DESTINATIONS = "destinations"
    ORIGINALS = "originals"
    ASK_FOR_NOTE = "ask_for_note"
    NOTED = "noted"
    DETAILS = "details"
    WORDS = "words"
    ATTACHMENT = "attachment"
    REPORTER_SAYS = "reporter_says"
    OPEN_LIST = "open_list"
    ASK_FOR_REFERENCE = "ask_for_reference"
    ASK_WHY = "ask_why"


def report_slot(report: int) -> str:
    """The reporter's living message: draft, then receipt."""
    return f"report:{report}"


def card_slot(alert: int) -> str:
    """The living card of whoever acts on the alert."""
    return f"card:{alert}"


def draft(report: Report, manner: Manner, *, reminding: bool = False) -> Notice:
    """What was understood so far, and what is missing."""
    return Notice(
        AlertKind.DRAFT,
        report.reporter,
        report.id,
        report_slot(report.id),
        manner,
        Priority.REMINDER if reminding else Priority.ANSWER,
        sound=reminding,
        facts={"reminding": reminding},
    )


def draft_dropped(report: Report, *, by_age: bool) -> Notice:
    """The draft is gone, because its reporter or the clock wished so."""
    return Notice(
        AlertKind.DRAFT_DROPPED,
        report.reporter,
        report.id,
        report_slot(report.id),
        Manner.AMEND,
        facts={"by_age": by_age},
    )


def emergency(report: Report) -> Notice:
    """112, above everything."""
    return Notice(AlertKind.EMERGENCY, report.reporter, report.id, priority=Priority.ACUTE)


def child(report: Report) -> Notice:
    """How a worry about a child reaches the municipality."""
    return Notice(AlertKind.CHILD, report.reporter, report.id, priority=Priority.ACUTE)


def receipt(report: Report, manner: Manner, *, nobody: bool = False) -> Notice:
    """It was received, under this reference. That `nobody` could be told of it is said aloud once."""
    key = f"nobody:{report.id}" if nobody else None
    return Notice(AlertKind.RECEIPT, report.reporter, report.id, report_slot(report.id), manner, key=key)


def status(report: Report, alert: Alert) -> tuple[Notice, Notice]:
    """The reporter hears how far it has come, and the receipt shows it too."""
    slot = report_slot(report.id)
    return (
        Notice(
            AlertKind.STATUS,
            report.reporter,
            report.id,
            slot,
            Manner.REPLY,
            Priority.STATUS,
            again=False,
            facts={"status": alert.status},
        ),
        Notice(AlertKind.RECEIPT, report.reporter, report.id, slot, Manner.AMEND, Priority.STATUS),
    )


def card_key(alert: Alert, to: Person) -> str:
    """The same rung of the same round is told nobody twice."""
    return f"card:{alert.id}:{alert.round}:{alert.rung}:{to.id}"


def cards(alert: Alert, people: Sequence[Person]) -> list[Notice]:
    """The alert for each of them who is rung. What can wait does not sound before somebody has to be reminded."""
    sounds = alert.urgency is not Urgency.CAN_WAIT or alert.rung > 1
    return [_card(alert, person, card_key(alert, person), sound=sounds) for person in people]


def cards_shown(alert: Alert, people: Sequence[Person]) -> list[Notice]:
    """The alert for those who see it without being rung."""
    return [_card(alert, person, f"shown:{alert.id}:{alert.round}:{person.id}", sound=False) for person in people]


def _card(alert: Alert, to: Person, key: str, *, sound: bool) -> Notice:
    slot, priority = card_slot(alert.id), alert_priority(alert)
    return Notice(AlertKind.CARD, to.id, alert.id, slot, Manner.MOVE, priority, sound=sound, key=key)


def card_on_top(alert: Alert, to: Person) -> Notice:
    """The card again, at the bottom of the chat, for somebody who asked for it."""
    return Notice(AlertKind.CARD, to.id, alert.id, card_slot(alert.id), Manner.MOVE, sound=False, facts={"asked": True})


def cards_changed(alert: Alert, people: Sequence[Person], by: int | None) -> list[Notice]:
    """The card as it is now, for everybody who has it; at once for the one who changed it."""
    return [
        Notice(
            AlertKind.CARD_CHANGED,
            person.id,
            alert.id,
            card_slot(alert.id),
            Manner.AMEND,
            Priority.ANSWER if person.id == by else Priority.STATUS,
        )
        for person in people
    ]


def on_card(kind: StrEnum, alert: Alert, to: Person) -> Notice:
    """A question that takes the card's place until it is answered."""
    return Notice(kind, to.id, alert.id, card_slot(alert.id), Manner.EDIT)


def reporter_says(alert: Alert, people: Sequence[Person], what: str) -> list[Notice]:
    """The reporter added something or withdrew: an answer to the card, as loud as the alert, but behind every card."""
    return [
        Notice(
            AlertKind.REPORTER_SAYS,
            person.id,
            alert.id,
            card_slot(alert.id),
            Manner.REPLY,
            Priority.ALERT,
            sound=alert.urgency is not Urgency.CAN_WAIT,
            facts={"what": what},
        )
        for person in people
    ]


def details(alert: Alert, to: Person) -> Notice:
    """What was said, opened on demand."""
    return Notice(AlertKind.DETAILS, to.id, alert.id, f"details:{alert.id}", Manner.MOVE, sound=False)


def open_list(to: Person, offset: int, manner: Manner) -> Notice:
    """The open alerts from this one on."""
    return Notice(AlertKind.OPEN_LIST, to.id, slot="list", manner=manner, facts={"offset": offset})


def words(entry: Entry, to: Person) -> Notice:
    """One message of the reporter's that is too long to stand among the details."""
    return Notice(AlertKind.WORDS, to.id, entry.report, sound=False, facts={"entry": entry.id})


def attachment(attached: Attachment, to: Person) -> Notice:
    """One photo, voice message or location of the reporter's."""
    return Notice(AlertKind.ATTACHMENT, to.id, attached.report, sound=False, facts={"attachment": attached.id})


def plain(kind: AlertKind, to: Person, about: int | None = None, slot: str | None = None, **facts: int | str) -> Notice:
    """An answer to somebody who waits for it."""
    return Notice(kind, to.id, about, slot, Manner.EDIT if slot else Manner.SAY, facts=facts)


def asked(kind: AlertKind, dialogue: Dialogue, to: Person) -> Notice:
    """A question that is answered by writing."""
    return Notice(kind, to.id, dialogue.about, dialogue.page)


def ask_why(dialogue: Dialogue, to: Person, *, again: bool) -> Notice:
    """Why do they have to look? `again`: what they wrote was no reason."""
    return replace(asked(AlertKind.ASK_WHY, dialogue, to), facts={"again": again})


def alert_priority(alert: Alert) -> Priority:
    return Priority.ACUTE if alert.urgency is Urgency.ACUTE else Priority.ALERT
