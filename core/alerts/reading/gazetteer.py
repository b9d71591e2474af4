"""Finds the place in a message, from what a town's configuration knows about its areas and streets."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from core.alerts.reading.floor import announced_floor, floor_and_side
from core.alerts.reading.house_number import Door, announced_number, door, number_before
from core.alerts.reading.place import Place
from core.alerts.reading.spelling import Match, Spellings
from core.alerts.reading.tokens import Message, cut
from core.alerts.reading.unknown_street import unknown_streets
from core.kernel.town import Area


class _Mention(NamedTuple):
    """A known name and the door that is written next to it."""

    match: Match
    door: Door

    @property
    def is_house(self) -> bool:
        """A street with a house number."""
        return self.door.house_number is not None and self.match.name.street is not None


class Gazetteer:
    """Built once for a town; it never guesses: two areas and no single house address leave the area open."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._spellings = Spellings(areas)

    def find(self, text: str) -> Place:
        """The place that the text speaks of, as far as it says; any text, also none."""
        return self.find_in(cut(text))

    def find_in(self, message: Message) -> Place:
        """As `find`, for a text that was cut already."""
        mentions = [_mention(message, match) for match in self._spellings.matches(message)]
        areas = {mention.match.name.area for mention in mentions}
        place = _house(mentions) or _unknown_street(message, areas) or _area_alone(mentions, areas)
        return _completed(place, mentions, message)


def _mention(message: Message, match: Match) -> _Mention:
    behind = door(message, match.end)
    if behind.house_number is None:
        behind = behind._replace(house_number=number_before(message, match.start))
    return _Mention(match, behind)


def _house(mentions: list[_Mention]) -> Place | None:
    """A known street with a house number, when all such addresses lie in one area; the first of them."""
    houses = [mention for mention in mentions if mention.is_house]
    if len({house.match.name.area for house in houses}) != 1:
        return None
    name, behind = houses[0].match.name, houses[0].door
    return Place(name.area, name.street, behind.house_number, behind.floor, behind.side)


def _unknown_street(message: Message, areas: set[str]) -> Place | None:
    """An address that only the reader knows; in the one area that the text names, otherwise the area stays open."""
    found = list(unknown_streets(message))
    if len({street.name.casefold() for street in found}) != 1:
        return None
    name, behind = found[0]
    area = next(iter(areas)) if len(areas) == 1 else None
    return Place(area, name, behind.house_number, behind.floor, behind.side)


def _area_alone(mentions: list[_Mention], areas: set[str]) -> Place:
    if len(areas) != 1:
        return Place()
    named = [mention.match.name for mention in mentions if mention.match.name.is_street]
    streets = {name.street for name in named if not name.is_area}
    street = next(iter(streets)) if len(streets) == 1 else None
    last = mentions[-1].door
    return Place(next(iter(areas)), street, None, last.floor, last.side)


def _completed(place: Place, mentions: list[_Mention], message: Message) -> Place:
    """House number and floor that stand apart from the street: "på 2. sal i Energivej 14", "det er nr. 14"."""
    announced = announced_number(message) if place.house_number is None else None
    if announced is not None:
        number, end = announced
        floor, side, _ = floor_and_side(message, end, after_number=True)
        street = place.street or _street_that_names_its_area(place, mentions)
        place = Place(place.area, street, number, floor or place.floor, side or place.side)
    if place.floor is None:
        floor, side = announced_floor(message)
        place = replace(place, floor=floor, side=place.side or side)
    return place


def _street_that_names_its_area(place: Place, mentions: list[_Mention]) -> str | None:
    """In "opgang 14 i Vangdalen" the area's name is the street; in "nr. 14 i Energivej-området" it need not be."""
    names = {mention.match.name for mention in mentions if mention.match.name.area == place.area}
    return next((name.street for name in names if name.is_street), None)
