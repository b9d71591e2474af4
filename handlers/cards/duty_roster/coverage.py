"""Rungs that reach nobody: where, when, and what to do about it."""

from collections.abc import Sequence
from types import MappingProxyType

from core.alerts.coverage import Gap
from core.alerts.looking_ahead import latest_gaps
from core.alerts.needs import AlertWork
from core.kernel.notice import Manner
from core.kernel.town import Who
from core.people.rights import Action
from handlers import names
from handlers.cards.scene import Scene, lines
from handlers.days import day, span
from handlers.message import Message
from handlers.words import Html, Words, marked

_SHOWN_AT_MOST = 12
_NOBODY = MappingProxyType(
    {
        Who.CARETAKER: marked("no social caretaker"),
        Who.SECRETARIAT: marked("nobody in the secretariat"),
    }
)
_INVITE = MappingProxyType(
    {
        Who.CARETAKER: marked("Invite a social caretaker: /folk"),
        Who.SECRETARIAT: marked("Invite somebody to the secretariat: /folk"),
    }
)


def coverage(scene: Scene) -> Message | None:
    """What was told last and is so now; None when it is well, unless a message that says otherwise stands there."""
    scene.insist(Action.MANAGE_PEOPLE)
    found, _ = latest_gaps(scene.work), scene.words
    if not found:
        standing = scene.notice.manner is Manner.AMEND
        return Message(_("✅ Every step of every ladder reaches somebody.")) if standing else None
    listed = found[:_SHOWN_AT_MOST]
    more = len(found) - _SHOWN_AT_MOST
    return Message(
        lines(
            *_section(_("<b>Reports that would reach nobody on a step</b>"), listed, scene, serious=True),
            *_section(_("<b>Only one social caretaker</b>"), listed, scene, serious=False),
            _.plural("… and {number} more", "… and {number} more", more) if more > 0 else None,
        )
    )


def _section(heading: Html, found: Sequence[Gap], scene: Scene, *, serious: bool) -> list[Html]:
    told = [line for gap in found if gap.serious is serious for line in (Html(), *_marked(gap, scene))]
    return [heading, *told] if told else []


def _marked(gap: Gap, scene: Scene) -> tuple[Html, Html]:
    said, remedy = lines_of(gap, scene.work, scene.words)
    return Html(f"{'🔴' if gap.serious else '🟡'} {said}"), Html(f"→ {remedy}" if gap.serious else remedy)


def lines_of(gap: Gap, work: AlertWork, words: Words) -> tuple[Html, Html]:
    """What is missing, where and when; and what to do."""
    _ = words
    everywhere = len(gap.areas) == len(work.town.areas)
    where = _.plain("all areas") if everywhere else ", ".join(names.area(area, work.town) for area in gap.areas)
    facts = {"where": where, "when": _when(gap, work, words)}
    if gap.alone is not None:
        name = _listed((gap.alone,), work, words)
        if gap.instead_of:
            who = _listed(gap.instead_of, work, words)
            said = _("<b>{where}</b>, {when}: {name} is alone (standing in for {who}).", **facts, name=name, who=who)
        else:
            said = _("<b>{where}</b>, {when}: {name} is alone.", **facts, name=name)
        return said, _(
            "If {name} does not answer, what is acute goes to the secretariat. To change it: /folk", name=name
        )
    return _("<b>{where}</b>: {who}, {when}.", **facts, who=_.plain(_NOBODY[gap.who])), _remedy(gap, work, words)


def _when(gap: Gap, work: AlertWork, words: Words) -> str:
    _ = words
    if gap.begins_at is None:
        return _.plain("from now on")
    if gap.ends_at is None:
        return _.plain("from {day} on", day=day(gap.begins_at, _))
    return span(gap.begins_at, gap.ends_at, _)


def _remedy(gap: Gap, work: AlertWork, words: Words) -> Html:
    _ = words
    if gap.away:
        return _("Name a stand-in for {names}: /folk", names=_listed(gap.away, work, words))
    if gap.unreachable:
        who = _listed(gap.unreachable, work, words)
        return _("Ask {names} to open the bot again: no message reaches them.", names=who)
    return _(_INVITE[gap.who])


def _listed(people: tuple[int, ...], work: AlertWork, words: Words) -> str:
    return ", ".join(work.people.get(each).name or words.plain("A colleague") for each in people)
