"""The card of whoever acts on an alert: how urgent, which area, who reported; nothing about the resident."""

from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.climbing.ladder import reach
from core.alerts.climbing.ringing import roster_of
from core.alerts.reading import Urgency
from core.alerts.report import ReportState
from core.kernel.town import Who
from core.people.dialogue import DialogueKind
from core.people.person import Person, Role
from core.people.rights import Action
from handlers import names
from handlers.cards.alerts import acting, joining, waiting
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Message
from handlers.words import Html, telephone


def card(scene: Scene) -> Message | None:
    """None when it was taken or ended before it was told; unless somebody asked for it."""
    alert = scene.alert(Action.SEE_CARD)
    if alert.state is not AlertState.NEW and not scene.notice.facts.get("asked"):
        return None
    return card_changed(scene)


def card_changed(scene: Scene) -> Message:
    """The card as it is now, with what this reader may do."""
    alert, _, work = scene.alert(Action.SEE_CARD), scene.words, scene.work
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
        waiting.came_back(alert, scene),
        waiting.waits(alert, scene),
        waiting.offered(alert, scene),
        _why_the_secretariat(alert, scene),
        _whom_to_call(alert, scene),
        joining.joined(alert, scene),
        joining.maybe_same(alert, scene),
    )
    return Message(text, acting.buttons(alert, scene))


def state_line(alert: Alert, scene: Scene) -> Html:
    """Who has it, or how it ended, and since when."""
    _, now = scene.words, scene.work.now
    if alert.state is AlertState.WITHDRAWN and alert.closed_at:
        return _("The reporter withdrew it {moment}", moment=_.moment(alert.closed_at, now))
    if alert.state is AlertState.CLOSED and alert.closed_at:
        outcome = _outcome(alert, scene)
        if alert.closed_by == scene.reader.id:
            return _("✅ You closed it {moment}: {outcome}", moment=_.moment(alert.closed_at, now), outcome=outcome)
        return _(
            "✅ {name} closed it {moment}: {outcome}",
            name=scene.name_of(alert.closed_by),
            moment=_.moment(alert.closed_at, now),
            outcome=outcome,
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
    details = acting.show_details(alert, scene) if scene.may(Action.SEE_DETAILS, alert.id) else None
    return Message(
        _("The reporter has added to <b>{reference}</b>.", reference=alert.reference),
        rows((details,)),
    )


def ask_for_note(scene: Scene) -> Message:
    """The next message is a note."""
    alert = scene.alert(Action.HANDLE)
    return Message(
        scene.words("Write the note to <b>{reference}</b>. The reporter does not see it.", reference=alert.reference),
        scene.never_mind(DialogueKind.NOTE),
    )


def noted(scene: Scene) -> Message:
    """The note is kept."""
    alert = scene.alert(Action.HANDLE)
    return Message(scene.words("Noted on <b>{reference}</b>. The reporter does not see it.", reference=alert.reference))


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


def _why_the_secretariat(alert: Alert, scene: Scene) -> Html | None:
    routed = scene.reader.role is Role.SECRETARIAT and scene.work.alerts.is_holder(alert.id, scene.reader.id)
    if not routed or alert.state is not AlertState.NEW or alert.offered_to == scene.reader.id:
        return None
    if roster_of(scene.work).caretakers(alert.area):
        return scene.words("⚠️ Nobody has taken it in time, so you get it too.")
    return scene.words("⚠️ No social caretaker could be reached, so you get it.")


def _whom_to_call(alert: Alert, scene: Scene) -> Html | None:
    """Acute, and nobody has it: the telephone numbers of everybody else on its ladder."""
    if alert.urgency is not Urgency.ACUTE or alert.state is not AlertState.NEW:
        return None
    people = reach(Who.ALL, alert.area, roster_of(scene.work))
    told = [_number(person, scene) for person in people if person.phone and person.id != scene.reader.id]
    return lines(*told) if told else None


def _number(person: Person, scene: Scene) -> Html:
    _, role = scene.words, scene.words.plain(names.ROLES[person.role])
    return _("📞 {name}, {role}: {phone}", name=scene.name_of(person.id), role=role, phone=telephone(person.phone))
