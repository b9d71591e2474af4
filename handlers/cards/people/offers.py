"""What is offered to somebody: each command and each sentence stands with the right it needs, and the table decides."""

from collections.abc import Iterator

from core.people.person import Person
from core.people.rights import Action, Relation, can, needed
from handlers.cards.scene import Scene, lines
from handlers.words import Html, marked

COMMANDS = (
    ("meld", Action.REPORT, marked("Report a concern")),
    ("mine", Action.FOLLOW_OWN, marked("What I have reported")),
    ("liste", Action.SEE_LIST, marked("Open reports")),
    ("liste", Action.SEE_CARD, marked("What was referred to you")),
    ("ind", Action.GO_IN, marked("I am going in")),
    ("tal", Action.SEE_FIGURES, marked("Figures")),
    ("besked", Action.SEE_INFORMINGS, marked("Telling residents")),
    ("spaerringer", Action.REVIEW_KEPT_OUT, marked("Senders who are kept out")),
    ("folk", Action.MANAGE_PEOPLE, marked("Who takes part")),
    ("indsigt", Action.GIVE_ACCESS, marked("What is kept about a resident")),
    ("kontakt", Action.BE_CALLED, marked("How you are reached")),
    ("vagt", Action.SEE_DUTY, marked("Who is on duty")),
    ("fravaer", Action.BE_AWAY, marked("Absence")),
    ("sprog", Action.ASK, marked("Language")),
    ("privatliv", Action.ASK, marked("What is kept, and how long")),
    ("slet", Action.BE_ERASED, marked("Erase me")),
    ("hjaelp", Action.ASK, marked("Help")),
)
"""Each command with the right it needs and what the menu says of it; of two with one name the first that fits."""

_SENTENCES = (
    (
        Action.REPORT,
        Relation.OWN,
        marked(
            "• Write, or send a photo, a voice message or a place: it becomes a report that you send with one press."
        ),
    ),
    (
        Action.REPORT,
        Relation.OWN,
        marked("• /meld leads you through a report, /mine shows what you have reported."),
    ),
    (
        Action.FOLLOW_OWN,
        Relation.OWN,
        marked("• Below it you can add more or withdraw it. When you are written to, answer the message."),
    ),
    (Action.SEE_LIST, Relation.ANY, marked("• /liste shows the open reports, /liste ABC-234 finds one.")),
    (
        Action.SEE_DETAILS,
        Relation.REASONED,
        marked("• Details of a report that did not come to you open when you write why."),
    ),
    (
        Action.DECIDE_ON_NAME,
        Relation.ANY,
        marked("• You decide when a colleague asks for the name of a hidden sender."),
    ),
    (Action.SEE_CARD, Relation.REFERRED, marked("• /liste ABC-234 finds a report that was referred to you.")),
    (
        Action.HANDLE,
        None,
        marked(
            "• New reports come here by themselves. Take them, write notes, write to the reporter,"
            " postpone or send on, close."
        ),
    ),
    (Action.HANDLE, Relation.ROUTED, marked("• Reports come here when no social caretaker can be reached.")),
    (
        Action.GO_IN,
        Relation.OWN,
        marked("• /ind before you go in alone: colleagues are told if you do not come out in time."),
    ),
    (
        Action.GIVE_ACCESS,
        Relation.ANY,
        marked("• /indsigt ABC-234 with a reason behind shows what a resident may be handed out."),
    ),
    (Action.SEE_OWN_DATA, Relation.OWN, marked("• /indsigt shows what is kept about you, and who has looked at it.")),
    (Action.SEE_FIGURES, Relation.ANY, marked("• /tal shows the figures.")),
    (
        Action.SEE_INFORMINGS,
        Relation.ANY,
        marked("• /besked shows which residents are still to be told that something about them is kept."),
    ),
    (
        Action.REVIEW_KEPT_OUT,
        Relation.ANY,
        marked("• /spaerringer shows which senders are kept out, and what was held back."),
    ),
    (
        Action.MANAGE_PEOPLE,
        Relation.ANY,
        marked("• /folk shows who takes part; there you invite, change and remove."),
    ),
    (
        Action.BE_CALLED,
        Relation.OWN,
        marked("• /kontakt is for your telephone number, and for ways to reach you when Telegram is not enough."),
    ),
    (
        Action.BE_AWAY,
        Relation.OWN,
        marked("• /vagt shows who is on duty, /fravaer is for when you are away, with who stands in for you."),
    ),
    (Action.BE_ERASED, Relation.OWN, marked("• /slet erases who you are and what leads to you.")),
    (Action.ASK, Relation.OWN, marked("• /privatliv tells what is kept about you, and how long.")),
    (Action.ASK, Relation.OWN, marked("• /sprog changes the language, /hjaelp shows this.")),
)
"""Each with its right, and how somebody may have to stand to the record for whom it is true (None: however)."""


def commands_for(person: Person) -> Iterator[tuple[str, str]]:
    """The commands of their role, each with the source of its description."""
    offered: set[str] = set()
    for command, action, described in COMMANDS:
        if can(person, action) and command not in offered:
            offered.add(command)
            yield command, described


def what_they_can_do(scene: Scene) -> Html:
    """A line for each thing that their role lets them do."""
    _, role = scene.words, scene.reader.role
    return lines(
        _("<b>What you can do here</b>"),
        *(
            _(sentence)
            for action, relation, sentence in _SENTENCES
            if (relation in needed(role, action) if relation else needed(role, action))
        ),
    )
