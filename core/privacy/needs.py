"""What the rules of privacy need to be kept for them."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from core.people.needs import PeopleWork
from core.privacy.informing import Informings
from core.privacy.kept_out import KeptOuts
from core.privacy.looking import Looks


class ChatMessages(Protocol):
    """The ledger of messages with content."""

    def said_at(self, chat: int, message: int) -> datetime | None:
        """When it was said; None when it is not known, or no longer there. Aware, UTC."""
        ...

    def belongs(self, chat: int, message: int, about: int, kind: str, until: datetime) -> None:
        """It is about this report, and goes at that moment."""
        ...

    def has_served(self, chat: int, message: int, at: datetime) -> None:
        """It goes at this moment, or before."""
        ...

    def have_served(
        self,
        about: int,
        at: datetime,
        chat: int | None = None,
        kinds: Collection[str] | None = None,
        but: Collection[str] = (),
    ) -> None:
        """Everything about it, in this chat or in all of them, of these kinds (None: all) and not of those, goes at
        this moment or before."""
        ...

    def standing_since(self, moment: datetime) -> int:
        """How many were said before the moment and still wait to be removed."""
        ...

    def failed_since(self, moment: datetime, said_since: datetime) -> int:
        """How many could not be removed and were given up since the moment; only those said since are looked at."""
        ...


class PrivacyWork(PeopleWork, Protocol):
    """A transaction in which what happens to people's words is written down."""

    @property
    def looks(self) -> Looks: ...

    @property
    def informings(self) -> Informings: ...

    @property
    def kept_out(self) -> KeptOuts: ...

    @property
    def chats(self) -> ChatMessages: ...
