"""What was said about an alert: opened on demand, and protected from being forwarded."""

from collections.abc import Sequence
from types import MappingProxyType

from core.alerts.alert import Alert
from core.alerts.details import may_say_why, notes_fit, notes_of, spoken_fits, spoken_of, words_fit
from core.alerts.journal import OF_THE_REPORTER, SPOKEN, Entry, EntryKind
from core.alerts.message import as_file
from core.alerts.report import Report
from core.kernel.missing import Missing
from core.people.dialogue import DialogueKind
from core.people.rights import Action
from handlers import names
from handlers.cards.alerts import identity
from handlers.cards.alerts.card import state_line
from handlers.cards.privacy import informing, keeping_out
from handlers.cards.reporting.files import not_shown
from handlers.cards.reporting.summary import shortened
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Message
from handlers.words import Html, escaped, marked, shown

_TOLD = frozenset({EntryKind.TOLD_EMERGENCY, EntryKind.TOLD_CHILD})
_LINES_OF_HISTORY = 12
_LONGEST = 4096
_LONGEST_NAME = 64

_EVENTS = MappingProxyType(
    {
        EntryKind.WROTE: marked("Written"),
        EntryKind.ADDED: marked("Added by the reporter"),
        EntryKind.SENT: marked("Sent"),
        EntryKind.TOLD_EMERGENCY: marked("The reporter was told to call 112"),
        EntryKind.TOLD_CHILD: marked("The reporter was told of the municipality (child)"),
        EntryKind.REASSESSED: marked("The reporter changed the urgency"),
        EntryKind.WITHDREW: marked("Withdrawn by the reporter"),
        EntryKind.ROUTED: marked("Given out"),
        EntryKind.TOOK: marked("Taken"),
        EntryKind.LET_GO: marked("Free again"),
        EntryKind.JOINED: marked("Joined with another"),
        EntryKind.CLOSED: marked("Closed"),
        EntryKind.NOTED: marked("Note written"),
        EntryKind.RANG: marked("Told"),
        EntryKind.SKIPPED: marked("A step reached nobody"),
        EntryKind.POSTPONED: marked("Postponed"),
        EntryKind.ASKED: marked("Asked whether they are on it"),
        EntryKind.ON_IT: marked("Is on it"),
        EntryKind.RETURNED: marked("Back on the ladder"),
        EntryKind.OFFERED: marked("Offered to"),
        EntryKind.DECLINED: marked("Declined"),
        EntryKind.REOPENED: marked("Opened again"),
        EntryKind.SAID: marked("Written to the reporter"),
        EntryKind.ANSWERED: marked("The reporter answered"),
        EntryKind.KEPT: marked("Kept longer"),
        EntryKind.FORGOTTEN: marked("It is not known any longer who reported it"),
    }
)


def details(scene: Scene) -> Message:
    """Place, signs, words, reporter, notes and history, in one message of at most 4096 characters."""
    alert = scene.alert(Action.SEE_DETAILS)
    report, entries, _ = scene.work.reports.get(alert.id), scene.work.journal.of(alert.id), scene.words
    told = lines(
        _("📄 <b>{reference}</b>", reference=alert.reference),
        *_facts(report, alert, scene),
        Html(),
        _said(scene),
        Html(),
        _reporter(report, scene),
        state_line(alert, scene),
        informing.line(alert, scene),
        *_notes(entries, scene),
        *_conversation(entries, scene),
    )
    history = _history(entries, _LONGEST - len(shown(told)), scene)
    below = rows((identity.who(alert, scene),), (keeping_out.button(alert, scene),))
    return Message(lines(told, *history), below, protect=True)


def ask_why(scene: Scene) -> Message:
    """The next message is the reason; whoever may not give one (any longer) is not asked."""
    alert, _ = scene.alert(Action.SEE_CARD), scene.words
    if not may_say_why(scene.reader):
        raise Missing
    again = _("Write a few words, so that others can see why.")
    asked = _("Why must you see the details of <b>{reference}</b>? Write the reason.", reference=alert.reference)
    kept = _("The reason is kept in the log of who looked.")
    return Message(
        lines(again if scene.notice.facts.get("again") else None, asked, kept), scene.never_mind(DialogueKind.LOOK)
    )


def words(scene: Scene) -> Message:
    """One entry exactly as it was typed; a note says who wrote it, unless it fills the message alone."""
    scene.alert(Action.SEE_DETAILS)
    entry = scene.work.journal.entry(int(scene.notice.facts["entry"] or 0))
    text = escaped(entry.words)
    if entry.kind in (EntryKind.NOTED, *SPOKEN):
        noted = _note(entry, scene) if entry.kind is EntryKind.NOTED else _spoken(entry, scene)
        text = noted if len(shown(noted)) <= _LONGEST else text
    return Message(text, protect=True)


