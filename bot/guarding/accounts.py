"""Bank accounts: a Danish one where its words stand beside it, and any IBAN whose sum comes out."""

import re
from collections.abc import Iterator

from bot.guarding.kinds import Span

_WORD = r"(?:nr|nummer\w*)?[\s.:,#-]{0,4}"
_NUMBER = r"\d(?:[ .]?\d){5,9}(?!\d)"
_PATTERNS = (
    re.compile(
        rf"\breg(?:istrerings|\.)?\s?{_WORD}(?P<account>\d{{4}}[\s.,;/-]{{0,4}}(?:og\s)?"
        rf"(?:(?:bank|nem)?konto\.?\s?{_WORD})?{_NUMBER})",
        re.IGNORECASE,
    ),
    re.compile(rf"konto\.?\s?{_WORD}(?P<account>(?:\d{{4}} ?[/ -] ?{_NUMBER})|\d{{8,14}}(?!\d))", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<account>\d{4} ?- ?\d{10})(?!\d)(?=[^\d]{0,12}konto)", re.IGNORECASE),
)
_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![^\W_])", re.IGNORECASE)
_SHORTEST_IBAN = 15


def accounts(text: str) -> Iterator[Span]:
    """Where in this plain text they stand."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield Span(*found.span("account"))
    for found in _IBAN.finditer(text):
        if _comes_out(found[0].replace(" ", "").upper()):
            yield Span(*found.span())


def _comes_out(iban: str) -> bool:
    """ISO 13616: letters count as 10 to 35, what stands first goes last, and one is left over of 97."""
    if len(iban) < _SHORTEST_IBAN or not iban.isascii():
        return False
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1
