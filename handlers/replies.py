"""The short answer to a press: what was done."""

from datetime import datetime
from types import MappingProxyType

from core.kernel.notice import Reply
from handlers.words import Words, marked

REPLIES = MappingProxyType(
    {
        "taken": marked("It is yours now."),
        "already_yours": marked("You have it already."),
        "closed": marked("Closed."),
        "joined": marked("Joined with {reference}."),
        "postponed": marked("Postponed until {until}."),
        "postponed_and_later": marked("Postponed until {until}, but nobody is rung before {rings}."),
        "offered": marked("Sent to {name}. It stays with you until they have said yes."),
        "declined": marked("You have said no."),
        "let_go": marked("It is free again."),
        "over": marked("The reporter has withdrawn it, so it is over."),
        "on_it": marked("Thank you. You will be asked again later."),
        "never_mind": marked("That is all right. Nothing was added."),
        "identity_granted": marked("Allowed. They hear it now."),
        "identity_refused": marked("Refused. They hear it now."),
        "hidden": marked("Your name is hidden."),
        "hidden_too_late": marked("Your name is hidden from now on. A colleague has seen it already ({at})."),
        "withdrawn": marked("You have withdrawn it."),
        "reassessed": marked("Changed."),
        "as_it_was": marked("It was so already."),
        "inside": marked("You will be asked when the time is over."),
        "not_inside": marked("You are not reported as inside."),
        "out_again": marked("Good that you are out again."),
        "all_is_well": marked("Thank you. Everybody who was told hears it now."),
        "on_its_way": marked("It is being sent."),
        "thank_you": marked("Thank you."),
        "not_asked": marked("You will not be asked later."),
        "saved": marked("Saved."),
        "write_code": marked("Write the code here."),
        "away_noted": marked("Noted. Who stands in?"),
        "removed": marked("Removed."),
        "sent_on": marked("Sent on."),
        "more_was_written": marked("More was written meanwhile. Read it below, and decide again."),
    }
)


def reply_text(reply: Reply, words: Words, now: datetime) -> str:
    """Plain text of at most 200 characters."""
    facts = {
        name: words.moment(fact, now) if isinstance(fact, datetime) else fact for name, fact in reply.facts.items()
    }
    return words.plain(REPLIES[reply.kind], **facts)
