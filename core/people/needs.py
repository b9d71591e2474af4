"""What the use cases about people need to be kept for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.kernel.work import Work
from core.people.absence import Absence
from core.people.address import Address
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

    def is_inside(self, person: int) -> bool:
        """Whether they went in somewhere and are looked after."""
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

    def note_told(self, absence: Absence) -> None:
        """Keep what was told about it; nobody is away, or there, who was not."""
        ...

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

    def stood_in_by(self, person: int, since: datetime) -> Sequence[Absence]:
        """Those of others for whom they stand in, not over at that moment, the earliest first."""
        ...

    def due(self, now: datetime, soon: datetime) -> Sequence[int]:
        """Those that have begun or ended without anybody having been told, and those that nobody has been reminded of
        though they begin before `soon` and nobody stands in."""
        ...


class Addresses(Protocol):
    """Where people can be reached beside Telegram."""

    def get(self, address: int) -> Address: ...

    def of(self, person: int) -> Sequence[Address]:
        """In the order in which they were added."""
        ...

    def has(self, person: int, url: str) -> bool:
        """Whether this is one of theirs already."""
        ...

    def add(self, address: Address, url: str) -> None: ...

    def save(self, address: Address) -> None: ...

    def remove(self, address: int) -> None:
        """With everything that was to go there."""
        ...

    def send_code(self, address: Address) -> None:
        """Its code goes there, at once."""
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
    def addresses(self) -> Addresses: ...

    @property
    def invitations(self) -> Invitations: ...

    @property
    def dialogues(self) -> Dialogues: ...

    def code_of(self, invitation: int) -> str:
        """The code of an invitation, at most 64 of A–Z a–z 0–9 _ -: derived from a key that is not in the database."""
        ...

    def code_for(self, address: int, until: datetime) -> str:
        """Six digits for this address until then: derived from a key that is not in the database."""
        ...

    def phone_number(self, words: str) -> str | None:
        """The telephone number in E.164 that these words are; None when they are none."""
        ...

    def address_label(self, url: str) -> str | None:
        """The name of the service behind an address; None when nothing can be sent there."""
        ...

    def adopt(self, person: int, slot: str, message: int) -> None:
        """Their own message stands in this slot now: whatever is moved there takes it out of the chat."""
        ...
