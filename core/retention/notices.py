"""What whoever wants to be erased is told."""

from enum import StrEnum

from core.kernel.notice import Fact, Manner, Notice
from core.people.person import Person

_SLOT = "erasure"


class ErasureKind(StrEnum):
    """What a notice about being erased says."""

    SURE = "sure_to_be_erased"
    STAYS_KNOWN = "stays_known"
    ERASED = "erased"


def sure(to: Person) -> Notice:
    """What goes, what stays, and why; really?"""
    return Notice(ErasureKind.SURE, to.id, slot=_SLOT, manner=Manner.MOVE)


def stays_known(to: Person) -> Notice:
    """Nothing was erased; in place of the question."""
    return Notice(ErasureKind.STAYS_KNOWN, to.id, slot=_SLOT, manner=Manner.EDIT)


def erased(someone: Person, reports: int, still_open: int) -> Notice:
    """To the chat: nobody is known there any more. Their language is the last thing that is remembered of them."""
    facts: dict[str, Fact] = {"language": someone.language, "reports": reports, "open": still_open}
    return Notice(ErasureKind.ERASED, None, chat=someone.account, facts=facts)
