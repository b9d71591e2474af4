"""The days of an absence, as people say them."""

from datetime import date, datetime, timedelta

from core.people.absence import Absence
from handlers.words import Words

_JUST_BEFORE = timedelta(microseconds=1)


def day(moment: datetime, words: Words) -> str:
    """With the day of the week: mandag 30. november."""
    return _written(moment.astimezone(words.zone).date(), "EEEE d. MMMM", words)


def span(begins_at: datetime, ends_at: datetime, words: Words) -> str:
    """The first and the last day, or the only one; the month is named once: mandag 7. til fredag 11. december."""
    first, last = (moment.astimezone(words.zone).date() for moment in (begins_at, ends_at - _JUST_BEFORE))
    if last <= first:
        return day(begins_at, words)
    pattern = "EEEE d." if (first.year, first.month) == (last.year, last.month) else "EEEE d. MMMM"
    return words.plain(
        "{first} to {last}", first=_written(first, pattern, words), last=day(ends_at - _JUST_BEFORE, words)
    )


def days_of(absence: Absence, words: Words) -> str:
    """The days on which somebody is away."""
    return span(absence.begins_at, absence.ends_at, words)


def _written(local: date, pattern: str, words: Words) -> str:
    return words.written(local, pattern)
