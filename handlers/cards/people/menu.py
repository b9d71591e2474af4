"""The commands of somebody's role, in the language that the bot speaks with them."""

from core.people.greeting import LANGUAGES
from core.people.person import Person
from core.people.rights import Action, Relation, may
from handlers.cards.scene import Scene
from handlers.message import Menu
from handlers.words import Words, marked

_COMMANDS = (
    ("meld", Action.REPORT, marked("Report a concern")),
    ("mine", Action.FOLLOW_OWN, marked("What I have reported")),
    ("liste", Action.SEE_LIST, marked("Open reports")),
    ("ind", Action.GO_IN, marked("I am going in")),
    ("tal", Action.SEE_FIGURES, marked("Figures")),
    ("folk", Action.MANAGE_PEOPLE, marked("Who takes part")),
    ("kontakt", Action.BE_CALLED, marked("How you are reached")),
    ("vagt", Action.SEE_DUTY, marked("Who is on duty")),
    ("fravaer", Action.BE_AWAY, marked("Absence")),
    ("sprog", Action.REPORT, marked("Language")),
    ("hjaelp", Action.REPORT, marked("Help")),
)


def menu(scene: Scene) -> Menu:
    """As the reader's role and language are now, whatever the language of the phone; for nobody in particular a
    neighbour's, in the language of each phone."""
    reader = scene.someone or Person(id=0, account=0)
    spoken = {language: reader.language if scene.someone else language for language in LANGUAGES}
    zone = scene.words.zone
    return Menu({language: commands_of(reader, Words(spoken[language], zone)) for language in LANGUAGES})


def commands_of(reader: Person, words: Words) -> tuple[tuple[str, str], ...]:
    """Only what the one table of rights lets them do."""
    own = (Action.REPORT, Action.FOLLOW_OWN)
    return tuple(
        (command, words.plain(described))
        for command, action, described in _COMMANDS
        if may(reader, action, Relation.OWN if action in own else Relation.ANY)
    )
