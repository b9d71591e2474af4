"""A town's configuration as a checked value: where we work, whom to call, and the limits that people agreed on."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,23}$")]
"""Short enough for a button's 64 bytes, plain enough for a file name."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Count = Annotated[int, Field(gt=0, strict=True)]


class UnknownAreaError(LookupError):
    """No area of this town has that key."""


class UnknownDestinationError(LookupError):
    """Nobody is referred to a destination with that key."""


class RoutingStep(StrEnum):
    """Whom an alert is offered to, step after step, until somebody can receive it."""

    AREA = "area"
    GENERAL = "general"
    ANY = "any"
    SECRETARIAT = "secretariat"


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Area(_Section):
    """One of the areas of the agreement; `streets` are house addresses, `aliases` other spellings of the name."""

    key: Key
    name: Words
    aliases: tuple[Words, ...] = ()
    streets: tuple[Words, ...] = ()
    elsewhere: bool = False


class Numbers(_Section):
    """Telephone numbers that people are shown; a missing one is left out, never guessed."""

    emergency: Words = "112"
    police: Words = "114"
    doctor: Words = "70 11 31 31"
    suicide_line: Words = "70 201 201"
    partner_violence: Words = "1888"
    municipal_duty: Words | None = None


class ChildDuty(_Section):
    """The way to the municipality's underretning about a child."""

    phone: Words | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$", max_length=300)] | None = None


class Contact(_Section):
    """Whom to call when the bot itself fails."""

    name: Words
    phone: Words | None = None


class Destination(_Section):
    """Where a resident can be referred to, in the reader's language."""

    key: Key
    danish: Words
    english: Words


class Drafts(_Section):
    """How long a report may wait unsent, and how many at once."""

    danger_after_minutes: Count = 3
    ask_after_minutes: Count = 30
    delete_after_hours: Count = 24
    open_at_most: Count = 3


class Flood(_Section):
    """What one neighbour may send; staff are not limited."""

    reports_an_hour: Count = 10


class Pacing(_Section):
    """Telegram's limits on what a bot may send."""

    overall_a_second: Count = 30
    private_a_second: Count = 1
    private_burst: Count = 5
    group_a_minute: Count = 20


class Routing(_Section):
    """The order in which receivers are looked for; the secretariat is always the last resort."""

    order: tuple[RoutingStep, ...] = tuple(RoutingStep)

    @field_validator("order")
    @classmethod
    def _ends_with_the_secretariat(cls, order: tuple[RoutingStep, ...]) -> tuple[RoutingStep, ...]:
        _refuse_repeats("step", order)
        if not order or order[-1] is not RoutingStep.SECRETARIAT:
            raise ValueError("the last step must be secretariat, so that no alert is accepted into nowhere")
        return order


class Worker(_Section):
    """How often an update is tried before it is parked."""

    attempts: Count = 5


class Files(_Section):
    """The largest attachment in megabytes; Telegram lets a bot fetch no more than 20."""

    largest_mb: Annotated[int, Field(gt=0, le=20, strict=True)] = 20


class Town(_Section):
    """Everything about one town that an operator may set; every look-up is by key."""

    name: Words
    time_zone: str = "Europe/Copenhagen"
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "da"
    same_place_days: Count = 14
    invitation_days: Count = 7
    areas: tuple[Area, ...]
    destinations: tuple[Destination, ...]
    contact: Contact
    numbers: Numbers = Numbers()
    child: ChildDuty = ChildDuty()
    drafts: Drafts = Drafts()
    flood: Flood = Flood()
    pacing: Pacing = Pacing()
    routing: Routing = Routing()
    worker: Worker = Worker()
    files: Files = Files()

    @field_validator("time_zone")
    @classmethod
    def _is_known(cls, time_zone: str) -> str:
        if time_zone not in available_timezones():
            raise ValueError(f"{time_zone!r} is not a known time zone; write for example Europe/Copenhagen")
        return time_zone

    @field_validator("areas")
    @classmethod
    def _are_distinct_areas(cls, areas: tuple[Area, ...]) -> tuple[Area, ...]:
        _refuse_repeats("key", (area.key for area in areas))
        _refuse_repeats("name", (area.name for area in areas))
        _refuse_repeats("street", (street for area in areas for street in area.streets))
        _refuse_repeats("alias", (alias for area in areas for alias in area.aliases))
        if sum(area.elsewhere for area in areas) != 1:
            raise ValueError("exactly one area must say elsewhere = true")
        return areas

    @field_validator("destinations")
    @classmethod
    def _are_distinct_destinations(cls, destinations: tuple[Destination, ...]) -> tuple[Destination, ...]:
        if not destinations:
            raise ValueError("at least one destination is needed")
        _refuse_repeats("key", (destination.key for destination in destinations))
        _refuse_repeats("danish", (destination.danish for destination in destinations))
        _refuse_repeats("english", (destination.english for destination in destinations))
        return destinations

    @property
    def zone(self) -> ZoneInfo:
        """The wall clock that people here live by."""
        return ZoneInfo(self.time_zone)

    @property
    def elsewhere(self) -> Area:
        """The choice for everywhere outside the areas of the agreement."""
        return next(area for area in self.areas if area.elsewhere)

    def area(self, key: str) -> Area:
        """The area with this key; refuses with `UnknownAreaError`."""
        for area in self.areas:
            if area.key == key:
                return area
        raise UnknownAreaError(key)

    def area_by_name(self, name: str) -> Area | None:
        """The area with exactly this name, in any case; spellings are the gazetteer's work."""
        wanted = name.strip().casefold()
        return next((area for area in self.areas if area.name.casefold() == wanted), None)

    def destination(self, key: str) -> Destination:
        """The destination with this key; refuses with `UnknownDestinationError`."""
        for destination in self.destinations:
            if destination.key == key:
                return destination
        raise UnknownDestinationError(key)


def _refuse_repeats(what: str, values: Iterable[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if value.casefold() in seen:
            raise ValueError(f"{what} '{value}' is there twice")
        seen.add(value.casefold())
