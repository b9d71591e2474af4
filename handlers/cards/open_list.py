"""The open alerts, urgent and old first, six a page."""

from core.alerts.alert import Alert
from core.alerts.showing import Open, ShowOpenList
from core.people.rights import Action
from handlers import names
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
    offset = page_of(int(scene.notice.facts.get("offset") or 0), total, A_PAGE)
    page = scene.work.alerts.open_page(offset, A_PAGE)
    shown = _("<b>Open reports</b>: {first}–{last} of {total}", first=offset + 1, last=offset + len(page), total=total)
    turns = (
        _turn("⬅️ " + _.plain("Previous"), offset - A_PAGE, scene) if offset else None,
        _turn("➡️ " + _.plain("Next"), offset + A_PAGE, scene) if offset + A_PAGE < total else None,
    )
    return Message(
        lines(shown, Html(), *(_line(alert, scene) for alert in page)),
        rows(*((_open(alert, scene),) for alert in page), turns),
    )


def page_of(offset: int, total: int, size: int) -> int:
    """Where the page begins that holds this place, or the last place there is."""
    return min(max(offset, 0), max(total - 1, 0)) // size * size


def _line(alert: Alert, scene: Scene) -> Html:
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


def _open(alert: Alert, scene: Scene) -> Button:
    area = names.area(alert.area, scene.work.town)
    return scene.button(f"{names.URGENCY_SIGNS[alert.urgency]} {alert.reference} · {area}", Open(alert.id))


def _turn(label: str, offset: int, scene: Scene) -> Button:
    return scene.button(label, ShowOpenList(max(0, offset)))
