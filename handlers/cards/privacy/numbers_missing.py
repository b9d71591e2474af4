"""Which numbers of the municipality are not given: told to the secretariat until they are."""

from types import MappingProxyType

from core.alerts.missing_numbers import Lacking, lacking
from core.people.rights import Action
from handlers.cards.scene import Scene, lines
from handlers.message import Message
from handlers.words import marked

_WHAT = MappingProxyType(
    {
        Lacking.MUNICIPAL_DUTY: marked("• the municipality's social duty officer (numbers.municipal_duty)"),
        Lacking.CHILD: marked("• where a worry about a child is told: a telephone number or a page (child)"),
    }
)


def numbers_missing(scene: Scene) -> Message | None:
    """None when they are given by now."""
    scene.insist(Action.MANAGE_PEOPLE)
    _, missing = scene.words, lacking(scene.work.town)
    if not missing:
        return None
    return Message(
        lines(
            _("📞 <b>Numbers of the municipality are missing</b>"),
            *(_(_WHAT[what]) for what in missing),
            _("People in need are sent the long way round until then. Ask whoever runs the bot to put them in."),
        )
    )
