"""Whose reports are not taken for a time, because they abuse the bot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Scope(StrEnum):
    """What is kept out."""

    SENDER = "sender"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class KeptOut:
    """`whom`: a keyed hash of the account, so that nobody reads from it who it is. `silent`: the sender is not told.
    `kept_back`: how many reports of theirs wait for the secretariat instead of ringing. Moments: aware, UTC."""

    id: int
    whom: str
    silent: bool
    reason: str
    by: int
    since: datetime
    until: datetime
    reviewed_by: int | None = None
    reviewed_at: datetime | None = None
    ended_at: datetime | None = None
    kept_back: int = 0

    def in_force(self, now: datetime) -> bool:
        """It ends by itself, or because the secretariat ended it."""
        return self.ended_at is None and now < self.until


class KeptOuts(Protocol):
    """Who is kept out, and what was held back because of it."""

    def get(self, wanted: int) -> KeptOut: ...

    def add(self, new: KeptOut) -> None: ...

    def save(self, changed: KeptOut) -> None:
        """Keep who has looked at it, that it has ended, and how much was held back."""
        ...

    def of(self, whom: str, now: datetime) -> KeptOut | None:
        """What is in force against this sender."""
        ...

    def page(self, now: datetime, offset: int, limit: int) -> Sequence[KeptOut]:
        """What is in force or nobody has looked at: that first, then the newest."""
        ...

    def count(self, now: datetime) -> int:
        """Of all that stand on the pages."""
        ...

    def held(self, at_most: int, offset: int = 0) -> Sequence[int]:
        """Reports that were held back and nobody has decided on, the oldest first; without as many from the
        beginning."""
        ...

    def count_held(self) -> int:
        """Of all of those."""
        ...

    def held_before(self, moment: datetime, at_most: int) -> Sequence[int]:
        """Of those, what has been held since before this moment."""
        ...

    def forget_before(self, moment: datetime, at_most: int) -> int:
        """What was over before this moment goes, and what opens its reason."""
        ...
