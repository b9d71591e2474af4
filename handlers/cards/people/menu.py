"""The commands of somebody's role, in the language that the bot speaks with them."""

from core.people.greeting import LANGUAGES
from core.people.person import Person
from handlers.cards.people.offers import commands_for
from handlers.cards.scene import Scene
from handlers.message import Menu
from handlers.words import Words


def menu(scene: Scene) -> Menu:
    """As the reader's role and language are now, whatever the language of the phone; for nobody in particular a
    neighbour's, in the language of each phone."""
    reader = scene.someone or Person(id=0, account=0)
    spoken = {language: reader.language if scene.someone else language for language in LANGUAGES}
    zone = scene.words.zone
    return Menu({language: commands_of(reader, Words(spoken[language], zone)) for language in LANGUAGES})


def commands_of(reader: Person, words: Words) -> tuple[tuple[str, str], ...]:
    """Only what the one table of rights lets them do."""
    return tuple((command, words.plain(described)) for command, described in commands_for(reader))
