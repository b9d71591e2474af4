"""A report as its reporter sees it before it is sent."""

from collections import Counter

from core.alerts.hiding import may_hide
from core.alerts.journal import AttachmentKind
from core.alerts.message import as_file
from core.alerts.report import Report
from handlers import names
from handlers.cards.scene import Scene, lines
from handlers.words import Html


def summary(report: Report, scene: Scene) -> Html:
    """What was understood so far, a line for each thing that is known."""
    _, words, town = scene.words, scene.words, scene.work.town
    area, described = report.place.area, report.place.described()
    signs = ", ".join(words.plain(names.SIGNS[sign]) for sign in report.signs)
    return lines(
        _("📍 Area: <b>{area}</b>", area=names.area(area, town)) if area else None,
        _("🏠 Place: <b>{place}</b>", place=described) if described else None,
        _("🚪 Where: {where}", where=shortened(report.where)) if report.where else None,
        _("👁 Signs: {signs}", signs=signs) if signs else None,
        _("⏱ Urgency: <b>{urgency}</b>", urgency=names.urgency(report.urgency, words)) if report.urgency else None,
        _attachments(report, scene),
        _("🙈 Your name is not shown to the caretaker.") if report.hidden else None,
        what_hiding_means(scene) if may_hide(report.role) else None,
    )


def what_hiding_means(scene: Scene) -> Html:
    """Said before anybody chooses, and after."""
    return scene.words(
        "<i>If you hide your name, it can only be seen when a colleague gives a reason and somebody else in the"
        " secretariat says yes. Both are logged.</i>"
    )


def shortened(text: str, longest: int = 200) -> str:
    """As much as fits a line or two."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _attachments(report: Report, scene: Scene) -> Html | None:
    _ = scene.words
    counts = Counter(each.kind for each in scene.work.journal.attachments_of(report.id) if as_file(each))
    pictures = counts[AttachmentKind.PHOTO] + counts[AttachmentKind.DOCUMENT]
    voices, places = counts[AttachmentKind.VOICE], counts[AttachmentKind.LOCATION]
    told = (
        _.plural("{number} photo", "{number} photos", pictures) if pictures else None,
        _.plural("{number} voice message", "{number} voice messages", voices) if voices else None,
        _.plural("{number} place on the map", "{number} places on the map", places) if places else None,
    )
    listed = ", ".join(each for each in told if each)
    return Html(f"📎 {listed}") if listed else None
