"""A report that is not sent yet: what was understood, and what is asked."""

from collections.abc import Callable
from types import MappingProxyType

from core.alerts.choosing import (
    Change,
    ChooseArea,
    ChooseUrgency,
    Drop,
    FinishSigns,
    LeaveChange,
    Send,
    SkipWhere,
    ToggleSign,
)
from core.alerts.hiding import Hide, may_hide
from core.alerts.reading import Sign, Urgency
from core.alerts.report import Report, ReportState, Step
from handlers import names
from handlers.cards.reporting import sorting
from handlers.cards.reporting.summary import summary
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message, Rows
from handlers.words import Html

Asked = tuple[Html | None, Rows]


def draft(scene: Scene) -> Message | None:
    """None once it was sent or dropped. A reminder makes a sound, and shows nothing that anybody could read over a
    shoulder."""
    report, _ = scene.own_report(), scene.words
    if report.state is not ReportState.DRAFT:
        return None
    reminding = bool(scene.notice.facts.get("reminding")) and report.asked_at is not None
    if report.step is Step.MATTER and sorting.matters(report, scene):
        return sorting.which(report, scene, reminding=reminding)
    question, answers = _QUESTIONS[report.step](report, scene)
    text = lines(
        _("<b>Shall it be sent?</b> It is not sent yet.") if reminding else None,
        _("📝 <b>Your report</b> – not sent yet"),
        None if reminding else summary(report, scene) or None,
        Html() if question else None,
        question,
    )
    return Message(text, (*answers, *_last_row(report, scene)), protect=True)


def dropped(scene: Scene) -> Message:
    """It is gone."""
    _ = scene.words
    if scene.notice.facts.get("by_age"):
        return Message(_("This report was never sent, so it has been deleted. Write again if it still matters."))
    return Message(_("Cancelled. Nothing was sent, and nothing is kept."))


def _free(report: Report, scene: Scene) -> Asked:
    _ = scene.words
    area_missing, urgency_missing = report.place.area is None, report.urgency is None
    question = {
        (True, True): _("Which area is it, and how urgent? Press both, then it is sent."),
        (True, False): _("Which area is it? Then it is sent."),
        (False, True): _("How urgent is it? Press, and it is sent."),
        (False, False): _("Everything is there. Send it?"),
    }[area_missing, urgency_missing]
    hint = _("It sounds like: {urgency}", urgency=names.urgency(report.hint, scene.words)) if report.hint else None
    answers = rows(
        *(_areas(report, scene) if area_missing else ()),
        *(_urgencies(report, scene) if urgency_missing else ()),
        (None if area_missing or urgency_missing else _send(report, scene),),
        (_hide(report, scene),),
        *(sorting.answers(report, scene)),
    )
    return lines(hint if urgency_missing else None, question), answers


def _area(report: Report, scene: Scene) -> Asked:
    return scene.words("<b>Which area is it?</b>"), _areas(report, scene)


def _signs(report: Report, scene: Scene) -> Asked:
    words = scene.words

    def tick(sign: Sign) -> Button:
        mark = "✅" if sign in report.signs else "▫️"
        return scene.button(f"{mark} {words.plain(names.SIGNS[sign])}", ToggleSign(report.id, sign))

    onward = scene.button("➡️ " + words.plain("Continue"), FinishSigns(report.id))
    return (
        words("<b>What have you seen or heard?</b> Choose one or more."),
        (*((tick(sign),) for sign in Sign), (onward,)),
    )


def _where(report: Report, scene: Scene) -> Asked:
    skip = scene.button(scene.words.plain("Skip"), SkipWhere(report.id))
    question = scene.words("<b>Write where it is</b> – street, number, floor, side. For example: Energivej 14, 2. tv")
    return question, ((skip,),)


def _urgency(report: Report, scene: Scene) -> Asked:
    return scene.words("<b>How urgent is it?</b>"), _urgencies(report, scene)


def _confirm(report: Report, scene: Scene) -> Asked:
    answers = rows((_send(report, scene),), (_hide(report, scene),))
    return scene.words("Is it right? Press Send."), answers


def _change(report: Report, scene: Scene) -> Asked:
    words = scene.words
    labels = {
        Step.AREA: words.plain("Area"),
        Step.SIGNS: words.plain("Signs"),
        Step.WHERE: words.plain("Where"),
        Step.URGENCY: words.plain("How urgent"),
    }
    steps = tuple((scene.button(label, Change(report.id, step)),) for step, label in labels.items())
    back = scene.button("↩️ " + words.plain("Back"), LeaveChange(report.id))
    return words("<b>What do you want to change?</b>"), (*steps, (back,))


_QUESTIONS: MappingProxyType[Step, Callable[[Report, Scene], Asked]] = MappingProxyType(
    {
        Step.FREE: _free,
        Step.AREA: _area,
        Step.SIGNS: _signs,
        Step.WHERE: _where,
        Step.URGENCY: _urgency,
        Step.CONFIRM: _confirm,
        Step.CHANGE: _change,
        Step.MATTER: _free,
    }
)


def _areas(report: Report, scene: Scene) -> Rows:
    """Every area of the town, the reporter's own first."""
    areas = sorted(scene.work.town.areas, key=lambda area: area.key not in scene.reader.areas)
    return tuple((scene.button(area.name, ChooseArea(report.id, area.key)),) for area in areas)


def _urgencies(report: Report, scene: Scene) -> Rows:
    return (tuple(scene.button(names.urgency(each, scene.words), ChooseUrgency(report.id, each)) for each in Urgency),)


def _send(report: Report, scene: Scene) -> Button:
    return scene.button("📨 " + scene.words.plain("Send"), Send(report.id))


def _hide(report: Report, scene: Scene) -> Button | None:
    if not may_hide(scene.reader.role):
        return None
    words = scene.words
    label = words.plain("Show my name") if report.hidden else words.plain("Hide my name")
    return scene.button(label, Hide(report.id, not report.hidden))


def _last_row(report: Report, scene: Scene) -> Rows:
    words = scene.words
    change = scene.button("✏️ " + words.plain("Change"), Change(report.id, Step.CHANGE))
    drop = scene.button("🗑 " + words.plain("Cancel"), Drop(report.id))
    return ((drop,),) if report.step is Step.CHANGE else ((change, drop),)
