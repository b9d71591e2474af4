"""Somebody the bot talks with."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the service; one role each."""

    NEIGHBOUR = "neighbour"
    PROPERTY_STAFF = "property_staff"
    PROFESSIONAL = "professional"
    CARETAKER = "caretaker"
    HOUSING_UNIT = "housing_unit"
    HOUSING_OFFICE = "housing_office"
    SECRETARIAT = "secretariat"


FORGOTTEN = 0
"""The account of nobody: whose reports are all those whose reporters are forgotten."""
BY_INVITATION = tuple(role for role in Role if role is not Role.NEIGHBOUR)


@dataclass(frozen=True, slots=True)
class Person:
    """`account` is the number Telegram knows them by. A neighbour has no name here, unless they took part once: they
    were taken out at `left_at`. `joined_at`, `left_at` and `unreachable_since` are aware, UTC; who is unreachable has
    blocked the bot or left Telegram. `phone`: in E.164."""

    id: int
    account: int
    role: Role = Role.NEIGHBOUR
    name: str | None = None
    language: str = "da"
    areas: frozenset[str] = field(default_factory=frozenset)
    joined_at: datetime | None = None
    unreachable_since: datetime | None = None
    phone: str | None = None
    left_at: datetime | None = None

    @property
    def is_member(self) -> bool:
        """Whether they were invited: everybody else is a neighbour."""
        return self.role is not Role.NEIGHBOUR

    @property
    def reachable(self) -> bool:
        return self.unreachable_since is None

    @property
    def is_known(self) -> bool:
        """Whether there is a chat to write to: not of whoever was forgotten or erased."""
        return self.account > FORGOTTEN

    @property
    def only_area(self) -> str | None:
        """Their area, when they have exactly one."""
        return next(iter(self.areas)) if len(self.areas) == 1 else None

    def admitted(self, role: Role, name: str, areas: frozenset[str], now: datetime) -> "Person":
        """The same person as a member."""
        return replace(self, role=role, name=name, areas=areas, joined_at=now, left_at=None)

    def removed(self, now: datetime) -> "Person":
        """The same person as a neighbour: every right has ended, the name stays for a time, for what they once did."""
        return replace(self, role=Role.NEIGHBOUR, areas=frozenset(), joined_at=None, left_at=now)

    def nameless(self) -> "Person":
        """The same person, whom nobody needs to know by name any longer."""
        return replace(self, name=None, left_at=None)
