"""What reporters see of what they sent: reference and status, and nothing about the resident."""

from datetime import datetime
from types import MappingProxyType

from core.alerts.alert import Alert, AlertState, Status
from core.alerts.climbing.ringing import ladder_of
from core.alerts.following import AskToAdd, Reassess, ShowOwnReport, Withdraw
from core.alerts.hiding import HideSent, may_hide
from core.alerts.reading import Urgency
from core.alerts.report import Report, ReportState
from core.alerts.talking.helping import DeclineToBeAsked, may_be_asked
from core.alerts.talking.thread import lasts
from core.people.dialogue import DialogueKind
from core.people.person import Role
from handlers import names
from handlers.cards.numbers import urgent_numbers
from handlers.cards.reporting.summary import what_hiding_means
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message, Rows
from handlers.words import Html, marked

_NEWEST = 10

_MEANS = MappingProxyType(
    {
        Status.RECEIVED: marked("The social caretaker has been told. You will hear here when somebody takes it."),
        Status.IN_HAND: marked("The social caretaker is on it."),
        Status.PASSED_ON: marked("It has been passed on to somebody who can help. Thank you for telling us."),
        Status.CLOSED: marked("It has been closed. Thank you for telling us."),
        Status.WITHDRAWN: marked("You have withdrawn it."),
    }
)
_BACK = marked("The one who was on it has been prevented. We are finding somebody else.")
"""Nobody hears that it was received but those who have heard already that somebody is on it."""


def receipt(scene: Scene) -> Message | None:
    """None while it is a draft (a menu opened too late, say)."""
    report, _ = scene.own_report(), scene.words
    if report.state is ReportState.DRAFT:
        return None
    alert = scene.work.alerts.get(report.id)
    status = status_of(report, alert)
    text = lines(
        _("<b>{reference}</b> – {status}", reference=alert.reference, status=_.plain(names.STATUSES[status])),
        _("⏱ Urgency: <b>{urgency}</b>", urgency=names.urgency(alert.urgency, _)),
        Html(),
        _what_happens_now(status, alert, scene),
        _("📍 Where is it? Write it as an answer to this message.") if _is_anywhere(report, alert, scene) else None,
        _("🙈 Your name is not shown to the caretaker.") if report.hidden else None,
        what_hiding_means(scene) if report.hidden or _hide(report, scene) else None,
        _("Sent as acute. If that is not right, choose:") if _may_reassess(report, alert) else None,
    )
    return Message(text, _buttons(report, alert, scene))


def status(scene: Scene) -> Message:
    """How far it has come, as it was when this was decided."""
    scene.own_report()
    alert, _ = scene.work.alerts.get(scene.about), scene.words
    now = Status(str(scene.notice.facts["status"]))
    return Message(
        lines(
            _("<b>{reference}</b>: {status}", reference=alert.reference, status=_.plain(names.STATUSES[now])),
            _(_BACK if now is Status.RECEIVED else _MEANS[now]),
            _("Something to add? Answer this message.") if not alert.is_open and lasts(alert, scene.work) else None,
        )
    )


def added(scene: Scene) -> Message:
    """What they wrote has arrived with the report."""
    scene.own_report()
    return Message(scene.words("Added to <b>{reference}</b>.", reference=_reference(scene)))


def ask_to_add(scene: Scene) -> Message:
    """The next message is added."""
    scene.own_report()
    return Message(
        scene.words("Write what you want to add to <b>{reference}</b>, or send a photo.", reference=_reference(scene)),
        scene.never_mind(DialogueKind.ADD),
    )


def own_reports(scene: Scene) -> Message:
    """The newest ten, each with its status."""
    _, alerts = scene.words, scene.work.alerts.of_reporter(scene.reader.id, _NEWEST)
    if not alerts:
        return Message(_("You have not reported anything yet."))
    told = (
        _(
            "<b>{reference}</b> – {status} · {area} · {moment}",
            reference=alert.reference,
            status=_.plain(names.STATUSES[status_of(scene.work.reports.get(alert.id), alert)]),
            area=names.area(alert.area, scene.work.town),
            moment=_.moment(alert.opened_at, scene.work.now),
        )
        for alert in alerts
    )
    buttons = tuple(
        (scene.button(f"{alert.reference} · {names.area(alert.area, scene.work.town)}", ShowOwnReport(alert.id)),)
        for alert in alerts
    )
    return Message(lines(_("<b>What you have reported</b>"), *told), buttons)


