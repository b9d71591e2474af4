"""The card of whoever acts on an alert: how urgent, which area, who reported; nothing about the resident."""

from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.caretaking import AskForNote, AskForOutcome, Take
from core.alerts.climbing.staying import ConfirmAlive
from core.alerts.report import ReportState
from core.alerts.showing import ShowDetails
from core.people.person import Role
from core.people.rights import Action
from handlers import names
from handlers.cards import joining
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message, Rows
from handlers.words import Html


def card(scene: Scene) -> Message | None:
    """None when it was taken or ended before it was told; unless somebody asked for it."""
    alert = scene.alert(Action.SEE_LIST)
    if alert.state is not AlertState.NEW and not scene.notice.facts.get("asked"):
        return None
    return card_changed(scene)


def card_changed(scene: Scene) -> Message:
    """The card as it is now, with what this reader may do."""
    alert, _, work = scene.alert(Action.SEE_LIST), scene.words, scene.work
    text = lines(
        _("<b>{urgency}</b>", urgency=names.urgency(alert.urgency, _)),
        _("<b>{area}</b>", area=names.area(alert.area, work.town)),
        _(
            "Reported by: {role} · {moment}",
            role=_.plain(names.ROLES[alert.source]),
            moment=_.moment(alert.opened_at, work.now),
        ),
        _("Reference: <b>{reference}</b>", reference=alert.reference),
        Html(),
        state_line(alert, scene),
        _("The reporter has withdrawn it.") if _is_taken_but_withdrawn(alert, scene) else None,
        _last_resort(alert, scene),
        joining.joined(alert, scene),
        joining.maybe_same(alert, scene),
    )
    return Message(text, _buttons(alert, scene))


def state_line(alert: Alert, scene: Scene) -> Html:
    """Who has it, or how it ended, and since when."""
    _, now = scene.words, scene.work.now
    if alert.state is AlertState.WITHDRAWN and alert.closed_at:
        return _("The reporter withdrew it {moment}", moment=_.moment(alert.closed_at, now))
    if alert.state is AlertState.CLOSED and alert.closed_at:
        return _(
            "✅ {name} closed it {moment}: {outcome}",
            name=scene.name_of(alert.closed_by),
            moment=_.moment(alert.closed_at, now),
            outcome=_outcome(alert, scene),
        )
    if alert.taken_at is None:
        return _("Nobody has taken it yet.")
    taken = _.moment(alert.taken_at, now)
    if alert.taken_by == scene.reader.id:
        return _("🙋 You took it {moment}", moment=taken)
    return _("🙋 {name} took it {moment}", name=scene.name_of(alert.taken_by), moment=taken)


def reporter_says(scene: Scene) -> Message:
    """The reporter added something, or withdrew."""
    alert, _ = scene.alert(Action.SEE_LIST), scene.words
    if scene.notice.facts["what"] == "withdrew":
        return Message(_("The reporter has withdrawn <b>{reference}</b>.", reference=alert.reference))
    details = _show_details(alert, scene) if scene.may(Action.SEE_DETAILS, alert.id) else None
    return Message(
        _("The reporter has added to <b>{reference}</b>.", reference=alert.reference),
        rows((details,)),
    )


def still_on_it(scene: Scene) -> Message | None:
    """No sign of life so far; None when it is no longer theirs."""
    alert, _ = scene.alert(Action.HANDLE), scene.words
    if alert.taken_by != scene.reader.id or alert.asked_at is None:
        return None
    shown = card_changed(scene)
    asked = _(
        "❓ <b>Are you still on it?</b> Without an answer it goes to somebody else {moment}.",
        moment=_.moment(alert.next_step_at, scene.work.now) if alert.next_step_at else "",
    )
    return Message(
        lines(asked, Html(), Html(shown.text)),
        ((scene.button("👍 " + _.plain("I am on it"), ConfirmAlive(alert.id)),), *shown.rows),
    )


def ask_for_note(scene: Scene) -> Message:
    """The next message is a note."""
    alert = scene.alert(Action.HANDLE)
    return Message(
        scene.words("Write the note to <b>{reference}</b>. The reporter does not see it.", reference=alert.reference),
        scene.never_mind,
    )


def noted(scene: Scene) -> Message:
    """The note is kept."""
    alert = scene.alert(Action.HANDLE)
    return Message(scene.words("Noted on <b>{reference}</b>.", reference=alert.reference))


def _outcome(alert: Alert, scene: Scene) -> str:
    _, town = scene.words, scene.work.town
    if alert.outcome is None:
        return ""
    outcome = _.plain(names.OUTCOMES[alert.outcome])
    if alert.outcome is Outcome.REFERRED and alert.destination:
        return f"{outcome} ({names.destination(alert.destination, town, _)})"
    if alert.duplicate_of is not None:
        return f"{outcome} ({scene.work.alerts.get(alert.duplicate_of).reference})"
    return outcome


def _is_taken_but_withdrawn(alert: Alert, scene: Scene) -> bool:
    return alert.state is AlertState.TAKEN and scene.work.reports.get(alert.id).state is ReportState.WITHDRAWN


def _last_resort(alert: Alert, scene: Scene) -> Html | None:
    routed = scene.reader.role is Role.SECRETARIAT and scene.work.alerts.is_holder(alert.id, scene.reader.id)
    if not routed or alert.state is not AlertState.NEW:
        return None
    return scene.words("⚠️ No social caretaker could be reached, so you get it.")


def _buttons(alert: Alert, scene: Scene) -> Rows:
    words, me = scene.words, scene.reader.id
    handles = scene.may(Action.HANDLE, alert.id)
    free = handles and alert.state is AlertState.NEW
    mine = handles and alert.state is AlertState.TAKEN and alert.taken_by == me
    ended = handles and not alert.is_open
    take = scene.button("🙋 " + words.plain("I'll take it"), Take(alert.id)) if free else None
    details = _show_details(alert, scene) if scene.may(Action.SEE_DETAILS, alert.id) else None
    note = scene.button("✍️ " + words.plain("Write a note"), AskForNote(alert.id)) if mine or ended else None
    close = scene.button("🏁 " + words.plain("Close"), AskForOutcome(alert.id)) if free or mine else None
    return rows((take,), (details, note), (close,), (joining.button(alert, scene),))


def _show_details(alert: Alert, scene: Scene) -> Button:
    return scene.button("📄 " + scene.words.plain("Show details"), ShowDetails(alert.id))
