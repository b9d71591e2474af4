"""Whether the resident was told: the question to whoever has the alert, and the secretariat's list without content."""

from types import MappingProxyType

from core.alerts.advancing import leader_of
from core.alerts.alert import Alert
from core.alerts.showing import LeaveQuestion, Open
from core.informing.deciding import AskForDecision, Decide, Exempt, can_be_decided
from core.informing.listing import ShowInformings
from core.informing.notices import InformingKind
from core.people.dialogue import DialogueKind
from core.people.rights import Action
from core.privacy.informing import Decision, Ground, Informing
from handlers import names
from handlers.cards.paging import page_asked_for, turns
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import Html, marked

A_PAGE = 8

_GROUNDS = MappingProxyType(
    {
        Ground.KNOWN: marked("They know it already"),
        Ground.EFFORT: marked("Out of all proportion"),
        Ground.CONFIDENTIAL: marked("Secrecy by law"),
        Ground.HARM: marked("Regard for them or others (write it)"),
        Ground.OTHER: marked("Another ground (write it)"),
    }
)
_DECIDED = MappingProxyType(
    {
        Decision.INFORMED: marked("the resident was told"),
        Decision.EXEMPT: marked("exempt"),
        Decision.ANONYMOUS: marked("it is not known who it is"),
    }
)


def button(alert: Alert, scene: Scene) -> Button | None:
    """On the card of what somebody has, and of what is over, for as long as nothing was decided."""
    leader = leader_of(alert, scene.work)
    known = scene.work.informings.of(leader.id)
    if known is None or known.decided_at or not can_be_decided(leader) or not scene.may(Action.INFORM, alert.id):
        return None
    return scene.button("📬 " + scene.words.plain("Tell the resident"), AskForDecision(alert.id))


def line(alert: Alert, scene: Scene) -> Html | None:
    """Among the details: by when, or what was decided, by whom and when."""
    leader, _ = leader_of(alert, scene.work), scene.words
    known, due = scene.work.informings.of(leader.id), scene.work.informings.due_of(leader.id)
    if known is None or due is None:
        return None
    if known.decision is None or known.decided_at is None:
        return _("📬 The resident is to be told by {day}", day=_.day(due))
    facts = {"day": _.day(known.decided_at), "name": scene.name_of(known.decided_by)}
    decided = _.plain(_DECIDED[known.decision])
    if known.ground is None:
        return _("📬 Telling the resident: {decided} ({name}, {day})", decided=decided, **facts)
    ground = known.words or _.plain(_GROUNDS[known.ground])
    return _("📬 Telling the resident: {decided}: {ground} ({name}, {day})", decided=decided, ground=ground, **facts)


def decide(scene: Scene) -> Message:
    """What was decided? And what a resident is to be told."""
    alert, _ = scene.alert(Action.INFORM), scene.words
    due = scene.work.informings.due_of(alert.id)
    text = lines(
        _("Reference: <b>{reference}</b>", reference=alert.reference),
        Html(),
        _("<b>Has the resident been told?</b>"),
        _("They are to know by {day} that something about them is kept here.", day=_.day(due)) if due else None,
        _("Tell them what, why, how long, and whom they can ask. Do not say who reported it."),
        _("If it is not about a certain person, choose the last one."),
    )
    return Message(
        text,
        (
            (scene.button("✅ " + _.plain("The resident was told"), Decide(alert.id, Decision.INFORMED)),),
            (scene.button("➖ " + _.plain("Exempt"), AskForDecision(alert.id, InformingKind.GROUNDS)),),
            (scene.button("❔ " + _.plain("I do not know who it is"), Decide(alert.id, Decision.ANONYMOUS)),),
            (scene.button("↩️ " + _.plain("Back"), LeaveQuestion(alert.id)),),
        ),
    )


