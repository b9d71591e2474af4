"""Telephone numbers: Danish ones as they are written, others where a plus, 00 or a word says what they are."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.guarding.abroad import foreign
from bot.guarding.beside import is_called_a_phone, is_called_something_else, is_part_of_something
from bot.guarding.kinds import Span

_EIGHT = re.compile(r"(?<!\d)(?=(\d(?:[ .-]{0,2}\d){7})(?!\d))")
_WITH_COUNTRY = re.compile(r"(?<!\d)(?:\( ?)?(?:\+|00) ?45(?: ?\))?[ .-]{0,3}\d(?:[ .-]{0,2}\d){7}(?!\d)")
_COUNTRY_ALONE = re.compile(r"(?<![\w+./,:-])45[ -]?$")
_TEN = re.compile(r"(?<!\w)45[2-9]\d{7}(?!\w)")
_CALLED = re.compile(r"\d(?:[ ./()-]{0,2}\d){6,14}(?!\d)")
_WORD_THEN_DIGIT = re.compile(r"(?:(?<=[a-zæøå.:_(]) ?|  ?)(?<!\d)(?=\(?\d)", re.IGNORECASE)
_FIRST = "23456789"
_GROUP = re.compile(r"\d+")
_SHAPE = re.compile(
    r"\d{8}|\d\d([ .-]{1,2})(?:\d\d\1\d\d\1\d\d|\d{3}\1\d{3}|\d\d\1\d{4}|\d{6})"
    r"|\d{4}([ .-]{1,2})(?:\d{4}|\d\d\2\d\d)|\d{3}([ .-]{1,2})(?:\d{3}\3\d\d|\d\d\3\d{3})"
    r"|\d([ .-]{1,2})\d(?:\4\d){6}"
)
"""The groups that Danes make, with one and the same sign between them, or digit by digit."""
_DATE = re.compile(r"(?:\d\d?([ ./-])\d\d?\1(?:19|20)\d\d|(?:19|20)\d\d([ ./-])\d\d\2\d\d)(?!\d)")
_YEARS = re.compile(r"(?:19|20)\d\d[ .-]{1,2}(?:19|20)\d\d")
_TIMES = re.compile(r"([01]\d|2[0-4])\.?[0-5]\d ?- ?([01]\d|2[0-4])\.?[0-5]\d")
_STAMP = re.compile(r"20[12]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[_-]\d)")
_FOURS_BEFORE = re.compile(r"(?<!\d)(?:\d{4}[ .-]){1,4}$")
_FOURS_BEHIND = re.compile(r"(?:[ .-]\d{4}){1,4}(?!\d)")
_FAR = 21
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def phones(text: str) -> Iterator[Span]:
    """Where in this plain text they stand."""
    for found in _WITH_COUNTRY.finditer(text):
        yield Span(*found.span())
    yield from _danish(text)
    for found in _TEN.finditer(text):
        if not is_called_something_else(text, found.start()) and not is_part_of_something(text, *found.span()):
            yield Span(*found.span())
    yield from _called_so(text)
    yield from foreign(text)


def _danish(text: str) -> Iterator[Span]:
    """Without their country. What overlaps one in the same row is not asked about again."""
    known_until = 0
    for found in _EIGHT.finditer(text):
        written, start, end = found[1], found.start(), found.end(1)
        if written[0] not in _FIRST or not _SHAPE.fullmatch(written) or _DATE.fullmatch(written):
            continue
        if start < known_until or not (_climbs(written) or _is_something_else(text, start, end, written)):
            known_until = end
            yield Span(_with_country(text, start), end)


def _climbs(written: str) -> bool:
    """House numbers in a row."""
    numbers = [int(group) for group in _GROUP.findall(written)]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return len(numbers) > len("ab") and len(steps) == 1 and steps <= {1, 2}


def _is_something_else(text: str, start: int, end: int, written: str) -> bool:
    """Hours, years, amounts, or what has another name; a telephone number all the same when it is called so."""
    if is_called_a_phone(text, start):
        return _TIMES.fullmatch(written) is not None and "-" in written
    looks = _YEARS.fullmatch(written) or _TIMES.fullmatch(written) or _THOUSANDS.fullmatch(written)
    return (
        looks is not None
        or _is_cut_out(text, start, end, written)
        or _STAMP.match(text, start) is not None
        or is_called_something_else(text, start)
        or is_part_of_something(text, start, end)
    )


def _is_cut_out(text: str, start: int, end: int, written: str) -> bool:
    """Two of three, or of five, groups of four: the number of a card, a parcel or a meter."""
    if len(written) < len("2030 4050") or not written[:4].isdecimal() or not written[-4:].isdecimal():
        return False
    before = _FOURS_BEFORE.search(text[max(0, start - _FAR) : start])
    behind = _FOURS_BEHIND.match(text, end)
    return (len(before[0] if before else "") + len(behind[0] if behind else "")) // len(" 2030") % 2 == 1


def _with_country(text: str, start: int) -> int:
    """Where the number begins, a 45 before it included."""
    before = _COUNTRY_ALONE.search(text[max(0, start - 4) : start])
    return start - len(before[0]) if before else start


def _called_so(text: str) -> Iterator[Span]:
    """Whatever digits follow a word for it, in numbers of other countries without their code, too."""
    at = 0
    while (word := _WORD_THEN_DIGIT.search(text, at)) is not None:
        number = _CALLED.search(text, word.end())
        at = word.end() + 1
        if number is None:
            return
        if number.start() <= word.end() + 1 and is_called_a_phone(text, number.start()):
            at = number.end()
            if not _DATE.match(number[0]) and not _TIMES.match(number[0]):
                yield Span(*number.span())
