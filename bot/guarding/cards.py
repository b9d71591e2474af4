"""Bank cards: as many digits as their issuer gives them, in groups, and a sum that comes out."""

import re
from collections.abc import Iterator

from bot.guarding.kinds import Span

_GROUPS = re.compile(r"(?<!\d)\d{3,19}(?:[ .-]{0,2}\d{3,19})*(?!\d)")
_GROUP = re.compile(r"\d+")
_FIRST_GROUP = 4
_ISSUED = (
    (re.compile(r"4"), (13, 16, 19)),
    (re.compile(r"5[1-5]|2[2-7]|35"), (16,)),
    (re.compile(r"3[47]"), (15,)),
    (re.compile(r"30[0-5]|36|38"), (14,)),
    (re.compile(r"50(?:18|19|20|38)|5893|6304|6759|676[1-3]|6011|65|62"), (16, 17, 18, 19)),
)
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def cards(text: str) -> Iterator[Span]:
    """Where in this plain text they stand."""
    for row in _GROUPS.finditer(text):
        groups = [(found.start(), found.end()) for found in _GROUP.finditer(text, *row.span())]
        for first, (start, _) in enumerate(groups):
            lengths = _lengths(text[start : start + _FIRST_GROUP])
            digits = ""
            for begin, end in groups[first:] if lengths else ():
                digits += text[begin:end]
                if len(digits) in lengths and _comes_out(digits):
                    yield Span(start, end)
                if len(digits) >= lengths[-1]:
                    break


def _lengths(beginning: str) -> tuple[int, ...]:
    """How many digits a card that begins like this has; none when no issuer's does."""
    return next((lengths for issuer, lengths in _ISSUED if issuer.match(beginning)), ())


def _comes_out(digits: str) -> bool:
    """Luhn: every second digit from the right is doubled."""
    backwards = [int(digit) for digit in reversed(digits)]
    return (sum(backwards[::2]) + sum(_DOUBLED[digit] for digit in backwards[1::2])) % 10 == 0
