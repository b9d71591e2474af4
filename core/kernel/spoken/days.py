"""Which day is meant. A reading is the days that it may be, soonest first, none of them before today: "torsdag" is this
one, and when its hour has passed the next."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

from core.kernel.spoken.vocabulary import MONTH, MONTHS, NUMBER, WEEKDAY, WEEKDAYS, number_in

_A_DAY = timedelta(days=1)
_YEARS_AHEAD = 9
"""A 29th of February is never further away."""
_THREE_MONTHS = 93
_CANDIDATES = 2

_DAY = r"(?P<day>[0-9]{1,2})"
_NAMED = rf"{_DAY}(?:\. ?|th|st|nd|rd)? ?(?:of )?{MONTH}(?:,? (?P<year>20[0-9]{{2}}))?"
_NAMED_FIRST = rf"{MONTH} {_DAY}(?:\.|th|st|nd|rd)?(?:,? (?P<year>20[0-9]{{2}}))?"
_FIGURES = (
    rf"{_DAY}(?:/|\. ?)(?P<figure>[0-9]{{1,2}})"
    r"(?:(?: ?[-/.] ?| )(?P<year>20[0-9]{2})|[-/.](?P<short>[0-9]{2}))?\.?"
)
_DASHES = rf"{_DAY}-(?P<figure>[0-9]{{1,2}})-(?P<year>20[0-9]{{2}})"
_ISO = r"(?P<year>20[0-9]{2})-(?P<figure>[0-9]{2})-(?P<day>[0-9]{2})"
_OF_THE_MONTH = rf"(?:den|the) {_DAY}(?:\.|th|st|nd|rd)?"
_ARTICLE = "(?:den |the )?"
_ON = "(?:nu )?(?:på |on |førstkommende |this )?"
_WEEK = r"(?:i |in )?(?:uge|week) (?P<week>[0-9]{1,2})\.?"
_NEXT_WEEK = "(?:i |hele )?(?:næste uge|next week)"


def days_meant(text: str, today: date) -> tuple[date, ...]:
    """What this plain text may be; empty when it is no day. Nothing that has a date of its own is moved."""
    for pattern, meant in _READINGS:
        match = pattern.fullmatch(text)
        if match:
            days = (day for day in meant(match, today) if day >= today)
            return tuple(islice(days, _CANDIDATES))
    return ()


def is_a_date(text: str) -> bool:
    """Whether it names a day of a month, rather than of a week or counted from today."""
    return _is_read_by(text, _dates, _of_the_month)


def is_a_weekday(text: str) -> bool:
    return _is_read_by(text, _next_such)


def _is_read_by(text: str, *ways: Callable[[re.Match[str], date], Iterator[date]]) -> bool:
    return any(pattern.fullmatch(text) for pattern, meant in _READINGS if meant in ways)


def monday_of(today: date) -> date:
    return today - today.weekday() * _A_DAY


def week_numbered(week: int, today: date) -> Iterator[date]:
    """The Mondays of the next weeks with this number, of those which are not over."""
    for year in range(today.year - 1, today.year + _YEARS_AHEAD):
        if not 1 <= week <= 53 or week > date(year, 12, 28).isocalendar().week:
            continue
        monday = date.fromisocalendar(year, week, 1)
        if monday + 6 * _A_DAY >= today:
            yield monday


def month_of(match: re.Match[str]) -> int:
    found = match.groupdict()
    return MONTHS[found["month"]] if found.get("month") else int(found["figure"])


def _dates(match: re.Match[str], today: date) -> Iterator[date]:
    found = match.groupdict()
    year = found.get("year") or (found.get("short") and f"20{found['short']}")
    years = [int(year)] if year else range(today.year, today.year + _YEARS_AHEAD)
    days = [date(each, month_of(match), int(found["day"])) for each in years if _exists(each, match)]
    return _agreeing(match, [day for day in days if day >= today])


def _exists(year: int, match: re.Match[str]) -> bool:
    month, day = month_of(match), int(match["day"])
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _of_the_month(match: re.Match[str], today: date) -> Iterator[date]:
    ahead = (today + days * _A_DAY for days in range(_THREE_MONTHS))
    return _agreeing(match, [day for day in ahead if day.day == int(match["day"])])


def _agreeing(match: re.Match[str], days: list[date]) -> Iterator[date]:
    """With a weekday before it the next such date is one, or nothing is meant."""
    wanted = _weekday_of(match)
    return (day for day in days if wanted is None or days[0].weekday() == day.weekday() == wanted)


def _weekday_of(match: re.Match[str]) -> int | None:
    name = match.groupdict().get("weekday")
    return WEEKDAYS[name] if name else None


def _next_such(match: re.Match[str], today: date) -> Iterator[date]:
    first = today + (WEEKDAYS[match["weekday"]] - today.weekday()) % 7 * _A_DAY
    return iter((first, first + 7 * _A_DAY))


def _in_next_week(match: re.Match[str], today: date) -> Iterator[date]:
    yield monday_of(today) + (7 + (_weekday_of(match) or 0)) * _A_DAY


def _in_week(match: re.Match[str], today: date) -> Iterator[date]:
    mondays = islice(week_numbered(int(match["week"]), today), 1)
    return (monday + (_weekday_of(match) or 0) * _A_DAY for monday in mondays)


def _later(match: re.Match[str], today: date) -> Iterator[date]:
    number, unit = number_in(match["number"]), match["unit"]
    if unit.startswith("m"):
        year, month = divmod(today.year * 12 + today.month - 1 + number, 12)
        yield date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    else:
        yield today + number * (1 if unit.startswith("d") else 7) * _A_DAY


def _so_many(days: int) -> Callable[[re.Match[str], date], Iterator[date]]:
    return lambda _, today: iter((today + days * _A_DAY,))


_UNIT = "(?P<unit>dag|dage|uge|uger|måned|måneder|day|days|week|weeks|month|months)"
_READINGS = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        ("i dag|today", _so_many(0)),
        ("i morgen|tomorrow", _so_many(1)),
        ("(?:i )?overmorgen|(?:the )?day after tomorrow", _so_many(2)),
        ("(?:efter|after) (?:the )?weekend(?:en)?", _in_next_week),
        (_NEXT_WEEK, _in_next_week),
        (f"(?:på )?(?:næste|next) {WEEKDAY}", _in_next_week),
        (f"{_ON}{WEEKDAY} {_NEXT_WEEK}", _in_next_week),
        (f"{_NEXT_WEEK} {_ON}{WEEKDAY}", _in_next_week),
        (f"{_ON}{WEEKDAY}", _next_such),
        (_WEEK, _in_week),
        (f"{_ON}{WEEKDAY} {_WEEK}", _in_week),
        (f"{_WEEK} {_ON}{WEEKDAY}", _in_week),
        (f"(?:om |in )?{NUMBER} {_UNIT}", _later),
        *(
            (f"{_ON}(?:{WEEKDAY} )?{_ARTICLE}{shape}", _dates)
            for shape in (_NAMED, _NAMED_FIRST, _FIGURES, _DASHES, _ISO)
        ),
        (f"{_ON}(?:{WEEKDAY} )?{_OF_THE_MONTH}", _of_the_month),
        (rf"{_ON}{WEEKDAY} {_DAY}\.", _of_the_month),
    )
)
