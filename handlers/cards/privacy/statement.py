"""How it is said what is kept about somebody, and who has looked: on a phone and on paper."""

from types import MappingProxyType

from core.access.pages import LONGEST_REASON
from core.access.statement import Looked, Matter, Said, Statement
from core.alerts.journal import EntryKind
from core.people.person import Person
from core.privacy.looking import Why
from handlers import names
from handlers.cards.privacy.somebody import somebody_told
from handlers.cards.reporting.summary import shortened
from handlers.cards.scene import Scene, lines
from handlers.words import Html, marked, shown

_LONGEST_PLACE = 800
_LONGEST_NAME = 64
_ALL = 10_000
_SOMETHING = marked("something of it")

_KINDS = MappingProxyType(
    {
        EntryKind.WROTE: marked("Reported"),
        EntryKind.ADDED: marked("Added by whoever reported it"),
        EntryKind.ANSWERED: marked("Answered by whoever reported it"),
        EntryKind.SAID: marked("Written to whoever reported it"),
        EntryKind.NOTED: marked("Note written"),
        EntryKind.REOPENED: marked("Opened again"),
        EntryKind.KEPT: marked("Kept longer"),
        EntryKind.TOLD_EMERGENCY: marked("Numbers that whoever reported it was given"),
        EntryKind.TOLD_CHILD: marked("Numbers that whoever reported it was given"),
    }
)
_WHAT = MappingProxyType(
    {
        "details": marked("the details"),
        "details_named": marked("the details, with the name of whoever reported it"),
        "words": marked("the words"),
        "attachment": marked("a picture or a recording"),
        "identity_asked": marked("asked to see who reported it"),
        "identity_reason": marked("why somebody asked to see who reported it"),
        "identity_name": marked("who reported it"),
        "access": marked("this overview"),
        "export": marked("a file with all of it"),
    }
)
_WHY = MappingProxyType(
    {
        Why.TASK: marked("as part of their work"),
        Why.OWN: marked("their own"),
        Why.REASON: marked("with a reason"),
        Why.GRANTED: marked("allowed by a second person"),
        Why.ACCESS: marked("because somebody asked what is kept"),
        Why.ERASURE: marked("to erase it"),
    }
)


def document(statement: Statement, scene: Scene, about: Person | None = None) -> str:
    """All of it as plain text, to be handed out on paper; who they are first, when it is about somebody here."""
    _ = scene.words
    parts = [
        *([somebody_told(about, scene, _ALL)] if about else []),
        *(matter_told(each, scene) for each in statement.matters),
        *(line_of_words(each, scene) for each in statement.said),
        lines(_("👁 <b>Who has looked</b>"), *(line_of_look(each, scene) for each in statement.looked)),
        _("Pictures and recordings are not in this file."),
    ]
    return "\n\n".join(shown(part) for part in parts) + "\n"


def matter_told(told: Matter, scene: Scene) -> Html:
    """One report and what became of it."""
    _, town = scene.words, scene.work.town
    signs = ", ".join(_.plain(names.SIGNS[sign]) for sign in told.signs)
    return lines(
        _("📄 <b>{reference}</b>", reference=told.reference),
        _("⏱ Urgency: <b>{urgency}</b>", urgency=names.urgency(told.urgency, _)),
        _("📍 Area: <b>{area}</b>", area=names.area(told.area, town)),
        _("🏠 Place: <b>{place}</b>", place=shortened(told.place)) if told.place else None,
        _("🚪 Where: {where}", where=shortened(told.where, _LONGEST_PLACE)) if told.where else None,
        _("👁 Signs: {signs}", signs=signs) if signs else None,
        _("Came in: {when}", when=_.day(told.opened_at)),
        _("Status: {status}", status=_.plain(names.STATUSES[told.status])),
        _("Outcome: {outcome}", outcome=_.plain(names.OUTCOMES[told.outcome])) if told.outcome else None,
        _("Referred to: {destination}", destination=names.destination(told.destination, town, _))
        if told.destination
        else None,
        _("Ended: {when}", when=_.day(told.closed_at)) if told.closed_at else None,
        _.plural("{number} picture, recording or place", "{number} pictures, recordings or places", len(told.files))
        if told.files
        else None,
    )


def line_of_words(said: Said, scene: Scene) -> Html:
    """When, about what, who, and the words."""
    _ = scene.words
    what = _.plain(_KINDS.get(said.kind, _KINDS[EntryKind.NOTED]) if said.reference else marked("Written"))
    reference = said.reference or _.plain("without a number")
    facts = {"when": f"{_.day(said.at)} {_.time(said.at)}", "reference": reference, "what": what}
    if said.by is None:
        return _("<b>{reference} · {when} · {what}</b>\n{text}", text=said.words, **facts)
    name = shortened(said.by, _LONGEST_NAME)
    return _("<b>{reference} · {when} · {what}: {name}</b>\n{text}", name=name, text=said.words, **facts)


def line_of_look(looked: Looked, scene: Scene) -> Html:
    """When, who, what, and why."""
    _ = scene.words
    told = _(
        "{when} {reference} · {who}: {what} ({why})",
        when=f"{_.day(looked.at)} {_.time(looked.at)}",
        reference=looked.reference,
        who=_who(looked, scene),
        what=_.plain(_WHAT.get(looked.what, _SOMETHING)),
        why=_.plain(_WHY[looked.why]),
    )
    if looked.reason is None:
        return told
    return lines(told, _("“{reason}”", reason=shortened(looked.reason, LONGEST_REASON)))


def _who(looked: Looked, scene: Scene) -> str:
    _ = scene.words
    if looked.by_reporter:
        return _.plain("whoever reported it")
    if looked.role is None:
        return _.plain("whoever runs the bot")
    role = _.plain(names.ROLES[looked.role])
    return f"{shortened(looked.name, _LONGEST_NAME)}, {role}" if looked.name else role