def grounds(scene: Scene) -> Message:
    """Why are they not told?"""
    alert, _ = scene.alert(Action.INFORM), scene.words
    text = lines(
        _("Reference: <b>{reference}</b>", reference=alert.reference),
        Html(),
        _("<b>Why is the resident not told?</b>"),
        _("The ground is kept: the secretariat and the Danish Data Protection Agency may ask for it."),
        Html(),
        _("<i>Regard for them or others: only when it weighs more than their right to know (section 22).</i>"),
    )
    answers = tuple((scene.button(_.plain(_GROUNDS[ground]), Exempt(alert.id, ground)),) for ground in Ground)
    return Message(text, (*answers, (scene.button("↩️ " + _.plain("Back"), AskForDecision(alert.id)),)))


def ask_for_words(scene: Scene) -> Message:
    """The next message is the ground."""
    alert = scene.alert(Action.INFORM)
    return Message(
        scene.words("Write why the resident of <b>{reference}</b> is not told.", reference=alert.reference),
        scene.never_mind(DialogueKind.GROUND),
    )


def noted(scene: Scene) -> Message:
    """The ground is kept."""
    alert = scene.alert(Action.INFORM)
    return Message(scene.words("Noted on <b>{reference}</b>.", reference=alert.reference))


def reminder(scene: Scene) -> Message | None:
    """A week is left; None when it was decided meanwhile."""
    alert, _, work = scene.alert(Action.SEE_CARD), scene.words, scene.work
    known, due = work.informings.of(alert.id), work.informings.due_of(alert.id)
    if known is None or known.decided_at or due is None:
        return None
    text = lines(
        _("📬 <b>{reference}</b> · {area}", reference=alert.reference, area=names.area(alert.area, work.town)),
        _("The resident is to be told by {day} that something about them is kept here.", day=_.day(due)),
        _("Or note why not.")
        if can_be_decided(leader_of(alert, work))
        else _("Take it first, then note what was decided."),
    )
    return Message(text, rows((button(alert, scene), _card(alert, scene))))


def listed(scene: Scene) -> Message:
    """The page that was asked for: what is due first, then what was decided."""
    scene.insist(Action.SEE_INFORMINGS)
    _, kept = scene.words, scene.work.informings
    total = kept.count()
    if total == 0:
        return Message(_("There is nobody to be told."))
    offset = page_asked_for(scene, total, A_PAGE)
    page = kept.page(offset, A_PAGE)
    title = _(
        "📬 <b>Telling residents</b>: {first}–{last} of {total}", first=offset + 1, last=offset + len(page), total=total
    )
    text = lines(title, _too_late(scene), Html(), *(_listed(each, scene) for each in page))
    return Message(text, rows(turns(offset, total, A_PAGE, ShowInformings, scene)))


def overdue(scene: Scene) -> Message | None:
    """Told once a week; None when all are decided by now."""
    scene.insist(Action.SEE_INFORMINGS)
    too_late = _too_late(scene)
    if too_late is None:
        return None
    show = scene.button("📬 " + scene.words.plain("Show the list"), ShowInformings())
    return Message(
        lines(too_late, scene.words("Ask whoever has them to tell the resident, or to write why not.")), rows((show,))
    )


def _too_late(scene: Scene) -> Html | None:
    number = scene.work.informings.overdue(scene.work.now)
    if not number:
        return None
    return scene.words.plural(
        "⚠️ {number} resident was not told within the month.",
        "⚠️ {number} residents were not told within the month.",
        number,
    )


def _listed(each: Informing, scene: Scene) -> Html:
    """Reference, area and day alone."""
    _, alert = scene.words, scene.work.alerts.get(each.alert)
    facts = {"reference": alert.reference, "area": names.area(alert.area, scene.work.town)}
    if each.decision is not None and each.decided_at is not None:
        day, decided = _.day(each.decided_at), _.plain(_DECIDED[each.decision])
        return _("✅ <b>{reference}</b> · {area} · {decided} {day}", decided=decided, day=day, **facts)
    sign = "⏰" if each.due_at <= scene.work.now else "⏳"
    return _("{sign} <b>{reference}</b> · {area} · by {day}", sign=sign, day=_.day(each.due_at), **facts)


def _card(alert: Alert, scene: Scene) -> Button:
    return scene.button("📋 " + scene.words.plain("Show the card"), Open(alert.id))
