"""Did it help? One question, three buttons."""

from types import MappingProxyType

from core.alerts.talking.helping import HelpAnswer, SayWhetherItHelped, is_still_asked
from handlers import names
from handlers.cards.scene import Scene, lines
from handlers.message import Message
from handlers.words import marked

ANSWERS = MappingProxyType(
    {
        HelpAnswer.YES: marked("Yes"),
        HelpAnswer.A_LITTLE: marked("A little"),
        HelpAnswer.NO: marked("No"),
    }
)


def did_it_help(scene: Scene) -> Message | None:
    """None when it is no longer to be asked: opened again, say."""
    report, _ = scene.own_report(), scene.words
    alert = scene.work.alerts.get(report.id)
    if report.help_answered_at is not None:
        return Message(_("🙏 Thank you. Your answer is only counted: it is not kept with the report."))
    if not is_still_asked(report, alert, scene.work):
        return None
    answers = tuple(
        scene.button(_.plain(label), SayWhetherItHelped(report.id, each)) for each, label in ANSWERS.items()
    )
    return Message(
        lines(
            _("<b>Did it help?</b>"),
            _(
                "You reported something in {area} {day} (<b>{reference}</b>).",
                area=names.area(alert.area, scene.work.town),
                day=_.day(alert.opened_at),
                reference=alert.reference,
            ),
            _("Your answer is only counted: nobody sees who gave it."),
        ),
        (answers,),
    )
