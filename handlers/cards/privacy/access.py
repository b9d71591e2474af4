"""What is kept about somebody and who has looked at it, as it may be handed out to them."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import TypeVar

from core.access.pages import LONGEST_REASON, pages_of_looks, pages_of_words
from core.access.statement import Looked, Matter, Said, Statement, Until, about_reporter, about_resident
from core.alerts.journal import EntryKind
from core.kernel.missing import Missing
from core.people.rights import Action, Relation, may
from core.privacy.looking import Why
from handlers import names
from handlers.cards.reporting.summary import shortened
from handlers.cards.scene import Scene, lines
from handlers.message import Message
from handlers.words import Html, marked, shown, telephone

P = TypeVar("P")

_LONGEST_PLACE = 800
_LONGEST_NAME = 64
_SOMETHING = marked("something of it")

_KINDS = MappingProxyType(
    {
        EntryKind.WROTE: marked("Reported"),
        EntryKind.ADDED: marked("Added by whoever reported it"),
        EntryKind.ANSWERED: marked("Answered by whoever reported it"),
        EntryKind.SAID: marked("Written to whoever reported it"),
        EntryKind.NOTED: marked("Note written"),
        EntryKind.REOPENED: marked("Opened again"),
    }
)
_WHAT = MappingProxyType(
    {
        "details": marked("the details"),
        "words": marked("the words"),
        "attachment": marked("a picture or a recording"),
        "identity_name": marked("who reported it"),
        "access": marked("this overview"),
        "export": marked("a file with all of it"),
    }
)
_WHY = MappingProxyType(
    {
        Why.TASK: marked("it is their work"),
        Why.OWN: marked("it is their own"),
        Why.REASON: marked("they gave a reason"),
        Why.GRANTED: marked("a second person allowed it"),
        Why.ACCESS: marked("somebody asked what is kept"),
        Why.ERASURE: marked("to erase it"),
    }
)


def ask_why(scene: Scene) -> Message:
    """How to ask, with the reason behind."""
    scene.insist(Action.GIVE_ACCESS)
    _, reference = scene.words, scene.work.alerts.get(scene.about).reference
    return Message(
        lines(
            _("Why is it to be handed out? The reason is kept in the log of who looked."),
            _("Write it behind the reference, for example:"),
            _("<code>/indsigt {reference} the resident asked for it by letter</code>", reference=reference),
        )
    )


def read_it_first(scene: Scene) -> Message:
    """What a machine cannot do."""
    scene.insist(Action.GIVE_ACCESS)
    _, reference = scene.words, scene.work.alerts.get(scene.about).reference
    return Message(
        lines(
            _("📂 <b>What is kept about {reference}, for the resident</b>", reference=reference),
            _("Whoever reported it, telephone numbers and e-mail addresses are masked: ▮▮▮."),
            _("Read it through before you hand it out: words can give away who wrote them, and name others."),
            _("Pictures and recordings are not shown here: see the details."),
        )
    )


def matter(scene: Scene) -> Message:
    """One report and what became of it."""
    return Message(_matter(_part(_of_resident(scene).matters, scene), scene), protect=True)


def words(scene: Scene) -> Message:
    """Some of the words."""
    return _words(_of_resident(scene), scene)


def looks(scene: Scene) -> Message:
    """Some of those who looked."""
    return _looks(_of_resident(scene), scene)


def own(scene: Scene) -> Message:
    """Who the reader is here."""
    _allow_own(scene)
    _, reader, town = scene.words, scene.reader, scene.work.town
    areas = ", ".join(names.area(key, town) for key in sorted(reader.areas))
    return Message(
        lines(
            _("📂 <b>What is kept about you</b>"),
            _("Your Telegram account, as a number, and your language."),
            _("Name: {name}", name=reader.name) if reader.name else None,
            _("Role: {role}", role=_.plain(names.ROLES[reader.role])),
            _("Areas: {areas}", areas=areas) if areas else None,
            _("Telephone: {phone}", phone=telephone(reader.phone)) if reader.phone else None,
            _("What you have reported, and who has looked at it, follows below."),
        ),
        protect=True,
    )


def own_matter(scene: Scene) -> Message:
    """One of the reader's reports."""
    return Message(_matter(_part(_own(scene).matters, scene), scene), protect=True)


def own_words(scene: Scene) -> Message:
    """Some of what the reader wrote."""
    return _words(_own(scene), scene)


def own_looks(scene: Scene) -> Message:
    """Some of those who looked at it."""
    return _looks(_own(scene), scene)


def _of_resident(scene: Scene) -> Statement:
    scene.insist(Action.GIVE_ACCESS)
    return about_resident(scene.about, _until(scene), scene.work)


def _own(scene: Scene) -> Statement:
    _allow_own(scene)
    return about_reporter(scene.reader.id, _until(scene), scene.work)


def _allow_own(scene: Scene) -> None:
    if not may(scene.reader, Action.SEE_OWN_DATA, Relation.OWN):
        raise Missing


def _until(scene: Scene) -> Until:
    facts = scene.notice.facts
    return Until(int(facts.get("entry") or 0), int(facts.get("look") or 0))


def _part(parts: Sequence[P], scene: Scene) -> P:
    number = int(scene.notice.facts.get("part") or 0)
    if number >= len(parts):
        raise Missing
    return parts[number]


def _matter(told: Matter, scene: Scene) -> Html:
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


def _words(statement: Statement, scene: Scene) -> Message:
    page = _part(pages_of_words(statement.said), scene)
    return Message(lines(*(_line_of_words(each, scene) for each in page)), protect=True)


def _line_of_words(said: Said, scene: Scene) -> Html:
    _ = scene.words
    what = _.plain(_KINDS.get(said.kind, _KINDS[EntryKind.NOTED]))
    facts = {"when": f"{_.day(said.at)} {_.time(said.at)}", "reference": said.reference, "what": what}
    if said.by is None:
        return _("<b>{reference} · {when} · {what}</b>\n{text}", text=said.words, **facts)
    name = shortened(said.by, _LONGEST_NAME)
    return _("<b>{reference} · {when} · {what}: {name}</b>\n{text}", name=name, text=said.words, **facts)


def _looks(statement: Statement, scene: Scene) -> Message:
    page = _part(pages_of_looks(statement.looked), scene)
    heading = scene.words("👁 <b>Who has looked</b>")
    return Message(lines(heading, *(_line_of_look(each, scene) for each in page)), protect=True)


def _line_of_look(looked: Looked, scene: Scene) -> Html:
    _ = scene.words
    told = _(
        "{when} {reference} · {who}: {what}, because {why}",
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


def document(statement: Statement, scene: Scene) -> str:
    """All of it as plain text, to be handed out on paper."""
    _ = scene.words
    parts = [
        *(_matter(each, scene) for each in statement.matters),
        *(_line_of_words(each, scene) for each in statement.said),
        lines(_("👁 <b>Who has looked</b>"), *(_line_of_look(each, scene) for each in statement.looked)),
        _("Pictures and recordings are not in this file."),
    ]
    return "\n\n".join(shown(part) for part in parts) + "\n"
