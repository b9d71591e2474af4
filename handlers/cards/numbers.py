"""The telephone numbers to call when the bot is not enough."""

from handlers.cards.scene import Scene, lines
from handlers.words import Html


def urgent_numbers(scene: Scene) -> Html:
    """Whom to call now: life in danger first; what the town does not know is left out."""
    _, numbers, contact = scene.words, scene.work.town.numbers, scene.work.town.contact
    municipal = numbers.municipal_duty
    return lines(
        _("<b>{number}</b> – danger to life", number=numbers.emergency),
        _("<b>{number}</b> – police, when it is not acute", number=numbers.police),
        _("<b>{number}</b> – doctor on call", number=numbers.doctor),
        _("<b>{number}</b> – the municipality's social duty line", number=municipal) if municipal else None,
        _("<b>{number}</b> – {name}", number=contact.phone, name=contact.name) if contact.phone else None,
    )


def help_lines(scene: Scene) -> Html:
    """Second help, never the only one."""
    _, numbers = scene.words, scene.work.town.numbers
    return lines(
        _("<b>{number}</b> – Livslinien, when somebody thinks of suicide", number=numbers.suicide_line),
        _("<b>{number}</b> – violence in the family", number=numbers.partner_violence),
    )
