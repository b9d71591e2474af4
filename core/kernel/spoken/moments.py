"""Which moment is meant."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.kernel.spoken.clocks import Clock, clock_meant, while_meant, without_part
from core.kernel.spoken.days import days_meant
from core.kernel.spoken.vocabulary import PARTS_OF_TODAY, PartOfDay, plain

_A_DAY = timedelta(days=1)
_MORNING = time(8)
_UNTIL = re.compile("^(?:indtil|til|until|till) ")
_A_DATE_RATHER = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.")
"""With a dot at its end it is no hour."""


def read_moment(words: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment that is meant, in UTC, always after `now`; None for what is not understood whole, is in doubt, or is
    over. A day without an hour is 08:00, an hour without a day is the next such hour. An hour that the clock skips is
    as much later, one that it shows twice is the first."""
    text = plain(words)
    if not text:
        return None
    text = _UNTIL.sub("", text)
    found = set(_meant(text, now, zone))
    return found.pop() if len(found) == 1 else None


def _meant(text: str, now: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Every way to read it."""
    how_long = while_meant(text)
    if how_long is not None:
        yield from (moment for moment in (now.astimezone(UTC) + how_long,) if moment > now)
        return
    local = now.astimezone(zone).date()
    blanks = [match.start() for match in re.finditer(" ", text)]
    ways = [(text, ""), ("", text), *((text[:at], text[at + 1 :]) for at in blanks)]
    ways += [(text[at + 1 :], text[:at]) for at in blanks]
    for day, clock in ways:
        moment = _first(day, clock, local, now, zone, bare=text.startswith(day))
        if moment is not None:
            yield moment


def _first(day: str, clock: str, today: date, now: datetime, zone: ZoneInfo, *, bare: bool) -> datetime | None:
    """The soonest moment on this day at this hour that is still to come."""
    days, part = _days_of(day, today) if day else ((today, today + _A_DAY), None)
    hour = _hour_of(day, clock, part, bare=bare)
    if hour is None:
        return None
    moments = (datetime.combine(each, hour, zone).astimezone(UTC) for each in days)
    return next((moment for moment in moments if moment > now), None)


def _days_of(text: str, today: date) -> tuple[tuple[date, ...], PartOfDay | None]:
    if text in PARTS_OF_TODAY:
        return (today,), PARTS_OF_TODAY[text]
    days = days_meant(text, today)
    if days:
        return days, None
    words, part = without_part(text)
    return (days_meant(words, today) if part else ()), part


def _hour_of(day: str, clock: str, part: PartOfDay | None, *, bare: bool) -> time | None:
    if not clock:
        return part.usual if part else _MORNING
    if not day and _A_DATE_RATHER.fullmatch(clock):
        return None
    read: Clock | None = clock_meant(clock, bare=bool(day) and bare)
    if read is None or (part and read.part):
        return None
    return read.within(part or read.part)
