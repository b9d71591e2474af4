"""CPR numbers: six digits that are a date and four more, however they are written. There is no checksum to trust:
since 2007 valid numbers fail it."""

import re
from collections.abc import Iterator

from bot.guarding.called_cpr import called_cprs
from bot.guarding.dates import is_date
from bot.guarding.kinds import Span
from bot.guarding.spelling import UNSEEN

_BETWEEN = rf"[{UNSEEN}]*(?:[\s\-._/\\][{UNSEEN}]*){{0,3}}"
_TEN = re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}\d){{9}})(?!\d))")
"""Ten digits, split anywhere, but never cut out of a longer row of them."""
_SIX_AND_FOUR = re.compile(r"(?<!\d)\d{6}[^\w█]{0,4}_?[^\w█]{0,4}\d{4}(?!\d)")
"""With any signs between."""
_WHOLE_YEAR = re.compile(r"(?<!\d)(\d\d)[\s\-._/]{0,3}(\d\d)[\s\-._/]{0,3}(\d{4})[\s\-._/]{0,3}(\d)\d{3}(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d\d?)[./-](\d\d?)[./-](\d{4}|\d\d)\s?-\s?(\d)\d{3}(?!\d)")
"""The first of January as 1/1."""

_DATE_WITH_YEAR = re.compile(r"\d\d[\s./-]\d\d[\s./-](?:19|20)\d\d(?!\d)")
_DATE_AND_TIME = re.compile(r"\d\d[./-]\d\d[./-]\d\d\s{1,2}([01]\d|2[0-3])\.[0-5]\d")
_FROM_DAY_TO_DAY = re.compile(r"\d\d([./])\d\d\s?-\s?(\d\d)\1(\d\d)[./-]\d\d")
_FROM_DATE_TO_DATE = re.compile(r"\d\d([./-])\d\d\1\d\d\s?[-./]?\s?(\d\d)\1(\d\d)\1\d\d(?!\d)")
_WITHIN_A_DATE = re.compile(r"(?:(?<!\d)\d\d?[./-]\d\d?|(?<!\d)(?:19|20)\d\d|(?:19|20)\d\d[-._/]\d\d)[-._/]$")
_SIGN = re.compile(r"[-._/\\]")
_GROUP_AND_SIGNS = re.compile(r"(\d+)(\D*)")
_STARTS_IN_PAIRS = re.compile(r"\d\d\D")
_DIGITS_ONLY = re.compile(r"\D+")
_CUTS = ({2, 4}, {1, 2, 3, 4, 5})
_BORN = (*[((1900, 1999),)] * 4, ((1937, 2036),), *[((2000, 2057), (1858, 1899))] * 4, ((1937, 2036),))
"""From which year to which, by the seventh digit."""
_LOOK_BACK = 12


def cprs(text: str) -> Iterator[Span]:
    """Where in this plain text they stand."""
    for found in _TEN.finditer(text):
        written = found[1]
        if _begins_with_date(_DIGITS_ONLY.sub("", written)) and not _is_something_else(text, found.start(), written):
            yield Span(found.start(), found.end(1))
    for found in _SIX_AND_FOUR.finditer(text):
        if _begins_with_date(found[0]):
            yield Span(*found.span())
    for pattern in (_WHOLE_YEAR, _SHORT):
        for found in pattern.finditer(text):
            if is_date(*map(int, found.group(1, 2))) and _fits(found[3], int(found[4])):
                yield Span(*found.span())
    yield from called_cprs(text)


def _begins_with_date(digits: str) -> bool:
    """The day, the month and the last two figures of the year."""
    return is_date(int(digits[:2]), int(digits[2:4]), int(digits[4:6]))


def _fits(year: str, seventh: int) -> bool:
    """Whether somebody born in that year has a number with that seventh digit; it says which century it is."""
    return len(year) == len("90") or any(first <= int(year) <= last for first, last in _BORN[seventh])


def _is_something_else(text: str, start: int, written: str) -> bool:
    """A date with its year or its time, the days from one to another, the tail of a date, or the number of a lease."""
    if len(written) == len("0101901234"):
        return False
    if _DATE_WITH_YEAR.match(written) or _DATE_AND_TIME.fullmatch(written):
        return True
    if _is_cut_elsewhere(written):
        return True
    until = _FROM_DAY_TO_DAY.fullmatch(written) or _FROM_DATE_TO_DATE.match(text, start)
    if until is not None:
        return is_date(int(until[2]), int(until[3]))
    before = text[max(0, start - _LOOK_BACK) : start]
    return _STARTS_IN_PAIRS.match(written) is not None and _WITHIN_A_DATE.search(before) is not None


def _is_cut_elsewhere(written: str) -> bool:
    """The numbers of leases and cases: nobody puts a sign into a date but between its pairs, or between all figures."""
    cuts: dict[int, str] = {}
    passed = 0
    for digits, signs in _GROUP_AND_SIGNS.findall(written):
        passed += len(digits)
        if passed >= len("010190"):
            break
        cuts[passed] = signs
    return _SIGN.search("".join(cuts.values())) is not None and set(cuts) not in _CUTS
