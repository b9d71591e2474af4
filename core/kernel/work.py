"""What every use case is handed: the time, new ids, the town, and a place to leave notices. All in one transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from core.kernel.ids import NewId
from core.kernel.notice import Notice
from core.kernel.town import Town
from core.kernel.working_time import WorkingTime

Chance = Callable[[int], int]


class Settings(Protocol):
    """Small facts that are kept between one run and the next."""

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...

    def moment(self, name: str) -> datetime | None:
        """The moment that is kept under this name."""
        ...

    def set_moment(self, name: str, moment: datetime) -> None: ...


class Work(Protocol):
    """One transaction. Each area of the core adds what it needs to this (see the `needs` modules)."""

    @property
    def now(self) -> datetime:
        """The moment at which the transaction began, aware, UTC."""
        ...

    @property
    def town(self) -> Town: ...

    @property
    def hours(self) -> WorkingTime:
        """When people here are at work."""
        ...

    @property
    def settings(self) -> Settings: ...

    @property
    def new_id(self) -> NewId: ...

    @property
    def chance(self) -> Chance:
        """As many random bits as asked for, as a number; for references."""
        ...

    def tell(self, *notices: Notice) -> None:
        """Leave notices in the outbox, in this transaction."""
        ...

    def hush(self, about: int, *kinds: str) -> None:
        """Cancel what is still waiting to be said about this, of these kinds."""
        ...
