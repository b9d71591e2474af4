"""The open alerts, urgent and old first, six a page."""

from core.alerts.alert import Alert
from core.alerts.showing import Open, ShowOpenList
from core.people.rights import Action
from handlers import names
from handlers.cards.paging import page_asked_for, turns
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import Html

A_PAGE = 6


def open_list(scene: Scene) -> Message:
    """The page that was asked for, or the last one when there are fewer by now."""
    scene.insist(Action.SEE_LIST)
    _, total = scene.words, scene.work.alerts.open_count()
    if total == 0:
        return Message(_("There are no open reports. 👍"))
    offset = page_asked_for(scene, total, A_PAGE)
    page = scene.work.alerts.open_page(offset, A_PAGE)
    shown = _("<b>Open reports</b>: {first}–{last} of {total}", first=offset + 1, last=offset + len(page), total=total)
    return Message(
        lines(shown, Html(), *(alert_line(alert, scene) for alert in page)),
        rows(*((alert_button(alert, scene),) for alert in page), turns(offset, total, A_PAGE, ShowOpenList, scene)),
    )


def ask_for_reference(scene: Scene) -> Message:
    """For whoever sees what was referred to them: one at a time, by the reference they were told."""
    scene.insist(Action.SEE_CARD)
    return Message(
        scene.words(
            "Write /liste and the reference you were given, for example: /liste ABC-234."
            " You can see what was referred to you."
        )
    )


def alert_line(alert: Alert, scene: Scene) -> Html:
    """Urgency, reference, area, age, and who has it."""
    _ = scene.words
    facts = {
        "sign": names.URGENCY_SIGNS[alert.urgency],
        "reference": alert.reference,
        "area": names.area(alert.area, scene.work.town),
        "age": _.ago(alert.opened_at, scene.work.now),
    }
    if alert.taken_by is None:
        return _("{sign} <b>{reference}</b> · {area} · {age}", **facts)
    return _("{sign} <b>{reference}</b> · {area} · {age} · {name}", name=scene.name_of(alert.taken_by), **facts)


def alert_button(alert: Alert, scene: Scene) -> Button:
    """One tap to its card."""
    area = names.area(alert.area, scene.work.town)
    return scene.button(f"{names.URGENCY_SIGNS[alert.urgency]} {alert.reference} · {area}", Open(alert.id))
