"""Requests to see the name of a hidden sender: asked, decided, and the name itself."""

from core.alerts.alert import Alert
from core.alerts.identity.granting import Grant, Refuse, ShowReason, ShowWho
from core.alerts.identity.request import GRANT_LASTS, IdentityRequest
from core.alerts.identity.requesting import AskWho
from core.kernel.missing import Missing
from core.people.dialogue import DialogueKind
from core.people.rights import Action
from handlers import names
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import Html, escaped


def who(alert: Alert, scene: Scene) -> Button | None:
    """What stands below the details of a hidden sender's report: see the name, or ask for it."""
    if not scene.work.reports.get(alert.id).hidden:
        return None
    if scene.may(Action.SEE_HIDDEN_NAME, alert.id):
        return _show(alert.id, scene)
    if not scene.may(Action.ASK_FOR_NAME, alert.id) or _waiting(alert, scene):
        return None
    return scene.button("🔑 " + scene.words.plain("Ask for the name"), AskWho(alert.id))


def ask_why(scene: Scene) -> Message:
    """The next message is the reason."""
    alert, _ = scene.alert(Action.ASK_FOR_NAME), scene.words
    again = _("Write a few words, so that a colleague can decide on it.")
    asked = _("Why must you know who reported <b>{reference}</b>? Write the reason.", reference=alert.reference)
    after = _("A colleague in the secretariat decides. The request, the reason and the answer are logged.")
    return Message(
        lines(again if scene.notice.facts.get("again") else None, asked, after), scene.never_mind(DialogueKind.WHO)
    )


def asked(scene: Scene) -> Message:
    """It is on its way."""
    _, reference = scene.words, _reference(_own(scene), scene)
    return Message(
        _("🔑 The secretariat has been asked for the name in <b>{reference}</b>. You hear here.", reference=reference)
    )


def request(scene: Scene) -> Message | None:
    """Who asks, about what; None once it was decided or has become too old."""
    request = _for_others(scene)
    return request_changed(scene) if request.waits(scene.work.now) else None


def request_changed(scene: Scene) -> Message:
    """The request as it is now."""
    request, _ = _for_others(scene), scene.words
    name, reference = scene.name_of(request.asked_by), _reference(request, scene)
    asks = _("🔑 <b>{name} asks to see the reporter's name in {reference}.</b>", name=name, reference=reference)
    if not request.waits(scene.work.now):
        return Message(lines(asks, _outcome(request, scene)))
    answers = rows(
        (scene.button("📄 " + _.plain("Show the reason"), ShowReason(request.id)),),
        (scene.button("✖️ " + _.plain("Refuse it"), Refuse(request.id)),),
    )
    hidden = _("The reporter has hidden their name. Read the reason: allow it only when it is strong enough.")
    return Message(lines(asks, hidden), answers)


def reason(scene: Scene) -> Message:
    """Why they ask, and only here the button that allows it: nobody does so unread."""
    request, _ = _for_others(scene), scene.words
    about = _(
        "🔑 {name} about {reference}:", name=scene.name_of(request.asked_by), reference=_reference(request, scene)
    )
    allow = scene.button("✅ " + _.plain("Allow it"), Grant(request.id)) if request.waits(scene.work.now) else None
    return Message(lines(about, escaped(request.reason)), rows((allow,)), protect=True)


def decided(scene: Scene) -> Message:
    """Yes, with the name one tap away, or no."""
    request, _ = _own(scene), scene.words
    name, reference = scene.name_of(request.decided_by), _reference(request, scene)
    if not request.granted:
        return Message(
            _("✖️ {name} has refused to show you the reporter's name in {reference}.", name=name, reference=reference)
        )
    may = _("✅ {name} lets you see the reporter's name in {reference}.", name=name, reference=reference)
    shown = _show(request.report, scene) if scene.may(Action.SEE_HIDDEN_NAME, request.report) else None
    return Message(lines(may, _("For {days} days. Each time is logged.", days=GRANT_LASTS.days)), rows((shown,)))


def nobody_decided(scene: Scene) -> Message | None:
    """They may ask again."""
    request, _ = _own(scene), scene.words
    if request.decided_at is not None:
        return None
    return Message(
        _(
            "Nobody has decided within {days} days on the name in {reference}. You can ask again.",
            days=GRANT_LASTS.days,
            reference=_reference(request, scene),
        )
    )


def name(scene: Scene) -> Message:
    """Who it is."""
    alert, _ = scene.alert(Action.SEE_HIDDEN_NAME), scene.words
    report = scene.work.reports.get(alert.id)
    role = _.plain(names.ROLES[report.role])
    if report.name is None:
        return Message(
            _("🔑 {reference}: the name is not known ({role}).", reference=alert.reference, role=role), protect=True
        )
    told = _("🔑 {reference}: <b>{name}</b> ({role})", reference=alert.reference, name=report.name, role=role)
    return Message(lines(told, _("Hidden: do not tell anybody, the resident least of all.")), protect=True)


def _outcome(request: IdentityRequest, scene: Scene) -> Html:
    _, now = scene.words, scene.work.now
    if request.decided_at is None:
        return _("Nobody decided in time.")
    moment, by = _.moment(request.decided_at, now), scene.name_of(request.decided_by)
    if request.granted:
        return _("✅ {name} allowed it {moment}", name=by, moment=moment)
    return _("✖️ {name} refused it {moment}", name=by, moment=moment)


def _show(alert: int, scene: Scene) -> Button:
    return scene.button("🔑 " + scene.words.plain("Show the name"), ShowWho(alert))


def _waiting(alert: Alert, scene: Scene) -> bool:
    since = scene.work.now - GRANT_LASTS
    request = scene.work.identity_requests.of(alert.id, scene.reader.id, since)
    return request is not None and request.waits(scene.work.now)


def _own(scene: Scene) -> IdentityRequest:
    """Missing when it is not the reader's, or the alert not (any longer) theirs to see."""
    request = scene.work.identity_requests.get(scene.about)
    if request.asked_by != scene.reader.id or not scene.may(Action.SEE_CARD, request.report):
        raise Missing
    return request


def _for_others(scene: Scene) -> IdentityRequest:
    """Missing when the reader may not decide on it."""
    scene.insist(Action.DECIDE_ON_NAME)
    request = scene.work.identity_requests.get(scene.about)
    if request.asked_by == scene.reader.id:
        raise Missing
    return request


def _reference(request: IdentityRequest, scene: Scene) -> str:
    return scene.work.alerts.get(request.report).reference
