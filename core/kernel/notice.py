"""What must be said, to whom and how urgently. A notice holds ids, never words: words are made when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

Fact = str | int | bool | None


class Priority(IntEnum):
    """Lower goes first."""

    ACUTE = 0
    ANSWER = 1
    ALERT = 2
    STATUS = 3
    REMINDER = 4
    BULK = 5


class Manner(StrEnum):
    """How a notice meets the living message of its slot."""

    EDIT = "edit"
    """Change the living message where it stands; send one if there is none."""
    AMEND = "amend"
    """Change the living message where it stands; say nothing if there is none."""
    MOVE = "move"
    """Send it anew at the bottom of the chat and take the old one away."""
    REPLY = "reply"
    """Say it as an answer to the living message, which stays what it is."""
    SAY = "say"
    """A message of its own."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say to one person (or, in a group, to one chat).

    `key` makes it unique for ever: the same key is never told twice. `again` decides what happens when nobody knows
    whether it arrived (a kill or a timeout in the middle): say it again, or leave it. `due` is aware, UTC.
    """

    kind: str
    to: int | None
    about: int | None = None
    slot: str | None = None
    manner: Manner = Manner.SAY
    priority: Priority = Priority.ANSWER
    sound: bool = True
    again: bool = True
    key: str | None = None
    due: datetime | None = None
    chat: int | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """The short answer to a press, shown on top of the chat: what was done, as a kind and facts."""

    kind: str
    facts: Mapping[str, Fact | datetime] = field(default_factory=dict)
    alarm: bool = False
