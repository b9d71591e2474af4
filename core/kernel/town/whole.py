"""A town's configuration as a checked value: where we work, whom to call, and what people agreed on."""

from typing import Annotated, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import StringConstraints, field_validator, model_validator

from core.kernel.town.care import Answer, Fallback, FollowUp, Visits
from core.kernel.town.hours import Hours
from core.kernel.town.ladders import Ladders
from core.kernel.town.limits import Drafts, Files, Flood, Pacing, Routing, Worker
from core.kernel.town.places import Area, ChildDuty, Contact, Destination, Numbers
from core.kernel.town.privacy import Chats
from core.kernel.town.retention import Retention
from core.kernel.town.values import Count, Section, Words, refuse_repeats


class UnknownAreaError(LookupError):
    """No area of this town has that key."""


class UnknownDestinationError(LookupError):
    """Nobody is referred to a destination with that key."""


class Town(Section):
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
    hours: Hours = Hours()
    ladders: Ladders = Ladders()
    answers: tuple[Answer, ...] = ()
    visits: Visits = Visits()
    follow_up: FollowUp = FollowUp()
    fallback: Fallback = Fallback()
    retention: Retention = Retention()
    chats: Chats = Chats()

    @field_validator("time_zone")
    @classmethod
    def _is_known(cls, time_zone: str) -> str:
        if time_zone not in available_timezones():
            raise ValueError(f"{time_zone!r} is not a known time zone; write for example Europe/Copenhagen")
        return time_zone

    @field_validator("areas")
    @classmethod
    def _are_distinct_areas(cls, areas: tuple[Area, ...]) -> tuple[Area, ...]:
        refuse_repeats("key", (area.key for area in areas))
        refuse_repeats("name", (area.name for area in areas))
        refuse_repeats("street", (street for area in areas for street in area.streets))
        refuse_repeats("alias", (alias for area in areas for alias in area.aliases))
        if sum(area.elsewhere for area in areas) != 1:
            raise ValueError("exactly one area must say elsewhere = true")
        return areas

    @field_validator("destinations")
    @classmethod
    def _are_distinct_destinations(cls, destinations: tuple[Destination, ...]) -> tuple[Destination, ...]:
        if not destinations:
            raise ValueError("at least one destination is needed")
        refuse_repeats("key", (destination.key for destination in destinations))
        refuse_repeats("danish", (destination.danish for destination in destinations))
        refuse_repeats("english", (destination.english for destination in destinations))
        return destinations

    @field_validator("answers")
    @classmethod
    def _are_distinct_answers(cls, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        refuse_repeats("key", (answer.key for answer in answers))
        return answers

    @model_validator(mode="after")
    def _keeps_what_can_be_answered(self) -> Self:
        if self.follow_up.reply_days > self.retention.shortest_days:
            raise ValueError("follow_up.reply_days must not be more than any period in retention")
        return self

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
