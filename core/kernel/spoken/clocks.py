"""Which hour is meant."""

import re
from dataclasses import dataclass
from datetime import time, timedelta

from core.kernel.spoken.vocabulary import NUMBER, NUMBERS, PARTS_OF_A_DAY, PartOfDay, number_in, one_of

_FIRST_SURE_HOUR = 6
"""Before it a plain "kl. 2" may as well be the afternoon: it takes 02 or 14."""

_AT = "(?:kl |at |ved )"
_FIGURES = re.compile(rf"(?P<at>{_AT}?)(?P<hour>[0-9]{{1,2}})(?:[.:](?P<minute>[0-9]{{2}}))?\.?(?: ?(?P<half>am|pm))?")
_TOGETHER = re.compile(rf"{_AT}(?P<hour>[0-9]{{2}})(?P<minute>[0-9]{{2}})\.?")
_WORD = one_of(NUMBERS)
_SPOKEN = re.compile(
    rf"{_AT}?(?P<before>halv |kvart over |kvart i )(?P<hour>[0-9]{{1,2}}|{_WORD})\.?|{_AT}(?P<word>{_WORD})"
)
_MINUTES_BEFORE = {"halv ": -30, "kvart over ": 15, "kvart i ": -15}

_HALVES = rf"(?P<whole>[0-9]{{0,2}})(?:[.,]5|½)|(?P<one>halvanden|one and a half)|{NUMBER}"
_HOURS = re.compile(rf"(?:om |in )?(?:{_HALVES}) (?P<unit>time|timer|hour|hours|minut|minutter|min|minute|minutes)")
_HALF_AN_HOUR = re.compile("(?:om |in )?(?:en halv time|half an hour|a half hour)")
_A_QUARTER = re.compile("(?:om |in )?(?:et kvarter|a quarter of an hour)")


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as it was written. `sure`: it is one of 24, and not one of 12."""

    hour: int
    minute: int = 0
    sure: bool = True
    part: PartOfDay | None = None

    def within(self, part: PartOfDay | None) -> time | None:
        """The time of day, given the part of the day that it is in; None where the two do not agree or it is in
        doubt."""
        if part is None:
            return time(self.hour, self.minute) if self.sure else None
        hours = (self.hour, self.hour + 12) if self.hour <= 12 else (self.hour,)
        fitting = [hour for hour in hours if part.since <= hour < part.until]
        return time(fitting[0], self.minute) if len(fitting) == 1 else None


def clock_meant(text: str, *, bare: bool) -> Clock | None:
    """What this plain text is, or None. `bare`: figures alone may be an hour ("10"), because a day stands before."""
    words, part = without_part(text)
    figures = _FIGURES.fullmatch(words)
    if figures:
        says_so = figures["at"] or figures["minute"] or figures["half"] or bare
        return _of_figures(figures, part) if says_so else None
    together = _TOGETHER.fullmatch(words)
    if together:
        return _of_figures(together, part)
    spoken = _SPOKEN.fullmatch(words)
    if not spoken:
        return None
    minutes = number_in(spoken["word"] or spoken["hour"]) * 60 + _MINUTES_BEFORE.get(spoken["before"], 0)
    hour, minute = divmod(minutes, 60)
    return _valid(hour, minute, sure=hour >= _FIRST_SURE_HOUR, part=part)


def without_part(text: str) -> tuple[str, PartOfDay | None]:
    """The text before a part of the day at its end, and that part."""
    for name, part in PARTS_OF_A_DAY.items():
        if text.endswith(f" {name}"):
            return text.removesuffix(f" {name}"), part
    return text, None


def while_meant(text: str) -> timedelta | None:
    """How long "om 2 timer" is, or None."""
    if _HALF_AN_HOUR.fullmatch(text):
        return timedelta(minutes=30)
    if _A_QUARTER.fullmatch(text):
        return timedelta(minutes=15)
    match = _HOURS.fullmatch(text)
    if match is None:
        return None
    number = number_in(match["number"]) if match["number"] else int(match["whole"] or bool(match["one"])) + 0.5
    return timedelta(hours=number) if match["unit"][0] in "th" else timedelta(minutes=number)


def _of_figures(match: re.Match[str], part: PartOfDay | None) -> Clock | None:
    found = match.groupdict()
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found.get("half")
    if half:
        return _valid(hour % 12 + (12 if half == "pm" else 0), minute, sure=True, part=part) if hour <= 12 else None
    sure = hour >= _FIRST_SURE_HOUR or len(found["hour"]) == 2 or hour == 0
    return _valid(hour, minute, sure=sure, part=part)


def _valid(hour: int, minute: int, *, sure: bool, part: PartOfDay | None) -> Clock | None:
    return Clock(hour, minute, sure, part) if 0 <= hour < 24 and minute < 60 else None
