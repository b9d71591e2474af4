"""Where the town works, where it refers to, and whom people there call."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from core.kernel.town.values import Key, Section, Words


class Area(Section):
    """One of the areas of the agreement; `streets` are house addresses, `aliases` other spellings of the name."""

    key: Key
    name: Words
    aliases: tuple[Words, ...] = ()
    streets: tuple[Words, ...] = ()
    elsewhere: bool = False


class Numbers(Section):
    """Telephone numbers that people are shown; a missing one is left out, never guessed."""

    emergency: Words = "112"
    police: Words = "114"
    doctor: Words = "70 11 31 31"
    suicide_line: Words = "70 201 201"
    partner_violence: Words = "1888"
    municipal_duty: Words | None = None


class ChildDuty(Section):
    """The way to the municipality's underretning about a child."""

    phone: Words | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$", max_length=300)] | None = None


class Contact(Section):
    """Whom to call when the bot itself fails, whom to ask about data protection (by default the same), and on which
    lawful basis it is kept, in their words."""

    name: Words
    phone: Words | None = None
    data_protection: Words | None = None
    data_protection_phone: Words | None = None
    data_protection_email: Annotated[str, StringConstraints(pattern=r"^\S+@\S+$", max_length=100)] | None = None
    lawful_basis: Words | None = None


class Destination(Section):
    """Where a resident can be referred to, in the reader's language."""

    key: Key
    danish: Words
    english: Words
    role: Literal["housing_unit"] | None = None
    """Members with this role see what was referred there; nobody does where none is named."""
