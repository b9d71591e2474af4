"""The buttons of a card: what this reader may do with the alert as it is now."""

from core.alerts.advancing import matter_of
from core.alerts.alert import Alert, AlertState
from core.alerts.caretaking import AskForNote, AskForOutcome, Take
from core.alerts.climbing.handing_over import AskForColleague, LetGo
from core.alerts.climbing.postponing import AskForDelay
from core.alerts.climbing.reopening import AskForReason
from core.alerts.details import ShowDetails, may_say_why
from core.alerts.reading import Urgency
from core.alerts.report import ReportState
from core.alerts.talking.saying import AskToSay
from core.alerts.talking.thread import is_theirs_to_say
from core.people.rights import Action
from core.visits.going_in import GoInFromAlert
from handlers.cards.alerts import joining
from handlers.cards.privacy import informing
from handlers.cards.scene import Scene, rows
from handlers.message import Button, Rows


def buttons(alert: Alert, scene: Scene) -> Rows:
    """Free for everybody who may act, with more for whoever has it, and for what is over."""
    details = show_details(alert, scene) if _may_look(alert, scene) else None
    if not scene.may(Action.HANDLE, alert.id):
        return rows((details,))
    if alert.state is AlertState.NEW:
        return _free(alert, details, scene)
    if alert.state is AlertState.CLOSED:
        return rows(
            (details, _note(alert, scene)),
            (_say(alert, scene), _reopen(alert, scene)),
            (informing.button(alert, scene),),
        )
    if alert.taken_by == scene.reader.id:
        return _mine(alert, details, scene)
    return rows((details, _note(alert, scene) if not alert.is_open else None), (joining.button(alert, scene),))


def show_details(alert: Alert, scene: Scene) -> Button:
    return scene.button("📄 " + scene.words.plain("Show details"), ShowDetails(alert.id))


def _may_look(alert: Alert, scene: Scene) -> bool:
    """At once, or for a reason, which is asked for when they press."""
    return scene.may(Action.SEE_DETAILS, alert.id) or may_say_why(scene.reader)


def _free(alert: Alert, details: Button | None, scene: Scene) -> Rows:
    words, waits = scene.words, alert.urgency is not Urgency.ACUTE
    return rows(
        (scene.button("🙋 " + words.plain("I'll take it"), Take(alert.id)),),
        (details, _say(alert, scene)),
        (_postpone(alert, scene) if waits else None, _send_on(alert, scene)),
        (_close(alert, scene),),
        (joining.button(alert, scene),),
    )


def _mine(alert: Alert, details: Button | None, scene: Scene) -> Rows:
    let_go = scene.button("🙌 " + scene.words.plain("Let it go"), LetGo(alert.id, matter_of(alert, scene.work).version))
    return rows(
        (details, _note(alert, scene)),
        (_say(alert, scene),),
        (_postpone(alert, scene), _send_on(alert, scene)),
        (_go_in(alert, scene), informing.button(alert, scene)),
        (let_go, _close(alert, scene)),
        (joining.button(alert, scene),),
    )


def _go_in(alert: Alert, scene: Scene) -> Button:
    return scene.button("🚪 " + scene.words.plain("I am going in"), GoInFromAlert(alert.id))


def _note(alert: Alert, scene: Scene) -> Button:
    return scene.button("✍️ " + scene.words.plain("Write a note"), AskForNote(alert.id))


def _say(alert: Alert, scene: Scene) -> Button | None:
    if not is_theirs_to_say(alert, scene.reader, scene.work):
        return None
    return scene.button("💬 " + scene.words.plain("Write to the reporter"), AskToSay(alert.id))


def _postpone(alert: Alert, scene: Scene) -> Button:
    return scene.button("⏸ " + scene.words.plain("Postpone"), AskForDelay(alert.id))


def _send_on(alert: Alert, scene: Scene) -> Button:
    return scene.button("➡️ " + scene.words.plain("Send it on"), AskForColleague(alert.id))


def _reopen(alert: Alert, scene: Scene) -> Button | None:
    """Not what its reporter took back before it was closed."""
    if scene.work.reports.get(alert.id).state is ReportState.WITHDRAWN:
        return None
    return scene.button("🔓 " + scene.words.plain("Open again"), AskForReason(alert.id, alert.version))


def _close(alert: Alert, scene: Scene) -> Button:
    return scene.button("🏁 " + scene.words.plain("Close"), AskForOutcome(alert.id))
