"""The days of an absence, as people say them."""

from datetime import datetime, timedelta

from babel import dates

from core.people.absence import Absence
from handlers.words import Words

_JUST_BEFORE = timedelta(microseconds=1)


def day(moment: datetime, words: Words) -> str:
    """With the day of the week: man. 30. nov."""
    return dates.format_date(moment.astimezone(words.zone).date(), "EEE d. MMM", locale=words.language)


def span(begins_at: datetime, ends_at: datetime, words: Words) -> str:
    """The first and the last day, or the only one."""
    first, last = day(begins_at, words), day(ends_at - _JUST_BEFORE, words)
    return first if first == last else words.plain("{first} to {last}", first=first, last=last)


def days_of(absence: Absence, words: Words) -> str:
    """The days on which somebody is away."""
    return span(absence.begins_at, absence.ends_at, words)
