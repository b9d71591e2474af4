"""A file that could not be kept: what its sender reads, and what stands in its place for whoever is on it."""

from types import MappingProxyType

from core.alerts.files.look import Look
from core.alerts.journal import Attachment, Fetching
from core.alerts.report import ReportState
from core.kernel.missing import Missing
from core.people.rights import Action
from handlers.cards.scene import Scene, lines
from handlers.message import Message
from handlers.words import Html, marked

_INSTEAD = MappingProxyType(
    {
        Look.PHONE_PICTURE: marked("Your phone sent the picture in a format that I cannot keep."),
        Look.OTHER_PICTURE: marked("It is a kind of picture that I cannot keep."),
        Look.VIDEO: marked("I cannot keep videos or moving pictures."),
        Look.SOUND: marked("I cannot keep that kind of sound. Hold down the microphone in Telegram and speak."),
        Look.PAPER: marked("I cannot keep papers. You can take a photo of them."),
        Look.UNKNOWN: marked("It is no picture and no voice message that I can keep."),
    }
)


def refused(scene: Scene) -> Message:
    """Which kinds are welcome. What was written with it is kept."""
    look = Look(str(scene.notice.facts["look"]))
    return _told(scene, scene.words("📎 <b>The file you sent was not kept.</b>"), scene.words(_INSTEAD[look]))


def too_large(scene: Scene) -> Message:
    """How large it may be."""
    _, largest = scene.words, scene.work.town.files.largest_mb
    why = _("It is too large: at most {largest} MB.", largest=largest)
    return _told(scene, _("📎 <b>The file you sent was not kept.</b>"), why)


def lost(scene: Scene) -> Message:
    """It did not arrive whole."""
    _ = scene.words
    return _told(scene, _("📎 <b>The file you sent did not arrive.</b>"), _("It was damaged on its way, or is gone."))


def not_shown(sent: Attachment, scene: Scene) -> Html | None:
    """What stands where the file would be; None when it is there."""
    if sent.state is Fetching.REFUSED:
        return scene.words("<i>A file came with it that cannot be kept. The sender was told.</i>")
    if sent.state is Fetching.LOST:
        return scene.words("<i>A file came with it that did not arrive. The sender was told.</i>")
    return None


def _told(scene: Scene, heading: Html, why: Html) -> Message:
    """An answer to it is added to the report; while that is not sent yet, so is whatever comes next. For whoever sent
    it: its reporter, or a colleague who acts on it still."""
    if not scene.may(Action.FOLLOW_OWN, scene.about) and not scene.may(Action.SEE_CARD, scene.about):
        raise Missing
    _ = scene.words
    is_draft = scene.work.reports.get(scene.about).state is ReportState.DRAFT
    instead = _("What you wrote is kept. Send a photo (JPEG, PNG or WebP) or a voice message instead.")
    reference = None if is_draft else scene.work.alerts.get(scene.about).reference
    about = _("Send it as an answer to this message, so that it belongs to {reference}.", reference=reference)
    return Message(lines(heading, why, instead, about if reference else None))
