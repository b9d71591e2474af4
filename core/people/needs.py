"""What the use cases about people need to be kept for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.kernel.work import Work
from core.people.absence import Absence
from core.people.dialogue import Dialogue
from core.people.invitation import Invitation
from core.people.person import Person, Role


class People(Protocol):
    """Everybody the bot has met."""

    def get(self, person: int) -> Person: ...

    def by_account(self, account: int) -> Person | None: ...

    def add(self, person: Person) -> None: ...

    def save(self, person: Person) -> None: ...

    def set_reachable(self, person: int, unreachable_since: datetime | None) -> None: ...

    def members(self) -> Sequence[Person]:
        """Everybody who was invited, in the order in which they joined."""
        ...

    def with_roles(self, *roles: Role) -> Sequence[Person]:
        """Members with one of these roles, in the order in which they joined."""
        ...


class Invitations(Protocol):
    """Links that were handed out."""

    def add(self, invitation: Invitation) -> None: ...

    def open(self, code_hash: str, now: datetime) -> Invitation | None:
        """The invitation of this code, when it is neither used nor expired nor withdrawn."""
        ...

    def get(self, invitation: int) -> Invitation: ...

    def use(self, invitation: int, by: int, now: datetime) -> None: ...

    def waiting(self, now: datetime) -> Sequence[Invitation]:
        """Those that can still be used, newest first."""
        ...

    def withdraw(self, invitation: int, now: datetime) -> None: ...


class Absences(Protocol):
    """Who is away, and when."""

    def get(self, absence: int) -> Absence: ...

    def add(self, absence: Absence) -> None: ...

    def save(self, absence: Absence) -> None: ...

    def remove(self, absence: int) -> None: ...

    def at(self, moment: datetime) -> Sequence[Absence]:
        """Those that cover the moment."""
        ...

    def between(self, begins_at: datetime, ends_at: datetime) -> Sequence[Absence]:
        """Those that overlap it, the earliest first."""
        ...

    def of(self, person: int, since: datetime) -> Sequence[Absence]:
        """Theirs that are not over at that moment, the earliest first."""
        ...


class Dialogues(Protocol):
    """What the bot is waiting for somebody to write, if anything: one row a person."""

    def of(self, person: int) -> Dialogue | None: ...

    def open(self, person: int, dialogue: Dialogue) -> None: ...

    def close(self, person: int) -> None: ...


class PeopleWork(Work, Protocol):
    """A transaction in which people can be looked up and changed."""

    @property
    def people(self) -> People: ...

    @property
    def absences(self) -> Absences: ...

    @property
    def invitations(self) -> Invitations: ...

    @property
    def dialogues(self) -> Dialogues: ...

    def code_of(self, invitation: int) -> str:
        """The code of an invitation, at most 64 of A–Z a–z 0–9 _ -: derived from a key that is not in the database."""
        ...
