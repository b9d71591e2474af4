"""The list of the morning: what waits for the reader today, with one tap to each."""

from collections.abc import Callable, Sequence
from itertools import groupby
from types import MappingProxyType

from core.alerts.showing import AskForOpenList
from core.mornings.lines import Line, Section, lines_of
from core.people.rights import Action
from handlers.cards.alerts.open_list import alert_button, alert_line
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import Html, marked

_SHOWN = 12
"""As many as a phone shows with their buttons."""

_HEADS = MappingProxyType(
    {
        Section.OFFERED: marked("Waits for your answer"),
        Section.POSTPONED: marked("Postponed until today"),
        Section.OPEN: marked("Open reports"),
    }
)


def morning_list(scene: Scene) -> Message | None:
    """As it is now; None when nothing is on it (any longer)."""
    scene.insist(Action.SEE_LIST)
    _ = scene.words
    found = lines_of(scene.reader, _SHOWN + 1, scene.work)
    if not found:
        return None
    listed, more = found[:_SHOWN], len(found) > _SHOWN
    parts = [
        part for section, its in groupby(listed, lambda line: line.section) for part in _part(section, [*its], scene)
    ]
    rest = (scene.button("📋 " + _.plain("All open reports"), AskForOpenList()),) if more else ()
    title = _("☀️ <b>Your list for {day}</b>", day=_.day(scene.work.now))
    return Message(
        lines(title, *parts, _("… and more") if more else None),
        rows(*((_BUTTONS[line.section](line, scene),) for line in listed), rest),
    )


def _part(section: Section, its: Sequence[Line], scene: Scene) -> list[Html]:
    """An empty line, the head, and a line for each."""
    _ = scene.words
    return [Html(), _("<b>{head}</b>", head=_.plain(_HEADS[section])), *(_LINES[section](line, scene) for line in its)]


def _open(line: Line, scene: Scene) -> Html:
    return alert_line(scene.work.alerts.get(line.about), scene)


def _postponed(line: Line, scene: Scene) -> Html:
    _, alert = scene.words, scene.work.alerts.get(line.about)
    until = _.moment(alert.postponed_until, scene.work.now) if alert.postponed_until else ""
    return _("{alert} · until {time}", alert=alert_line(alert, scene), time=until)


def _offered(line: Line, scene: Scene) -> Html:
    _, alert = scene.words, scene.work.alerts.get(line.about)
    return _("{alert} · from {name}", alert=alert_line(alert, scene), name=scene.name_of(alert.offered_by))


def _tap(line: Line, scene: Scene) -> Button:
    return alert_button(scene.work.alerts.get(line.about), scene)


_LINES: MappingProxyType[Section, Callable[[Line, Scene], Html]] = MappingProxyType(
    {Section.OFFERED: _offered, Section.POSTPONED: _postponed, Section.OPEN: _open}
)
_BUTTONS: MappingProxyType[Section, Callable[[Line, Scene], Button]] = MappingProxyType(dict.fromkeys(Section, _tap))
