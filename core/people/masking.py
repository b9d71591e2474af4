"""What is said to somebody in whose message something was masked at the door."""

from collections.abc import Sequence
from enum import StrEnum

from core.kernel.notice import Notice
from core.people.person import Person


class MaskingKind(StrEnum):
    """What a notice about a masked message says."""

    MASKED = "masked"


def masked(kinds: Sequence[str], message: int, to: Person) -> Notice:
    """What was taken out of this message of theirs. `message`: its number in their chat, so that it can be removed."""
    return Notice(MaskingKind.MASKED, to.id, facts={"kinds": " ".join(kinds), "message": message})
