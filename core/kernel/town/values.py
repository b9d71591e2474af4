"""What the sections of a town's configuration are made of."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,23}$")]
"""Short enough for a button's 64 bytes, plain enough for a file name."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Count = Annotated[int, Field(gt=0, strict=True)]


class Section(BaseModel):
    """A part of the town's file: never changed, and nothing in it that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def refuse_repeats(what: str, values: Iterable[str]) -> None:
    """ValueError when one of them is there twice, in whatever case."""
    seen: set[str] = set()
    for value in values:
        if value.casefold() in seen:
            raise ValueError(f"{what} '{value}' is there twice")
        seen.add(value.casefold())
