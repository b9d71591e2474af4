"""Plain words of somebody who was written to: an answer about what, or something new?"""

from core.alerts.choosing import Drop
from core.alerts.report import Report
from core.alerts.talking.sorting import AnswerWith, ReportAnew, matters_of
from handlers import names
from handlers.cards.scene import Scene, lines
from handlers.message import Button, Message, Rows


def matters(report: Report, scene: Scene) -> list[int]:
    """What it may be an answer about: what waits for one, else whatever they were written to about lately. Danger is
    never an answer."""
    reporter, work = report.reporter, scene.work
    if report.in_danger:
        return []
    return matters_of(reporter, work, unanswered=True) or matters_of(reporter, work, unanswered=False)


def which(report: Report, scene: Scene, *, reminding: bool) -> Message:
    """It goes nowhere before they have said so."""
    _ = scene.words
    asked = lines(
        _("<b>Shall it be sent?</b> It is not sent yet.") if reminding else None,
        _("❓ <b>Is that an answer, or something new?</b>"),
        _("It is not sent before you have chosen."),
    )
    anew = scene.button("📝 " + _.plain("New concern"), ReportAnew(report.id))
    drop = scene.button("🗑 " + _.plain("Cancel"), Drop(report.id))
    about = tuple((_answer(report, matter, scene),) for matter in matters(report, scene))
    return Message(asked, (*about, (anew,), (drop,)), protect=True)


def answers(report: Report, scene: Scene) -> Rows:
    """Below a draft like any other: it may be the second half of an answer."""
    if report.in_danger:
        return ()
    lately = matters_of(report.reporter, scene.work, unanswered=False)
    return tuple((_answer(report, matter, scene),) for matter in lately)


def _answer(report: Report, matter: int, scene: Scene) -> Button:
    alert = scene.work.alerts.get(matter)
    label = scene.words.plain("Answer about {reference}", reference=alert.reference)
    return scene.button(f"💬 {label} · {names.area(alert.area, scene.work.town)}", AnswerWith(report.id, matter))
