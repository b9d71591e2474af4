"""A request to see the name of a hidden sender."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

GRANT_LASTS = timedelta(days=14)
"""So long may a request be decided, and so long afterwards may the name be seen."""


@dataclass(frozen=True, slots=True)
class IdentityRequest:
    """`asked_by` is never who decides. Moments are aware, UTC."""

    id: int
    report: int
    asked_by: int
    asked_at: datetime
    reason: str
    decided_by: int | None = None
    decided_at: datetime | None = None
    granted: bool | None = None

    def waits(self, now: datetime) -> bool:
        """Whether it can still be decided."""
        return self.decided_at is None and now - self.asked_at <= GRANT_LASTS

    def decided(self, by: int, now: datetime, *, granted: bool) -> "IdentityRequest":
        return replace(self, decided_by=by, decided_at=now, granted=granted)


class IdentityRequests(Protocol):
    """Who asked for whose name."""

    def get(self, request: int) -> IdentityRequest: ...

    def add(self, request: IdentityRequest) -> None: ...

    def decide(self, request: IdentityRequest) -> None:
        """Keep what was decided; Outdated when somebody else was quicker."""
        ...

    def of(self, report: int, person: int, since: datetime) -> IdentityRequest | None:
        """Their newest about it, asked or decided since."""
        ...

    def granted(self, report: int, person: int, since: datetime) -> bool:
        """Whether they were let see who reported it, since."""
        ...

    def undecided(self, since: datetime, until: datetime) -> Sequence[IdentityRequest]:
        """Those asked in that time that nobody has decided."""
        ...
