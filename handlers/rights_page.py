"""The page about rights for the data-protection officer, made from the one table: `python -m handlers.rights_page`."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from core.people.person import Person, Role
from core.people.rights import Action, Relation, needed
from handlers import names
from handlers.cards.people.offers import commands_for
from handlers.words import Words, marked

PAGE = Path(__file__).parents[1] / "docs" / "rights.md"

_ACTIONS = MappingProxyType(
    {
        Action.ASK: marked("Ask what can be done here, and choose the language"),
        Action.REPORT: marked("Write a report, change it and send it"),
        Action.HIDE_NAME: marked("Hide one's name from those who act on the report"),
        Action.FOLLOW_OWN: marked("See what became of a report, add to it, withdraw it, answer"),
        Action.SEE_LIST: marked("See the list of open reports: reference, area, urgency, who has it"),
        Action.SEE_CARD: marked("See the card of a report: the same, without anything about the resident"),
        Action.SEE_DETAILS: marked("Open the details: address, signs, words, pictures, notes"),
        Action.SEE_REPORTER: marked("See the reporter's name, when it is not hidden"),
        Action.HANDLE: marked("Act on a report: take it, note, write to the reporter, send on, postpone, close"),
        Action.ASK_FOR_NAME: marked("Ask for the name of a hidden sender, with a reason"),
        Action.DECIDE_ON_NAME: marked("Decide whether a colleague may see the name of a hidden sender"),
        Action.SEE_HIDDEN_NAME: marked("See the name of a hidden sender"),
        Action.GIVE_ACCESS: marked("Hand out to residents what is kept about them and who looked, with a reason"),
        Action.SEE_OWN_DATA: marked("See what is kept about oneself, and who has looked at it"),
        Action.INFORM: marked("Say whether the resident was told that something about them is kept, or why not"),
        Action.SEE_INFORMINGS: marked("See which residents are to be told, and by when: reference, area and day"),
        Action.KEEP_OUT: marked("Keep a neighbour's reports out for a time, with a reason; never danger to life"),
        Action.REVIEW_KEPT_OUT: marked("Look at whom others keep out and why, end it, decide on what was held back"),
        Action.SEE_FIGURES: marked("See the figures, without anything about anybody"),
        Action.MANAGE_PEOPLE: marked("Invite and remove colleagues, change their roles, areas, numbers and absences"),
        Action.SEE_DUTY: marked("See who is on duty"),
        Action.BE_AWAY: marked("Enter an absence and name a stand-in"),
        Action.BE_CALLED: marked("Be called: telephone number and ways beside Telegram"),
        Action.GO_IN: marked("Go in alone, and be looked after meanwhile"),
        Action.COME_OUT: marked("Say how a visit goes and that one is out again"),
        Action.LOOK_AFTER: marked("See where a colleague is who does not come out, and say that they are safe"),
        Action.BE_ERASED: marked("Have oneself erased"),
    }
)
_RELATIONS = MappingProxyType(
    {
        Relation.ANY: (marked("all"), marked("Whoever reported it, and whoever has it.")),
        Relation.OWN: (marked("own"), marked("What they reported themselves, or what is about themselves.")),
        Relation.ROUTED: (
            marked("given"),
            marked(
                "What was given to them: a report because nobody nearer could be reached, or a colleague because they"
                " do not come out."
            ),
        ),
        Relation.REFERRED: (
            marked("referred"),
            marked("A report that was closed by referring it to them, for as long as it is closed so."),
        ),
        Relation.REASONED: (
            marked("with a reason"),
            marked("A report for which they have written why they must look at it. The reason is kept."),
        ),
        Relation.GRANTED: (
            marked("when granted"),
            marked("A report whose hidden sender a second person in the secretariat has let them see."),
        ),
    }
)
_BEFORE = (
    marked("# Who may do what"),
    marked(
        "<!-- Made from core/people/rights.py by: python -m handlers.rights_page. Change the table there, not this"
        " page. -->"
    ),
    marked(
        "Every command and every press of a button is checked against this table at that moment, in the database."
        " What a button says does not count, nor what somebody once was. What stands in a message is made when it is"
        " sent, with the rights that its reader has by then."
    ),
)
_AFTER = (
    marked("## Who sees nothing"),
    marked(
        "- **The local board of residents** has no role here: nobody can be invited to it. Whoever has no role is a"
        " neighbour and sees their own reports alone."
    ),
    marked("- **Whoever was removed** is a neighbour again from that moment on."),
    marked(
        "- **The housing office** sees nothing of reports: its matter is arrears. **The housing-social unit** sees what"
        " was referred to it, by reference, and not who reported it."
    ),
    marked(
        "- **Having an area** gives nobody a right: it decides who is rung first. Property staff do not see what others"
        " report in their area."
    ),
)


def page(words: Words) -> str:
    """The whole page, as Markdown."""
    _ = words.plain
    parts = [
        *map(_, _BEFORE),
        "\n".join(_table(_("What"), ((_(_ACTIONS[action]), _rights(action, words)) for action in Action), words)),
        "\n".join(f"- **{_(short)}**: {_(long)}" for short, long in _RELATIONS.values()),
        _("## Commands in the menu"),
        "\n".join(_table(_("Command"), _menu(), words)),
        _(_AFTER[0]),
        "\n".join(map(_, _AFTER[1:])),
    ]
    return "\n\n".join(parts) + "\n"


def _rights(action: Action, words: Words) -> list[str]:
    return [
        ", ".join(words.plain(_RELATIONS[each][0]) for each in Relation if each in needed(role, action))
        for role in Role
    ]


def _menu() -> Iterator[tuple[str, list[str]]]:
    offered = {role: [command for command, _ in commands_for(Person(0, 0, role))] for role in Role}
    for command in dict.fromkeys(each for commands in offered.values() for each in commands):
        yield f"/{command}", ["✓" if command in offered[role] else "" for role in Role]


def _table(first: str, rows: Iterator[tuple[str, list[str]]], words: Words) -> Iterator[str]:
    yield f"| {first} | " + " | ".join(words.plain(names.ROLES[role]) for role in Role) + " |"
    yield "|" + " --- |" * (len(Role) + 1)
    for name, cells in rows:
        yield f"| {name} | " + " | ".join(cell or "–" for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(Words("da", ZoneInfo("UTC"))), encoding="utf-8")
