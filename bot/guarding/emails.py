"""E-mail addresses: read from the sign in their middle to both sides."""

import re
from collections.abc import Iterator

from bot.guarding.kinds import Span

_BEFORE = re.compile(r"[\w.!#$%&'*+?^{|}~-]{1,64}$")
_APART = re.compile(r"[\w.!#$%&'*+?^{|}~-]{1,64} $")
_BEHIND = re.compile(r"( ?)(?:[\w-]{1,63}\.){1,8}(?:xn--[\w-]{2,59}|[^\W\d_]{2,24})")
_LONGEST_NAME = 65


def emails(text: str) -> Iterator[Span]:
    """Where in this plain text they stand."""
    at = text.find("@")
    while at >= 0:
        found = _around(text, at)
        if found is not None and not _is_command(text, found.start):
            yield found
        at = text.find("@", at + 1)


def _around(text: str, at: int) -> Span | None:
    behind = _BEHIND.match(text, at + 1)
    if behind is None:
        return None
    beginning = max(0, at - _LONGEST_NAME)
    before = (_APART if behind[1] else _BEFORE).search(text[beginning:at])
    return Span(beginning + before.start(), behind.end()) if before else None


def _is_command(text: str, start: int) -> bool:
    """A command with the bot's name, and a full stop behind that: /meld@opgang_bot.Hun råber."""
    return start == 1 and text[0] == "/"
