"""Work changes hands: what is open for whoever stands in, and what became of it for whoever returns."""

from collections.abc import Sequence
from datetime import datetime

from core.alerts.alert import Alert, AlertState
from core.alerts.reading import Urgency
from core.alerts.showing import Open
from core.alerts.standing_in.returning import SHOWN_AT_MOST, waiting_for
from core.people.rights import Action
from handlers import names
from handlers.cards.alerts.card import state_line
from handlers.cards.scene import Scene, lines
from handlers.days import day
from handlers.message import Message, Rows
from handlers.words import Html


def handed_on(scene: Scene) -> Message | None:
    """A line and a button for each that is open; None when the absence is over."""
    scene.insist(Action.SEE_LIST)
    kept, _ = scene.work.absences.get(scene.about), scene.words
    if kept.ends_at <= scene.work.now:
        return None
    alerts = sorted((each for each in scene.work.alerts.still_there(kept.handed_on) if each.is_open), key=_most_urgent)
    said = _("🤝 You stand in for <b>{name}</b> from now on.", name=scene.name_of(kept.person))
    until = _("They are back {day}.", day=day(kept.ends_at, _))
    return Message(lines(said, until, Html(), *_listed(alerts, scene)), _buttons(alerts, scene))


def welcome_back(scene: Scene) -> Message:
    """What waits, and what became of what was theirs."""
    scene.insist(Action.SEE_LIST)
    kept, _ = scene.work.absences.get(scene.about), scene.words
    waiting = waiting_for(scene.reader, kept, scene.work)
    others = [each for each in scene.work.alerts.still_there(kept.handed_on) if each.state is not AlertState.NEW]
    became = [_became(each, scene) for each in others[:SHOWN_AT_MOST]]
    return Message(
        lines(
            _("👋 Welcome back."),
            Html(),
            *_listed(waiting, scene),
            Html() if became else None,
            _("<b>What became of yours</b>") if became else None,
            *became,
        ),
        _buttons((*waiting, *(each for each in others if each.is_open)), scene),
    )


def they_are_back(scene: Scene) -> Message:
    """What somebody has taken stays with them."""
    scene.insist(Action.SEE_LIST)
    kept = scene.work.absences.get(scene.about)
    return Message(
        scene.words(
            "👋 {name} is back. You no longer stand in. What you have taken stays yours.",
            name=scene.name_of(kept.person),
        )
    )


def _most_urgent(alert: Alert) -> tuple[int, datetime]:
    return list(Urgency).index(alert.urgency), alert.opened_at


def _listed(alerts: Sequence[Alert], scene: Scene) -> list[Html]:
    _ = scene.words
    if not alerts:
        return [_("Nothing is waiting just now. 👍")]
    more = len(alerts) - SHOWN_AT_MOST
    return [
        _("<b>Open now</b>"),
        *(_line(alert, scene) for alert in alerts[:SHOWN_AT_MOST]),
        *([_.plural("… and {number} more: /liste", "… and {number} more: /liste", more)] if more > 0 else []),
    ]


def _line(alert: Alert, scene: Scene) -> Html:
    _ = scene.words
    return _(
        "{urgency} · <b>{reference}</b> · {area} · {age}",
        urgency=names.urgency(alert.urgency, _),
        reference=alert.reference,
        area=names.area(alert.area, scene.work.town),
        age=_.ago(alert.opened_at, scene.work.now),
    )


def _became(alert: Alert, scene: Scene) -> Html:
    _, area = scene.words, names.area(alert.area, scene.work.town)
    facts = {"reference": alert.reference, "area": area, "state": state_line(alert, scene)}
    return _("<b>{reference}</b> · {area} · {state}", **facts)


def _buttons(alerts: Sequence[Alert], scene: Scene) -> Rows:
    return tuple(
        (
            scene.button(
                f"{names.URGENCY_SIGNS[each.urgency]} {each.reference} · {names.area(each.area, scene.work.town)}",
                Open(each.id),
            ),
        )
        for each in alerts[:SHOWN_AT_MOST]
    )
