"""What whoever wants to be erased reads: what goes, what stays, and why."""

from core.retention.forgetting import BeErased, StayKnown
from handlers.buttons import BEGIN
from handlers.cards.scene import Scene, lines
from handlers.message import Button, Message
from handlers.words import Html, Words


def sure(scene: Scene) -> Message:
    """Really?"""
    _ = scene.words
    text = lines(
        _("🗑 <b>Shall I erase you?</b> Are you sure?"),
        Html(),
        _("• Your name, and that it was you who reported, are erased at once. So are your drafts."),
        _("• What you wrote to me is removed from this chat, as far as Telegram lets me."),
        _(
            "• What you have reported stays with the social caretaker, without your name, as long as it is needed: it"
            " is about somebody who may need help."
        ),
        _("• You hear nothing more about it, and cannot add to it or withdraw it."),
    )
    return Message(
        text,
        (
            (scene.button("🗑 " + _.plain("Yes, erase me"), BeErased()),),
            (scene.button("↩️ " + _.plain("No, leave it"), StayKnown()),),
        ),
    )


def stays_known(scene: Scene) -> Message:
    """In place of the question."""
    return Message(scene.words("Nothing was erased."))


def erased(scene: Scene) -> Message:
    """The last they hear, in the language that they chose."""
    facts = scene.notice.facts
    _ = Words(str(facts["language"]), scene.words.zone)
    reports, still_open = int(facts["reports"] or 0), int(facts["open"] or 0)
    text = lines(
        _("🗑 <b>You are erased.</b>"),
        _("I do not know any longer who you are."),
        _.plural(
            "{number} report stays as the matter of the person it is about, without your name.",
            "{number} reports stay as the matters of the persons they are about, without your name.",
            reports,
        )
        if reports
        else None,
        _("Somebody still works on what you reported. You hear nothing more about it.") if still_open else None,
        Html(),
        _("You can delete this chat yourself, too. If you write again, we begin anew."),
    )
    return Message(text, ((Button("📝 " + _.plain("Report a concern"), data=BEGIN),),))
