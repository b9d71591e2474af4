"""Which days are meant, from the first to the last of them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from core.kernel.spoken.days import days_meant, is_a_date, is_a_weekday, monday_of, week_numbered
from core.kernel.spoken.vocabulary import NUMBER, number_in, plain

Span = tuple[date, date]

_A_DAY = timedelta(days=1)
_FRIDAY = 4
_LOOKING_BACK = 180
"""Days; a span between two dates that is longer has been written the wrong way round."""

_A_MONTH = 30

_TO = "(?:til og med|indtil|til|until|till|through|to)"
_BETWEEN = re.compile(rf" ?- ?| {_TO} | (?P<both>og|and) ")
_UNTIL = re.compile(f"(?:frem )?{_TO} (?P<last>.+)")
_FROM = re.compile("^(?:fra og med|fra|from) ")
_DAY_ALONE = re.compile(r"(?P<den>den |the )?(?P<day>[0-9]{1,2})(?P<dot>\.|th|st|nd|rd)?")


def read_days(words: str, today: date) -> Span | None:
    """The first and the last day that are meant, never before `today` (what has begun counts from today); None for
    what is not understood whole, is in doubt, or is over."""
    text = plain(words)
    if not text:
        return None
    found = {(max(first, today), last) for first, last in _meant(text, today) if today <= last and first <= last}
    return found.pop() if len(found) == 1 else None


def _meant(text: str, today: date) -> Iterator[Span]:
    """Every way to read it."""
    for pattern, span in _WHOLE:
        match = pattern.fullmatch(text)
        if match:
            return span(match, today)
    days, until = days_meant(text, today)[:1], _UNTIL.fullmatch(text)
    if days:
        return ((day, day) for day in days)
    if until:
        return ((today, last) for last in days_meant(until["last"], today)[:1])
    return _between(_FROM.sub("", text), today)


def _between(text: str, today: date) -> Iterator[Span]:
    for between in _BETWEEN.finditer(text):
        first, last = text[: between.start()], text[between.end() :]
        for begins, ends in _from_to(*_completed(first, last), today):
            if not between["both"] or ends - begins == _A_DAY:
                yield begins, ends


def _completed(first: str, last: str) -> tuple[str, str]:
    """ "5. til den 9." are days of a month, though only one of them says so."""
    alone = _DAY_ALONE.fullmatch(first), _DAY_ALONE.fullmatch(last)
    if alone[0] and alone[1] and any(each["den"] or each["dot"] for each in alone if each):
        return f"den {alone[0]['day']}", f"den {alone[1]['day']}"
    return first, last


def _from_to(first: str, last: str, today: date) -> Iterator[Span]:
    if first == last and is_a_weekday(first):
        return iter(())
    return _until_a_date(first, last, today) if is_a_date(last) else _until_a_day(first, last, today)


def _until_a_date(first: str, last: str, today: date) -> Iterator[Span]:
    """What begins on a date too may have begun already."""
    for ends in days_meant(last, today)[:1]:
        alone = _DAY_ALONE.fullmatch(first)
        if not alone and not is_a_date(first):
            yield from _until_a_day(first, last, today)
            return
        since = ends - (_A_MONTH if alone else _LOOKING_BACK) * _A_DAY
        earlier = days_meant(f"den {alone['day']}" if alone else first, since)
        yield from ((begins, ends) for begins in [day for day in earlier if day <= ends][-1:])


def _until_a_day(first: str, last: str, today: date) -> Iterator[Span]:
    """The last is the next such day after the first; days counted from today are not counted from another."""
    for begins in days_meant(first, today)[:1]:
        since = begins if is_a_weekday(last) else today
        yield from islice(((begins, ends) for ends in days_meant(last, since) if ends >= begins), 1)


def _so_long(match: re.Match[str], today: date) -> Iterator[Span]:
    start = match.groupdict().get("first")
    days = number_in(match["number"]) * (1 if match["unit"][0] == "d" else 7)
    for first in days_meant(start, today)[:1] if start else (today,):
        yield first, first + (days - 1) * _A_DAY


def _rest_of_the_week(_: re.Match[str], today: date) -> Iterator[Span]:
    yield today, monday_of(today) + _FRIDAY * _A_DAY


def _next_week(_: re.Match[str], today: date) -> Iterator[Span]:
    monday = monday_of(today) + 7 * _A_DAY
    yield monday, monday + _FRIDAY * _A_DAY


def _weeks(match: re.Match[str], today: date) -> Iterator[Span]:
    """Mondays to Fridays. Of this week what is left of it."""
    found = match.groupdict()
    for monday in islice(week_numbered(int(match["week"]), today), 1):
        for last in islice(week_numbered(int(found.get("until") or match["week"]), monday), 1):
            if last - monday < (8 if found.get("both") else _LOOKING_BACK) * _A_DAY:
                yield monday, last + _FRIDAY * _A_DAY


def _weekend(_: re.Match[str], today: date) -> Iterator[Span]:
    saturday = monday_of(today) + (_FRIDAY + 1) * _A_DAY
    yield saturday, saturday + _A_DAY


def _today(_: re.Match[str], today: date) -> Iterator[Span]:
    yield today, today


_WEEK = r"(?:uge|weeks?) (?P<week>[0-9]{1,2})\.?"
_AND_SO_ON = f"(?: ?- ?| {_TO} | (?P<both>og|and) )"
_LENGTH = f"{NUMBER} (?P<unit>dag|dage|uge|uger|day|days|week|weeks)"
_WHOLE = tuple(
    (re.compile(pattern), span)
    for pattern, span in (
        ("(?:hele |resten af )?dagen|(?:all|the rest of the) day", _today),
        ("(?:hele |resten af )?(?:ugen|denne uge)(?: ud)?|(?:(?:the )?rest of )?(?:the|this) week", _rest_of_the_week),
        ("(?:hele )?(?:i )?næste uge|(?:all )?(?:of )?next week", _next_week),
        (rf"(?:hele )?(?:i )?{_WEEK}(?:{_AND_SO_ON}(?:uge |week )?(?P<until>[0-9]{{1,2}})\.?)?", _weeks),
        ("(?:i )?(?:hele )?weekenden|(?:the|this|all) weekend", _weekend),
        (f"(?:i |for |de næste |the next )?{_LENGTH}(?: frem)?", _so_long),
        (f"{_LENGTH} (?:fra og med|fra|from) (?P<first>.+)", _so_long),
    )
)
