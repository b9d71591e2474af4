"""What is kept about somebody beside what they reported: who they are here, how they are reached, when they were away
and where they went in."""

from collections.abc import Sequence

from core.access.statement import name_of
from core.people.absence import Absence
from core.people.person import Person
from core.visits.visit import Visit
from handlers import names
from handlers.cards.duty_roster.absences import KINDS
from handlers.cards.reporting.summary import shortened
from handlers.cards.scene import Scene, lines
from handlers.days import days_of
from handlers.words import Html, telephone

_MOST = 25
"""Lines of each; what is older is counted."""
_LONGEST_NAME = 64


def somebody_told(person: Person, scene: Scene, most: int = _MOST) -> Html:
    """All of it. Addresses beside Telegram are named as they are on the page of contacts: there may be a password in
    them. Of whoever stood in nothing is told."""
    _, work = scene.words, scene.work
    areas = ", ".join(names.area(key, work.town) for key in sorted(person.areas))
    addresses = ", ".join(each.label for each in work.addresses.of(person.id))
    away = [_away(each, scene) for each in reversed(work.absences.of(person.id, person.joined_at or work.now))]
    inside = [_inside(each, scene) for each in work.visits.all_of(person.id)]
    name = name_of(person, work)
    return lines(
        _("Your Telegram account, as a number, and your language."),
        _("Name: {name}", name=shortened(name, _LONGEST_NAME)) if name else None,
        _("Role: {role}", role=_.plain(names.ROLES[person.role])),
        _("Areas: {areas}", areas=areas) if areas else None,
        _("Telephone: {phone}", phone=telephone(person.phone)) if person.phone else None,
        _("Beside Telegram you are reached by: {addresses}", addresses=addresses) if addresses else None,
        *_listed(_("When you were away:"), away, most, scene),
        *_listed(_("Where you went in:"), inside, most, scene),
    )


def _listed(heading: Html, told: Sequence[Html], most: int, scene: Scene) -> list[Html]:
    """The newest come first."""
    if not told:
        return []
    older = len(told) - most
    rest = scene.words.plural("… and {number} older one", "… and {number} older ones", older) if older > 0 else None
    return [heading, *told[:most], *([rest] if rest else [])]


def _away(absence: Absence, scene: Scene) -> Html:
    _ = scene.words
    return _("• {days} ({kind})", days=days_of(absence, _), kind=_.plain(KINDS[absence.kind]))


def _inside(visit: Visit, scene: Scene) -> Html:
    """Where it was is forgotten when they are out."""
    _ = scene.words
    when = f"{_.day(visit.began_at)} {_.time(visit.began_at)}–{_.time(visit.ended_at) if visit.ended_at else ''}"
    return _("• {when} {place}", when=when, place=shortened(visit.place or ""))
