"""Whether what somebody wrote to the other side has reached it."""

from core.alerts.journal import Arrival, Entry, EntryKind
from handlers.cards.numbers import urgent_numbers
from handlers.cards.reporting.summary import shortened
from handlers.cards.scene import Scene, lines
from handlers.cards.talking.talk import entry_of
from handlers.message import Message
from handlers.words import Html


def on_its_way(scene: Scene) -> Message | None:
    """None for anybody but the one who wrote it."""
    entry = entry_of(scene)
    if entry.by != scene.reader.id:
        return None
    return Message(_said(entry, scene) if entry.kind is EntryKind.SAID else _answered(entry, scene))


def _said(entry: Entry, scene: Scene) -> Html:
    """To the reporter. An answer that was ready is shown: it stands nowhere else in the chat."""
    _, reference = scene.words, scene.work.alerts.get(entry.report).reference
    ready = _("“{words}”", words=shortened(entry.words or "")) if entry.message is None else None
    match entry.delivery:
        case Arrival.DELIVERED:
            told = _(
                "✓ Delivered {time} to the reporter of <b>{reference}</b>.",
                time=_time(entry, scene),
                reference=reference,
            )
        case Arrival.FAILED:
            told = lines(
                _("✗ <b>Could not be delivered</b> to the reporter of <b>{reference}</b>.", reference=reference),
                _("The reporter cannot be reached here any more. What you wrote is kept with the report."),
            )
        case _other:
            told = _("💬 To the reporter of <b>{reference}</b>: sending …", reference=reference)
    return lines(told, ready)


def _answered(entry: Entry, scene: Scene) -> Html:
    """From the reporter, who is given the numbers to call when nobody gets it."""
    _, reference = scene.words, scene.work.alerts.get(entry.report).reference
    match entry.delivery:
        case Arrival.DELIVERED:
            return _(
                "✓ Delivered {time}: your answer about <b>{reference}</b>.",
                time=_time(entry, scene),
                reference=reference,
            )
        case Arrival.UNDER_WAY:
            return _("💬 Your answer about <b>{reference}</b>: sending …", reference=reference)
    return lines(
        _("✗ <b>Could not be delivered</b>: your answer about <b>{reference}</b>.", reference=reference),
        _("It is kept with the report, for whoever can be reached next. If it cannot wait, call:"),
        urgent_numbers(scene),
    )


def _time(entry: Entry, scene: Scene) -> str:
    return scene.words.moment(entry.delivered_at, scene.work.now) if entry.delivered_at else ""
