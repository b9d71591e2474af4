"""The conversation as each side sees it: the reporter never sees who writes, nor the others who they are."""

from core.alerts.advancing import leader_of, open_followers
from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.reopening import AskForReason
from core.alerts.journal import Entry, EntryKind
from core.alerts.message import File, as_file, file_of
from core.alerts.talking.again import ReadAgain
from core.alerts.talking.answering import AskToAnswer
from core.alerts.talking.parts import file_comes_first, words_fit
from core.alerts.talking.saying import AskToSay, SayReady
from core.alerts.talking.thread import lasts, may_say
from core.kernel.missing import Missing
from core.kernel.town import Answer
from core.people.dialogue import DialogueKind
from core.people.rights import Action
from handlers.cards.reporting.files import not_shown
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import Html, escaped


def what_to_say(scene: Scene) -> Message:
    """The next message goes to the reporter; answers that are ready, and the other reports of the same matter."""
    alert, _ = scene.alert(Action.HANDLE), scene.words
    text = lines(
        _("💬 <b>Write to the reporter of {reference}</b>", reference=alert.reference),
        _("Your next message is sent to the reporter, without your name. Words, a photo or a voice message."),
        _("Or choose an answer that is ready:") if scene.work.town.answers else None,
    )
    ready = tuple((_ready(answer, alert, scene),) for answer in scene.work.town.answers)
    others = tuple((_instead(other, scene),) for other in _of_the_same_matter(alert, scene))
    return Message(text, (*ready, *others, *scene.never_mind(DialogueKind.TALK)))


def something_said(scene: Scene) -> Message:
    """It makes a sound, so it holds nothing of what was said: that stands below for a time, and can be seen again."""
    entry, _ = entry_of(scene), scene.words
    reference = scene.work.alerts.get(entry.report).reference
    if entry.kind is EntryKind.SAID:
        told = _("💬 The social caretaker has written to you about <b>{reference}</b>.", reference=reference)
    else:
        told = _("💬 The reporter of <b>{reference}</b> has written.", reference=reference)
    return Message(told, ((scene.button("👁 " + _.plain("Show it again"), ReadAgain(entry.id)),),))


def says(scene: Scene) -> Message:
    """On the reporter's phone."""
    scene.own_report()
    alert, entry, _ = scene.work.alerts.get(scene.about), entry_of(scene), scene.words
    if _is_correction(entry, scene):
        heading = _("✏️ <b>The social caretaker corrects, about {reference}:</b>", reference=alert.reference)
    else:
        heading = _("💬 <b>The social caretaker writes about {reference}:</b>", reference=alert.reference)
    if not lasts(alert, scene.work):
        return _spoken(entry, heading, None, (), scene)
    hint = _("<i>Answer this message, or press Answer.</i>")
    return _spoken(entry, heading, hint, (scene.button("💬 " + _.plain("Answer"), AskToAnswer(alert.id)),), scene)


def answers(scene: Scene) -> Message:
    """On the phone of whoever is on it, or was: never who the reporter is."""
    alert, entry, _ = scene.alert(Action.SEE_DETAILS), entry_of(scene), scene.words
    if not alert.is_open:
        heading = _("💬 <b>The reporter of {reference} has answered, after it ended:</b>", reference=alert.reference)
    elif _is_correction(entry, scene):
        heading = _("✏️ <b>The reporter corrects, about {reference}:</b>", reference=alert.reference)
    else:
        heading = _("💬 <b>The reporter answers about {reference}:</b>", reference=alert.reference)
    may = may_say(alert, scene.reader, scene.work)
    hint = _("<i>Answer this message to write to the reporter; answer the card to write a note.</i>") if may else None
    back = scene.button("💬 " + _.plain("Answer"), AskToSay(alert.id)) if may else None
    return _spoken(entry, heading, hint, (back, _open_again(alert, scene)), scene)


