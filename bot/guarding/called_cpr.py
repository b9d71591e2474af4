"""CPR numbers that are called so, or whose last figures are: the date written as dates are, and four figures somewhere
behind it."""

import re
from collections.abc import Iterator

from bot.guarding.dates import is_date
from bot.guarding.kinds import Span

_MONTHS = ("jan", "feb", "mar", "apr", "ma[jy]", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-zæøå]{{0,6}}"
_SIGN = r"[\s./-]{1,3}"
_DATE = (
    rf"(?<!\d)(?P<date>(?P<day>\d\d?){_SIGN}(?:(?P<month>\d\d?)|(?P<named>{_MONTH})){_SIGN}(?:\d{{4}}|\d\d)"
    r"|(?P<glued_day>\d\d)(?P<glued_month>\d\d)[\s./-]?(?:\d{4}|\d\d)"
    r"|(?:18|19|20)\d\d[\s./-]?(?P<last_month>\d\d)[\s./-]?(?P<last_day>\d\d))(?!\d)"
)
_FOUR = r"(?P<four>\d\d[\s.-]?\d\d|\d(?:[\s.-]\d){3})(?!\d)"
_NUMBER = r"(?:[\s.-]{0,3}(?:nr|no|num+er[a-zæøå]{0,3}|number))?"
_UNTIL_THE_DATE = r"[\s.:]{0,4}(?:[^\d\n.!?]|(?<=\b[fd])\.|(?<=\bnr)\.){0,32}"
_UNTIL_THE_FOUR = (
    r"(?:[\W_]|(?:nr|no|nummer|number|de|og|så|er|på|af|med|sidste|fire|cifre|tal|kontrol[a-zæøå]{0,10}"
    r"|løbe(?:nr|nummer)|derefter|dernæst|efterfulgt|slutter|ender|the|and|is|last|four|digits)(?![^\W\d_])){0,18}"
)
_WORD = (
    r"(?:(?:cpr|c\.p\.r)(?!-?(?:kontor|register|system|lov|opslag))"
    r"|(?:person-?|fødsels-?|(?<![\w-])id-?|personal )(?=n[ru])"
    r"|sygesikring(?:sbevis|skort|s-?(?=n[ru]))?|sundhedskort)"
)
_CALLED_SO = re.compile(rf"{_WORD}{_NUMBER}{_UNTIL_THE_DATE}{_DATE}{_UNTIL_THE_FOUR}{_FOUR}", re.IGNORECASE)
_CALLED = re.compile(_WORD, re.IGNORECASE)
_BEFORE_THE_WORD = re.compile(
    rf"{_DATE}{_UNTIL_THE_FOUR}{_FOUR}[\W_]{{0,4}}(?:(?:er|hans|hendes|deres|mit|min|et|som|is|h[ei][rs])\s{{1,2}}){{0,3}}$",
    re.IGNORECASE,
)
_LAST_FOUR = re.compile(
    rf"(?:sidste (?:fire|4)|(?:fire|4) sidste|last (?:four|4)|kontrolci\w{{0,6}}|kontroltal\w{{0,4}}"
    rf"|løbe-?(?:nr\.?|nummer\w{{0,3}}))"
    rf"{_UNTIL_THE_FOUR}{_FOUR}",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(rf"{_DATE}[^\d\n!?]{{0,24}}$", re.IGNORECASE)
_LOOK_BACK = 64


def called_cprs(text: str) -> Iterator[Span]:
    """Where in this plain text the date stands, and where the four figures."""
    for found in _CALLED_SO.finditer(text):
        yield from _both(found, found)
    for called in _CALLED.finditer(text):
        before = _before(_BEFORE_THE_WORD, text, called.start())
        if before is not None:
            yield from _both(before, before)
    for last in _LAST_FOUR.finditer(text):
        before = _before(_DATE_BEFORE, text, last.start())
        if before is not None:
            yield from _both(before, last)


def _before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    return pattern.search(text, max(0, end - _LOOK_BACK), end)


def _both(date: re.Match[str], last: re.Match[str]) -> Iterator[Span]:
    if _is_a_day(date):
        yield Span(*date.span("date"))
        yield Span(*last.span("four"))


def _is_a_day(found: re.Match[str]) -> bool:
    """Whether there is such a day; nobody writes a year beside it that has not."""
    day = found["day"] or found["glued_day"] or found["last_day"]
    month = found["month"] or found["glued_month"] or found["last_month"] or _number_of(found["named"])
    return is_date(int(day), int(month))


def _number_of(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if re.match(month, name, re.IGNORECASE))