def attachment(scene: Scene) -> Message:
    """One photo, voice message or place."""
    alert = scene.alert(Action.SEE_DETAILS)
    sent = scene.work.journal.attachment(int(scene.notice.facts["attachment"] or 0))
    hidden = scene.work.reports.get(alert.id).hidden or not scene.may(Action.SEE_REPORTER, alert.id)
    told = lines(escaped(f"📎 {alert.reference}"), not_shown(sent, scene))
    return Message(told, protect=True, file=as_file(sent), nameless=hidden)


def _facts(report: Report, alert: Alert, scene: Scene) -> tuple[Html | None, ...]:
    _, described = scene.words, report.place.described()
    signs = ", ".join(_.plain(names.SIGNS[sign]) for sign in report.signs)
    return (
        _("⏱ Urgency: <b>{urgency}</b>", urgency=names.urgency(alert.urgency, _)),
        _("📍 Area: <b>{area}</b>", area=names.area(alert.area, scene.work.town)),
        _("🏠 Place: <b>{place}</b>", place=shortened(described)) if described else None,
        _("🚪 Where: {where}", where=shortened(report.where)) if report.where else None,
        _("👁 Signs: {signs}", signs=signs) if signs else None,
    )


def _said(scene: Scene) -> Html:
    """The reporter's words in order; a second entry of one message is a correction of it."""
    _, entries = scene.words, scene.work.journal.words_of(scene.about)
    if not entries:
        return _("The reporter wrote nothing.")
    if not words_fit(entries):
        return _("💬 What the reporter wrote follows below.")
    seen: set[int | None] = {None}
    told = [_("💬 <b>What the reporter wrote</b>")]
    for entry in entries:
        when = _.moment(entry.at, scene.work.now)
        source = marked("{when} (correction): {text}") if entry.message in seen - {None} else marked("{when}: {text}")
        told.append(_(source, when=when, text=entry.words))
        seen.add(entry.message)
    return lines(*told)


def _reporter(report: Report, scene: Scene) -> Html:
    _ = scene.words
    role = _.plain(names.ROLES[report.role])
    if report.hidden:
        return _("👤 Reported by: hidden sender ({role})", role=role)
    if report.name is None or not scene.may(Action.SEE_REPORTER, report.id):
        return _("👤 Reported by: {role}", role=role)
    return _("👤 Reported by: {name} ({role})", name=shortened(report.name, _LONGEST_NAME), role=role)


def _notes(entries: Sequence[Entry], scene: Scene) -> list[Html]:
    """The notes, or where they are when they are too long to stand here."""
    notes = notes_of(entries)
    if not notes_fit(notes):
        return [scene.words("✍️ The notes follow below.")]
    return [_note(note, scene) for note in notes]


def _conversation(entries: Sequence[Entry], scene: Scene) -> list[Html]:
    """What both sides wrote to each other, or where it is when it is too long to stand here."""
    spoken = spoken_of(entries)
    if not spoken_fits(spoken):
        return [scene.words("💬 The conversation with the reporter follows below.")]
    return [_spoken(entry, scene) for entry in spoken]


def _spoken(entry: Entry, scene: Scene) -> Html:
    _, when = scene.words, scene.words.moment(entry.at, scene.work.now)
    if entry.kind is EntryKind.ANSWERED:
        return _("💬 {when} the reporter: {text}", when=when, text=entry.words)
    return _("💬 {when} {name} to the reporter: {text}", when=when, name=scene.name_of(entry.by), text=entry.words)


def _note(note: Entry, scene: Scene) -> Html:
    _ = scene.words
    when = _.moment(note.at, scene.work.now)
    return _("✍️ {when} {name}: {text}", when=when, name=scene.name_of(note.by), text=note.words)


def _history(entries: Sequence[Entry], room: int, scene: Scene) -> list[Html]:
    """The newest events, as many as there is room for (in characters)."""
    _ = scene.words
    events = [entry for entry in entries if entry.is_event]
    told = [_event(entry, scene) for entry in events[-_LINES_OF_HISTORY:]]
    cut = len(told) < len(events)
    while told:
        history = [Html(), _("<b>What happened</b>"), *([_("… and earlier")] if cut else []), *told]
        if sum(len(shown(line)) + 1 for line in history) <= room:
            return history
        told, cut = told[1:], True
    return []


def _event(entry: Entry, scene: Scene) -> Html:
    """Whoever reported is never named here: it may be a hidden sender."""
    _ = scene.words
    when, what = _.moment(entry.at, scene.work.now), _(_EVENTS[entry.kind])
    if entry.kind in _TOLD and entry.words:
        return _("{when} {what} ({numbers})", when=when, what=what, numbers=entry.words)
    if entry.kind in OF_THE_REPORTER or entry.by is None:
        return _("{when} {what}", when=when, what=what)
    return _("{when} {what}: {name}", when=when, what=what, name=scene.name_of(entry.by))
