"""A call beside Telegram: a few words to an address of somebody's own, for what is acute."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class CallKind(StrEnum):
    """What the words are about."""

    ALERT = "alert"
    VISIT = "visit"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Call:
    """To every verified address of a person, under a key that is never used twice. It goes out at `due`; when the
    notice with the key `unless_sent` has arrived by then, not before `latest` (None: not at all). Aware, UTC."""

    to: int
    kind: CallKind
    about: int
    key: str
    due: datetime
    unless_sent: str | None = None
    latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class DueCall:
    """A call to one address whose time has come. `attempts` so far; `arrived`: the notice that it is about to replace
    has arrived, and the call may wait until `latest`."""

    id: int
    address: int
    to: int
    kind: CallKind
    about: int
    attempts: int
    arrived: bool = False
    latest: datetime | None = None


class Calls(Protocol):
    """What is to go out beside Telegram."""

    def put(self, call: Call) -> None: ...

    def cancel(self, about: int) -> None:
        """What has not gone out about this does not."""
        ...
