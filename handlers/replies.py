"""The short answer to a press: what was done."""

from types import MappingProxyType

from core.kernel.notice import Reply
from handlers.words import Words, marked

REPLIES = MappingProxyType(
    {
        "taken": marked("It is yours now."),
        "already_yours": marked("You have it already."),
        "closed": marked("Closed."),
        "joined": marked("Joined with {reference}."),
        "on_it": marked("Thank you. You will be asked again later."),
        "never_mind": marked("That is all right. Nothing was added."),
        "hidden": marked("Your name is hidden."),
        "withdrawn": marked("You have withdrawn it."),
        "reassessed": marked("Changed."),
        "as_it_was": marked("It was so already."),
        "saved": marked("Saved."),
        "removed": marked("Removed."),
    }
)


def reply_text(reply: Reply, words: Words) -> str:
    """Plain text of at most 200 characters."""
    return words.plain(REPLIES[reply.kind], **reply.facts)
