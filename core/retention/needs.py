"""What erasing needs to be kept, and to be gone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.alerts.alert import Alert
from core.alerts.needs import AlertWork
from core.people.person import Person


class Erasing(Protocol):
    """Whole records that go."""

    def alert(self, erased: Alert) -> None:
        """Everything about it goes but what statistics need, in this transaction; its data key and files right after.
        What followed it and is open rings by itself from now on."""
        ...


class Forgetting(Protocol):
    """Whose reports they were."""

    def sent_by(self, person: int) -> Sequence[int]:
        """Their reports that were sent."""
        ...

    def reporter(self, report: int) -> None:
        """Nobody knows any longer who reported it: their name, their chat, and who they are go."""
        ...

    def is_stranger(self, person: int) -> bool:
        """Whether nothing of theirs is kept, and nobody has invited or named them."""
        ...

    def person(self, someone: Person) -> None:
        """Everything that leads to them goes, but reports that were sent; their chat is emptied."""
        ...

    def former(self, left_before: datetime, at_most: int) -> Sequence[int]:
        """Who was taken out before the moment and is known by name still, the first first."""
        ...

    def strangers(self, met_before: datetime, at_most: int) -> Sequence[int]:
        """Who was met before the moment and is a stranger still; nobody is looked at twice."""
        ...


class Sweeping(Protocol):
    """Traces of what the bot did, in pieces: each says how many went, fewer than `at_most` when no more are there."""

    def updates(self, before: datetime, at_most: int) -> int:
        """Updates that were put aside."""
        ...

    def notices(self, before: datetime, at_most: int, over_since: datetime) -> int:
        """Notices that were sent, unless they are about what is open or has ended since then: people answer them."""
        ...

    def calls(self, before: datetime, at_most: int) -> int:
        """What went out beside Telegram."""
        ...

    def messages(self, before: datetime, at_most: int) -> int:
        """The ledger of messages that were removed."""
        ...

    def invitations(self, before: datetime, at_most: int) -> int:
        """Those that can no longer be used."""
        ...

    def visits(self, before: datetime, at_most: int) -> int:
        """Who was inside somewhere, and is out again."""
        ...

    def chats(self) -> None:
        """The chats of people who were erased, as far as nothing is under way there."""
        ...


class DayKeys(Protocol):
    """The keys of what comes from Telegram."""

    def end(self, now: datetime) -> None:
        """Destroy those of days before, as far as nothing needs them."""
        ...


class RetentionWork(AlertWork, Protocol):
    """A transaction in which records can be erased."""

    @property
    def erasing(self) -> Erasing: ...

    @property
    def forgetting(self) -> Forgetting: ...

    @property
    def sweeping(self) -> Sweeping: ...

    @property
    def day_keys(self) -> DayKeys: ...
