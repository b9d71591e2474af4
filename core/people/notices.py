"""What is said to people about themselves, the bot and each other: one function a notice."""

from enum import StrEnum

from core.kernel.notice import Fact, Manner, Notice, Priority
from core.people.dialogue import Dialogue
from core.people.person import Person


class PeopleKind(StrEnum):
    """What a notice about people and the bot says."""

    WELCOME = "welcome"
    HELP = "help"
    ADMITTED = "admitted"
    ROLE_CHANGED = "role_changed"
    REMOVED = "removed"
    MENU = "menu"
    PEOPLE_LIST = "people_list"
    MEMBER = "member"
    ROLES = "roles"
    AREAS = "areas"
    ASK_TO_REMOVE = "ask_to_remove"
    ASK_FOR_NAME = "ask_for_name"
    INVITED = "invited"
    OVER = "over"
    LANGUAGES = "languages"
    PRIVACY = "privacy"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    PRIVATE_CHAT = "private_chat"
    REFUSED = "refused"
    WENT_WRONG = "went_wrong"


def plain(kind: PeopleKind, to: Person, about: int | None = None, slot: str | None = None, **facts: Fact) -> Notice:
    """An answer to somebody who waits for it."""
    return Notice(kind, to.id, about, slot, Manner.EDIT if slot else Manner.SAY, facts=facts)


def over(dialogue: Dialogue, to: Person) -> Notice:
    """What was asked need not be answered any more: its message asks no longer."""
    return Notice(PeopleKind.OVER, to.id, dialogue.about, dialogue.page, Manner.AMEND)


def menu(to: Person) -> Notice:
    """Show them the commands of their role and language."""
    return Notice(PeopleKind.MENU, to.id, priority=Priority.STATUS)


def private_chat(group: int, key: str | None) -> Notice:
    """In a group: what is said here is not for all to read; a button opens the private chat."""
    return Notice(PeopleKind.PRIVATE_CHAT, None, chat=group, key=key, sound=False)