def what_to_answer(scene: Scene) -> Message:
    """The next message is the answer."""
    scene.own_report()
    reference = scene.work.alerts.get(scene.about).reference
    asked = scene.words(
        "💬 Write your answer about <b>{reference}</b>, or send a photo or a voice message.", reference=reference
    )
    return Message(asked, scene.never_mind(DialogueKind.TALK))


def in_full(scene: Scene) -> Message:
    """Words that are too long to stand below their heading, exactly as they were typed."""
    return Message(escaped(entry_of(scene).words), protect=True)


def its_file(scene: Scene) -> Message:
    """A file that could not carry the words."""
    entry, reference = entry_of(scene), scene.work.alerts.get(scene.about).reference
    sent = file_of(entry, scene.work)
    told = lines(escaped(f"💬 {reference}"), not_shown(sent, scene) if sent else None)
    return Message(told, protect=True, file=_file(entry, scene), nameless=True)


def too_late(scene: Scene) -> Message:
    """Nobody reads an answer any more; what they wrote stands below as something new."""
    scene.own_report()
    alert, _ = scene.work.alerts.get(scene.about), scene.words
    ended = _.day(alert.closed_at) if alert.closed_at else ""
    return Message(
        lines(
            _("Thank you for writing. <b>{reference}</b> was closed {day}.", reference=alert.reference, day=ended),
            _("Nobody reads answers to it any more. What you wrote is below, as a new concern: send it if you worry."),
        )
    )


def entry_of(scene: Scene) -> Entry:
    """What the notice carries; Missing for whoever may not (any longer) read it."""
    entry = scene.work.journal.entry(int(scene.notice.facts["entry"] or 0))
    if entry.report != scene.about:
        raise Missing
    if scene.work.reports.get(entry.report).reporter != scene.reader.id:
        scene.alert(Action.SEE_DETAILS)
    return entry


def _spoken(
    entry: Entry, heading: Html, hint: Html | None, buttons: tuple[Button | None, ...], scene: Scene
) -> Message:
    """In one message with its file where that can be; what does not fit follows."""
    words = escaped(entry.words) if entry.words and words_fit(entry) else None
    sent = file_of(entry, scene.work)
    file = _file(entry, scene) if file_comes_first(entry, sent) else None
    missing = not_shown(sent, scene) if sent else None
    text = lines(heading, words, missing, Html() if (words or missing) and hint else None, hint)
    return Message(text, rows(buttons), protect=True, file=file, nameless=True)


def _file(entry: Entry, scene: Scene) -> File | None:
    sent = file_of(entry, scene.work)
    return as_file(sent) if sent else None


def _is_correction(entry: Entry, scene: Scene) -> bool:
    """Whether its message had said something else before."""
    said = [each for each in scene.work.journal.of(entry.report) if each.by == entry.by and each.message is not None]
    return any(each.message == entry.message and each.id < entry.id for each in said)


def _open_again(alert: Alert, scene: Scene) -> Button | None:
    if alert.state is not AlertState.CLOSED or not scene.may(Action.HANDLE, alert.id):
        return None
    return scene.button("🔓 " + scene.words.plain("Open again"), AskForReason(alert.id, alert.version))


def _ready(answer: Answer, alert: Alert, scene: Scene) -> Button:
    label = answer.danish_name if scene.words.language == "da" else answer.english_name
    return scene.button(label, SayReady(alert.id, answer.key))


def _of_the_same_matter(alert: Alert, scene: Scene) -> list[Alert]:
    """What it is joined with, as far as the reader may write to its reporters."""
    if not alert.is_open:
        return []
    leader = leader_of(alert, scene.work)
    group = (leader, *open_followers(leader, scene.work))
    return [each for each in group if each.id != alert.id and may_say(each, scene.reader, scene.work)]


def _instead(alert: Alert, scene: Scene) -> Button:
    label = scene.words.plain("Write about {reference} instead", reference=alert.reference)
    return scene.button("↪️ " + label, AskToSay(alert.id))