def status_of(report: Report, alert: Alert) -> Status:
    """The status for its reporter: what they withdrew is withdrawn for them, whoever still works on it."""
    return Status.WITHDRAWN if report.state is ReportState.WITHDRAWN else alert.status


def _what_happens_now(status: Status, alert: Alert, scene: Scene) -> Html:
    """Who has been told; while nobody could be, that is said plainly, with the numbers to call."""
    _ = scene.words
    if status is not Status.RECEIVED:
        return _(_MEANS[status])
    told = [person for person in scene.work.alerts.holders(alert.id) if person.reachable]
    if not told:
        return _nobody_reached(scene)
    if alert.rung == 0 and alert.next_step_at is not None and alert.postponed_until is None:
        return _told_later(alert, alert.next_step_at, scene)
    if alert.urgency is Urgency.ACUTE and alert.rung >= len(ladder_of(alert, scene.work).rungs):
        return _nobody_has_taken_it(scene)
    if any(person.role is Role.CARETAKER for person in told):
        return _(_MEANS[status])
    return _(
        "The secretariat has been told, because no social caretaker can be reached."
        " You will hear here when somebody takes it."
    )


def _told_later(alert: Alert, at: datetime, scene: Scene) -> Html:
    """When somebody is told of it; out of hours, whom to call meanwhile."""
    _, moment, at_work = scene.words, scene.words.weekday(at), scene.work.hours.is_open(scene.work.now)
    if alert.urgency is Urgency.CAN_WAIT:
        told = _("It is on the social caretaker's list {moment}.", moment=moment)
    else:
        told = _("The social caretaker is told {moment}.", moment=moment)
    if at_work:
        return lines(told, _("You will hear here when somebody takes it."))
    return lines(
        _("🌙 Nobody is at work just now."), told, _("If it cannot wait until then, call:"), urgent_numbers(scene)
    )


def _nobody_has_taken_it(scene: Scene) -> Html:
    """The whole ladder has been climbed."""
    return scene.words(
        "Nobody has taken it yet. We go on calling, and the secretariat has been told."
        " If somebody's life is in danger, call {number}.",
        number=scene.work.town.numbers.emergency,
    )


def _nobody_reached(scene: Scene) -> Html:
    _ = scene.words
    return lines(
        _("⚠️ <b>Right now nobody can be reached who could go there.</b>"),
        _("Your report is kept, and the first who can be reached gets it. If it cannot wait, call:"),
        urgent_numbers(scene),
    )


def _is_anywhere(report: Report, alert: Alert, scene: Scene) -> bool:
    """Whether danger was sent before anybody said where it is."""
    unknown = alert.area == scene.work.town.elsewhere.key and report.place.street is None
    return report.in_danger and unknown and alert.is_open


def _may_reassess(report: Report, alert: Alert) -> bool:
    sent = report.state is ReportState.SENT and alert.state is AlertState.NEW
    return sent and report.in_danger and alert.urgency is Urgency.ACUTE


def _buttons(report: Report, alert: Alert, scene: Scene) -> Rows:
    if not alert.is_open or report.state is ReportState.WITHDRAWN:
        return rows((_decline(report, scene),))
    words = scene.words
    others = [each for each in Urgency if each is not alert.urgency] if _may_reassess(report, alert) else []
    return rows(
        tuple(scene.button(names.urgency(each, words), Reassess(report.id, each)) for each in others),
        (
            scene.button("➕ " + words.plain("Add"), AskToAdd(report.id)),
            scene.button("↩️ " + words.plain("Withdraw"), Withdraw(report.id)),
        ),
        (_hide(report, scene), _decline(report, scene)),
    )


def _hide(report: Report, scene: Scene) -> Button | None:
    """For those who may hide and were not asked, or think better of it."""
    if report.hidden or not may_hide(report.role):
        return None
    return scene.button("🙈 " + scene.words.plain("Hide my name"), HideSent(report.id))


def _decline(report: Report, scene: Scene) -> Button | None:
    """For hidden senders who would be asked whether it helped."""
    if not report.hidden or not may_be_asked(report, scene.work):
        return None
    return scene.button("🔕 " + scene.words.plain("Do not ask me later"), DeclineToBeAsked(report.id))


def _reference(scene: Scene) -> str:
    return scene.work.alerts.get(scene.about).reference
