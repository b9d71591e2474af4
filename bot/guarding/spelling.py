"""One way to write what people write in many: digits, dashes and spaces of every alphabet, place by place."""

import re
import unicodedata
from types import MappingProxyType

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d\u30fc\u02d7"
_SIGNS = {"＋": "+", "﹢": "+", "＠": "@", "﹫": "@", "／": "/", "．": ".", "（": "(", "）": ")", "＿": "_", "：": ":"}
_CIRCLED = {
    **{chr(first + digit): str(digit + 1) for first in (0x2460, 0x2776, 0x2780, 0x278A) for digit in range(9)},
    "\u24ea": "0",
    "\u24ff": "0",
}
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SAME = MappingProxyType(
    str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_SPACES, " "), **_SIGNS, **_CIRCLED})
)
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_ANYTHING_TO_FIND = re.compile(
    "[\\d@" + "".join(sign for sign in _SIGNS if _SIGNS[sign] == "@") + "".join(_CIRCLED) + "]"
)
_DIGITS_AT_LEAST = 7
"""Nothing that is looked for has fewer."""

UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\u20e3\u061c"
"""Characters that take no room of their own, or frame the digit before them; for use within brackets."""


def plain(text: str) -> str | None:
    """The text, as long as it was, with ASCII digits, hyphens and spaces; None when there is nothing to look for."""
    if _ANYTHING_TO_FIND.search(text) is None:
        return None
    if not text.isascii():
        text = _FOREIGN_DIGIT.sub(_ascii_digit, text.translate(_SAME))
    return text if "@" in text or sum(map(text.count, "0123456789")) >= _DIGITS_AT_LEAST else None


def _ascii_digit(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0]))
