"""The tally as a table that fits a phone: at most 34 characters wide, each group adding up to its total."""

import textwrap
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from core.alerts.alert import Outcome, Status
from core.alerts.reading import Urgency
from core.people.person import Role
from core.people.rights import Action
from core.statistics.definitions import UNKNOWN, WITHDRAWN, Grouping, Period, Span, periods
from core.statistics.tally import Tally, helped, tally
from handlers import names
from handlers.cards.reporting import helping
from handlers.cards.scene import Scene, lines
from handlers.message import Message
from handlers.words import Html, Words, escaped, marked

WIDTH = 34
_COLUMNS = MappingProxyType({Span.MONTH: 6, Span.YEAR: 6, Span.YEAR_BEFORE: 7})
_LABEL = WIDTH - sum(_COLUMNS.values())
_HEADS = MappingProxyType(
    {Span.MONTH: marked("month"), Span.YEAR: marked("year"), Span.YEAR_BEFORE: marked("before")},
)
_TITLES = MappingProxyType(
    {
        Grouping.SOURCE: marked("Who reported"),
        Grouping.AREA: marked("Area"),
        Grouping.URGENCY: marked("How urgent"),
        Grouping.OUTCOME: marked("Outcome"),
        Grouping.DESTINATION: marked("Referred to"),
    }
)


def figures(scene: Scene) -> Message:
    """As the figures stand on the town's day at this moment."""
    scene.insist(Action.SEE_FIGURES)
    _ = scene.words
    day = scene.work.now.astimezone(_.zone).date()
    counted, shown = tally(day, scene.work.tallies), periods(day)
    groups = [line for grouping in Grouping for line in (*_group(grouping, counted, _labels(grouping, scene), _), "")]
    table = "\n".join([*groups, *_helped(helped(day, scene.work.tallies), _)]).rstrip()
    text = lines(
        _("<b>Reports in figures</b>"),
        _("month: {month}", month=_.month(shown[Span.MONTH].begins)),
        _("year: {year} (the agreement's)", year=_year(shown[Span.YEAR])),
        _("before: {year}", year=_year(shown[Span.YEAR_BEFORE])),
        Html(f"<pre>{escaped(table)}</pre>"),
        _("Counted by the day they were sent. “Not known” may still become known."),
    )
    return Message(text)


def _group(grouping: Grouping, counted: Tally, labels: Mapping[str, str], words: Words) -> Iterable[str]:
    rows = counted.rows[grouping]
    known = [key for key in labels if key in rows and any(rows[key].values())]
    others = [key for key in rows if key not in labels and key != UNKNOWN]
    heads = {span: words.plain(head) for span, head in _HEADS.items()}
    yield from _line(words.plain(_TITLES[grouping]).upper(), heads)
    for key in (*known, *others):
        yield from _line(labels.get(key, key), rows[key])
    yield from _line(words.plain("Not known"), rows[UNKNOWN])
    yield from _line(words.plain("Total"), counted.total_of(grouping))


def _helped(answered: Mapping[str, Mapping[Span, int]], words: Words) -> Iterable[str]:
    """Only once somebody has been asked and has answered."""
    if not answered:
        return
    nobody = dict.fromkeys(Span, 0)
    yield from _line(words.plain("Did it help?").upper(), {span: words.plain(head) for span, head in _HEADS.items()})
    for answer, label in helping.ANSWERS.items():
        yield from _line(words.plain(label), answered.get(answer, nobody))


def _line(label: str, cells: Mapping[Span, int] | Mapping[Span, str]) -> Iterable[str]:
    """The label over as many lines as it needs, the figures on its last."""
    *above, last = textwrap.wrap(label, _LABEL - 1) or [""]
    yield from above
    yield f"{last:<{_LABEL}}" + "".join(f"{cells[span]:>{width}}" for span, width in _COLUMNS.items())


def _labels(grouping: Grouping, scene: Scene) -> Mapping[str, str]:
    """What each key is called, in the order of display."""
    _, town = scene.words, scene.work.town
    match grouping:
        case Grouping.SOURCE:
            return {role: _.plain(names.ROLES[role]) for role in Role}
        case Grouping.AREA:
            return {area.key: area.name for area in town.areas}
        case Grouping.URGENCY:
            return {urgency: _.plain(names.URGENCIES[urgency]) for urgency in Urgency}
        case Grouping.OUTCOME:
            closed: dict[str, str] = {outcome: _.plain(names.OUTCOMES[outcome]) for outcome in Outcome}
            return {**closed, WITHDRAWN: _.plain(names.STATUSES[Status.WITHDRAWN])}
        case Grouping.DESTINATION:
            return {each.key: names.destination(each.key, town, _) for each in town.destinations}


def _year(period: Period) -> str:
    return f"{period.begins.year}/{period.ends.year}"
