"""Why nobody works on an alert just now: it waits, it is offered to somebody, or whoever had it has it no longer."""

from core.alerts.advancing import matter_of
from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.ringing import roster_of
from core.alerts.journal import Entry, EntryKind
from handlers.cards.scene import Scene
from handlers.words import Html

_AGAIN = 2
"""The round of an alert that began before."""
_HAD_IT = (EntryKind.TOOK, EntryKind.LET_GO, EntryKind.ASKED, EntryKind.POSTPONED, EntryKind.RETURNED)


def waits(alert: Alert, scene: Scene) -> Html | None:
    """Until when it, or what it follows, is postponed."""
    matter = matter_of(alert, scene.work)
    if matter.postponed_until is None:
        return None
    _, until = scene.words, scene.words.moment(matter.postponed_until, scene.work.now)
    return _("⏸ Postponed until {moment} by {name}", moment=until, name=scene.name_of(matter.postponed_by))


def offered(alert: Alert, scene: Scene) -> Html | None:
    """To whom it was sent, while they have not answered."""
    to = matter_of(alert, scene.work).offered_to
    if to is None:
        return None
    if to == scene.reader.id:
        return scene.words("➡️ Sent to you, and you have not answered yet")
    return scene.words("➡️ Sent to {name}, who has not answered yet", name=scene.name_of(to))


def came_back(alert: Alert, scene: Scene) -> Html | None:
    """Who had it, and why they have it no longer."""
    if alert.state is not AlertState.NEW or alert.round < _AGAIN:
        return None
    events = [entry for entry in scene.work.journal.of(alert.id) if entry.kind in _HAD_IT]
    match events[-2:]:
        case [*_, Entry(kind=EntryKind.LET_GO, by=int(someone)) as last]:
            return _let_go(someone, last, scene)
        case [Entry(kind=EntryKind.ASKED, by=asked), Entry(kind=EntryKind.RETURNED)]:
            return scene.words("↩️ {name} had it and did not answer", name=scene.name_of(asked))
        case [Entry(kind=EntryKind.POSTPONED, by=someone), Entry(kind=EntryKind.RETURNED) as last]:
            until = scene.words.moment(last.at, scene.work.now)
            return scene.words("↩️ {name} had postponed it until {moment}", name=scene.name_of(someone), moment=until)
    return None


def _let_go(someone: int, entry: Entry, scene: Scene) -> Html:
    _, name = scene.words, scene.name_of(someone)
    if roster_of(scene.work).is_away(someone):
        return _("↩️ {name} had it and is away", name=name)
    return _("↩️ {name} let it go {moment}", name=name, moment=_.moment(entry.at, scene.work.now))
