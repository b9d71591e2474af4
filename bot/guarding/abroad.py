"""Telephone numbers of other countries: with a plus or 00, as the library knows each country's; it is loaded when the
first is read."""

import re
from collections.abc import Iterator

from bot.calling.phone_numbers import REGION
from bot.guarding.kinds import Span

_CANDIDATE = re.compile(r"(?<![\d+])(?:\( ?)?(?:\+ ?|00 ?(?=[1-9(]))\(?\d(?:[ ./()-]{0,3}\d){6,14}(?!\d)")
_ENDS = re.compile(r"\d(?!\d)")
_SHORTEST = 8
_LOOKED_UP_AT_MOST = 200
"""In one text: after so many, what has a plus is taken for a number without looking."""


def foreign(text: str) -> Iterator[Span]:
    """Where in this plain text they stand."""
    left = _LOOKED_UP_AT_MOST
    for found in _CANDIDATE.finditer(text):
        ends = [end.end() for end in _ENDS.finditer(text, *found.span())]
        ends = [end for end in reversed(ends) if sum(map(str.isdecimal, text[found.start() : end])) >= _SHORTEST][:4]
        left -= len(ends)
        end = next((end for end in ends if left < 0 or _is_number(text[found.start() : end])), None)
        if end is not None:
            yield Span(found.start(), end)


def _is_number(written: str) -> bool:
    """Of any country. With a plus it need not be one that is given out: nobody writes that before anything else."""
    import phonenumbers

    try:
        number = phonenumbers.parse(written.replace("(0)", ""), REGION)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) or ("+" in written and phonenumbers.is_possible_number(number))
