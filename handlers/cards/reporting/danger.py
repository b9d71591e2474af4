"""112, and the way to the municipality about a child."""

from core.alerts.report import ReportState
from handlers.cards.numbers import help_lines
from handlers.cards.scene import Scene, lines
from handlers.message import Button, Message, Rows
from handlers.words import Html


def emergency(scene: Scene) -> Message:
    """Danger to life: 112 first; the report goes on, and how."""
    waits = scene.own_report().state is ReportState.DRAFT
    _, minutes = scene.words, scene.work.town.drafts.danger_after_minutes
    return Message(
        lines(
            _("<b>Call {number} now.</b>", number=scene.work.town.numbers.emergency),
            _("If somebody's life is in danger – yours or another's – call before you write more here."),
            Html(),
            _(
                "Then choose the area below, and your report is sent as acute."
                " Without an answer it is sent in {minutes} minutes all the same. It does not replace the call.",
                minutes=minutes,
            )
            if waits
            else _("Your report has been sent as acute. It does not replace the call."),
            Html(),
            _("Somebody to talk to afterwards:"),
            help_lines(scene),
        )
    )


def child(scene: Scene) -> Message:
    """A worry about a child belongs to the municipality, from the one who has it; the report goes on for the adults."""
    waits = scene.own_report().state is ReportState.DRAFT
    _, duty, emergency_number = scene.words, scene.work.town.child, scene.work.town.numbers.emergency
    known = duty.phone or duty.url
    return Message(
        lines(
            _("<b>Is a child at risk?</b>"),
            _("Then you yourself have a duty to notify the municipality (an “underretning”). We cannot do it for you."),
            _("Call the municipality about children: <b>{phone}</b>", phone=duty.phone) if duty.phone else None,
            _("Call the municipality's main number and ask for the people who work with children.")
            if not known
            else None,
            _("Is the child in danger now: call {number}.", number=emergency_number),
            Html(),
            _("For the adults in the home you can send your report here.")
            if waits
            else _("Your report has been sent here for the adults in the home."),
        ),
        _link(scene),
    )


def _link(scene: Scene) -> Rows:
    url = scene.work.town.child.url
    return ((Button(scene.words.plain("Write to the municipality"), url=url),),) if url else ()
