"""What the guard looks for, and where in a text it stands."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The graver first: where one stands within another, it is the graver one that is named."""

    CPR = "cpr"
    CARD = "card"
    ACCOUNT = "account"
    EMAIL = "email"
    PHONE = "phone"


class Span(NamedTuple):
    """From `start` up to, but not including, `end`."""

    start: int
    end: int
