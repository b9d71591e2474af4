"""What is said about what is kept: one function a notice."""

from collections.abc import Iterator
from enum import StrEnum

from core.access.pages import pages_of_looks, pages_of_words
from core.access.statement import Statement, Until
from core.kernel.notice import Fact, Notice
from core.people.person import Person
from core.privacy.looking import Why


class AccessKind(StrEnum):
    """What a notice about it says."""

    ASK_WHY = "access_ask_why"
    MATTER = "access_matter"
    WORDS = "access_words"
    LOOKS = "access_looks"
    READ_IT_FIRST = "access_read_it_first"
    OWN = "access_own"
    OWN_MATTER = "access_own_matter"
    OWN_WORDS = "access_own_words"
    OWN_LOOKS = "access_own_looks"


def ask_why(alert: int, to: Person) -> Notice:
    """A reason comes first."""
    return Notice(AccessKind.ASK_WHY, to.id, alert)


def of_resident(alert: int, statement: Statement, until: Until, to: Person) -> Iterator[Notice]:
    """Everything that may be handed out, in as many messages as it takes."""
    yield Notice(AccessKind.READ_IT_FIRST, to.id, alert)
    kinds = (AccessKind.MATTER, AccessKind.WORDS, AccessKind.LOOKS)
    yield from _parts(kinds, alert, Why.ACCESS, statement, until, to)


def of_reporter(statement: Statement, until: Until, to: Person) -> Iterator[Notice]:
    """All that is kept about themselves."""
    yield Notice(AccessKind.OWN, to.id)
    kinds = (AccessKind.OWN_MATTER, AccessKind.OWN_WORDS, AccessKind.OWN_LOOKS)
    yield from _parts(kinds, None, Why.OWN, statement, until, to)


def _parts(
    kinds: tuple[AccessKind, AccessKind, AccessKind],
    about: int | None,
    why: Why,
    statement: Statement,
    until: Until,
    to: Person,
) -> Iterator[Notice]:
    many = (len(statement.matters), len(pages_of_words(statement.said)), len(pages_of_looks(statement.looked)))
    for kind, number in zip(kinds, many, strict=True):
        for part in range(number):
            facts: dict[str, Fact] = {"part": part, "entry": until.entry, "look": until.look, "why": why}
            yield Notice(kind, to.id, about, sound=False, facts=facts)
