"""How did it end? The question takes the card's place until it is answered."""

from core.alerts.alert import Alert, Outcome
from core.alerts.caretaking import AskForOutcome, Close
from core.alerts.notices import AlertKind
from core.alerts.showing import LeaveQuestion
from core.people.rights import Action
from handlers import names
from handlers.cards.scene import Scene, lines
from handlers.message import Button, Message
from handlers.words import Html

_ORIGINALS = 8


def closing(scene: Scene) -> Message:
    """One outcome is required."""
    alert, words = _open(scene), scene.words
    answers = tuple((_outcome(outcome, alert, scene),) for outcome in Outcome)
    return Message(_question(alert, words("How did it end?"), scene), (*answers, (_back(alert, scene),)))


def destinations(scene: Scene) -> Message:
    """Where to?"""
    alert, words = _open(scene), scene.words
    answers = tuple(
        (
            scene.button(
                names.destination(each.key, scene.work.town, words),
                Close(alert.id, alert.version, Outcome.REFERRED, destination=each.key),
            ),
        )
        for each in scene.work.town.destinations
    )
    return Message(_question(alert, words("Referred to whom?"), scene), (*answers, (_other_outcome(alert, scene),)))


def originals(scene: Scene) -> Message:
    """A duplicate of which alert?"""
    alert, words = _open(scene), scene.words
    likely = scene.work.alerts.likely_originals(alert, _ORIGINALS)
    question = words("A duplicate of which?") if likely else words("There is no other alert from this area.")
    answers = tuple((_original(each, alert, scene),) for each in likely)
    return Message(_question(alert, question, scene), (*answers, (_other_outcome(alert, scene),)))


def _open(scene: Scene) -> Alert:
    return scene.alert(Action.HANDLE)


def _question(alert: Alert, question: Html, scene: Scene) -> Html:
    _ = scene.words
    about = _(
        "{urgency} · {area}", urgency=names.urgency(alert.urgency, _), area=names.area(alert.area, scene.work.town)
    )
    return lines(
        about, _("Reference: <b>{reference}</b>", reference=alert.reference), Html(), _("<b>{ask}</b>", ask=question)
    )


def _outcome(outcome: Outcome, alert: Alert, scene: Scene) -> Button:
    label = scene.words.plain(names.OUTCOMES[outcome])
    further = {Outcome.REFERRED: AlertKind.DESTINATIONS, Outcome.DUPLICATE: AlertKind.ORIGINALS}.get(outcome)
    if further is not None:
        return scene.button(label, AskForOutcome(alert.id, further))
    return scene.button(label, Close(alert.id, alert.version, outcome))


def _original(original: Alert, alert: Alert, scene: Scene) -> Button:
    words = scene.words
    when = words.moment(original.opened_at, scene.work.now)
    label = f"{names.URGENCY_SIGNS[original.urgency]} {original.reference} · {when}"
    return scene.button(label, Close(alert.id, alert.version, Outcome.DUPLICATE, original=original.id))


def _back(alert: Alert, scene: Scene) -> Button:
    return scene.button("↩️ " + scene.words.plain("Back"), LeaveQuestion(alert.id))


def _other_outcome(alert: Alert, scene: Scene) -> Button:
    return scene.button("↩️ " + scene.words.plain("Back"), AskForOutcome(alert.id))
