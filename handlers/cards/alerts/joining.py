"""What a card says of reports that belong together, and the button that joins them."""

from core.alerts.advancing import leader_of, open_followers
from core.alerts.alert import Alert
from core.alerts.caretaking import Join
from core.alerts.notices import AlertKind
from core.people.rights import Action, can
from handlers.cards.scene import Scene
from handlers.message import Button
from handlers.words import Html


def joined(alert: Alert, scene: Scene) -> Html | None:
    """What it is joined to, on the card of whichever of them; for whoever may see all of them."""
    if not can(scene.reader, Action.SEE_LIST):
        return None
    others = [scene.work.alerts.get(alert.joined_to)] if alert.joined_to is not None else _followers(alert, scene)
    if not others:
        return None
    return scene.words("Joined with <b>{reference}</b>", reference=", ".join(each.reference for each in others))


def maybe_same(alert: Alert, scene: Scene) -> Html | None:
    """Which earlier one it may belong to."""
    earlier = _earlier(alert, scene)
    if earlier is None:
        return None
    return scene.words("🔗 Maybe the same place as <b>{reference}</b>", reference=earlier.reference)


def button(alert: Alert, scene: Scene) -> Button | None:
    """Join them; not away from somebody else who has one of them."""
    earlier = _earlier(alert, scene)
    if earlier is None or not all(scene.may(Action.HANDLE, each.id) for each in (alert, earlier)):
        return None
    if alert.taken_by not in (None, scene.reader.id, earlier.taken_by):
        return None
    return scene.button("🔗 " + scene.words.plain("Join them"), Join(alert.id, earlier.id))


def _followers(alert: Alert, scene: Scene) -> list[Alert]:
    """A card on its first way out is of an alert that nothing can have been joined to."""
    first = scene.notice.kind == AlertKind.CARD and not scene.notice.facts.get("asked")
    return [] if first else open_followers(alert, scene.work)


def _earlier(alert: Alert, scene: Scene) -> Alert | None:
    """The earlier alert from the same place, or the one that leads it, while both are open."""
    if alert.maybe_same_as is None or not alert.is_open:
        return None
    earlier = leader_of(scene.work.alerts.get(alert.maybe_same_as), scene.work)
    return earlier if earlier.is_open and earlier.id != alert.id else None
