"""What the guard at the door took out of a message, and why."""

from types import MappingProxyType

from handlers.cards.scene import Scene, lines
from handlers.message import Message
from handlers.words import marked

_REMOVED = MappingProxyType(
    {
        "cpr": marked("🛡 I have removed a CPR number from your message."),
        "card": marked("🛡 I have removed the number of a bank card from your message."),
        "account": marked("🛡 I have removed an account number from your message."),
        "email": marked("🛡 I have removed an e-mail address from your message."),
        "phone": marked("🛡 I have removed a telephone number from your message."),
    }
)


def masked(scene: Scene) -> Message:
    """Which kinds, a line each; the words themselves are not repeated."""
    _ = scene.words
    kinds = str(scene.notice.facts.get("kinds") or "").split()
    return Message(
        lines(
            *(_(_REMOVED[kind]) for kind in kinds if kind in _REMOVED),
            _("Such things are not kept from messages: they can do harm in the wrong hands."),
            _("Whoever reads it sees ████ instead.") if scene.reader.is_member else _("You need not do anything."),
        )
    )
