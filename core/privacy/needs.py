"""What the rules of privacy need to be kept for them."""

from typing import Protocol

from core.people.needs import PeopleWork
from core.privacy.looking import Looks


class PrivacyWork(PeopleWork, Protocol):
    """A transaction in which what happens to people's words is written down."""

    @property
    def looks(self) -> Looks: ...
