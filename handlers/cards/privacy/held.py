"""What was held back of senders who are kept out, for the secretariat."""

from core.alerts.keeping_out.held import ForgetHeld, SendHeld, ShowHeld
from core.alerts.report import Report, ReportState
from core.kernel.missing import Missing
from core.people.rights import Action
from handlers import names
from handlers.cards.reporting.summary import shortened
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import escaped

_A_PAGE = 6
_LONGEST = 3000
"""Characters that stand in the message; the rest is read once it is sent on."""


def listed(scene: Scene) -> Message:
    """What was held back, by area and time."""
    scene.insist(Action.REVIEW_KEPT_OUT)
    _, work = scene.words, scene.work
    waiting = [work.reports.get(number) for number in work.kept_out.held(_A_PAGE)]
    if not waiting:
        return Message(_("Nothing is held back."))
    days = work.town.retention.not_our_task_days
    text = lines(
        _("📥 <b>Held back</b>, from senders who are kept out silently. Nobody has been rung about it."),
        _("Send it on, or forget it. After {days} days it goes by itself.", days=days),
    )
    return Message(text, rows(*((scene.button(_line(each, scene), ShowHeld(each.id)),) for each in waiting)))


def report(scene: Scene) -> Message:
    """What was written, and where it is; never who it was."""
    scene.insist(Action.REVIEW_KEPT_OUT)
    kept, _ = scene.work.reports.get(scene.about), scene.words
    if kept.state is not ReportState.HELD:
        raise Missing
    words = "\n".join(entry.words for entry in scene.work.journal.words_of(kept.id) if entry.words)
    files = len(scene.work.journal.attachments_of(kept.id))
    text = lines(
        _("📥 <b>{area}</b> · {moment}", area=_area(kept, scene), moment=_.moment(kept.touched_at, scene.work.now)),
        _("🏠 Place: <b>{place}</b>", place=shortened(kept.place.described())) if kept.place.street else None,
        escaped(words[:_LONGEST]),
        _("📎 {number} with it", number=files) if files else None,
    )
    return Message(text, _decisions(kept, scene), protect=True)


def _decisions(report: Report, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    _ = scene.words
    send = scene.button("📣 " + _.plain("Send it on"), SendHeld(report.id))
    return rows((send, scene.button("🗑 " + _.plain("Forget it"), ForgetHeld(report.id))))


def _line(report: Report, scene: Scene) -> str:
    return f"{_area(report, scene)} · {scene.words.moment(report.touched_at, scene.work.now)}"


def _area(report: Report, scene: Scene) -> str:
    return names.area(report.place.area or "", scene.work.town)
