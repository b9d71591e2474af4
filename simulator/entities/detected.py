"""What Telegram finds in plain text by itself: commands, mentions, tags, addresses."""

import re

from simulator.entities.formatted import Formatted, in_order, units
from simulator.wire import Json

_PATTERNS = (
    ("bot_command", "/", re.compile(r"(?<![\w/>.])/([A-Za-z0-9_]{1,64})(@[A-Za-z0-9_]{3,32})?(?![\w@/])")),
    ("url", ".", re.compile(r"(?<![\w@])(?:https?://|www\.|t\.me/)[^\s<>\"]+[^\s<>\".,;:!?)\]]")),
    ("email", "@", re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", "@", re.compile(r"(?<![\w@.])@[A-Za-z]\w{3,31}(?!\w)")),
    ("hashtag", "#", re.compile(r"(?<![\w#])#\w*[^\W\d_]\w*")),
)


def with_detected(formatted: Formatted) -> Formatted:
    """The same text with what is found in it, outside what is an entity already."""
    found: list[Json] = []
    text = formatted.text
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in formatted.entities]
    for kind, sign, pattern in _PATTERNS:
        if sign not in text:
            continue
        for match in pattern.finditer(text):
            begin, length = units(text[: match.start()]), units(match.group())
            if all(begin + length <= other or begin >= end for other, end in taken):
                taken.append((begin, begin + length))
                found.append({"type": kind, "offset": begin, "length": length})
    return Formatted(text, in_order([*formatted.entities, *found])) if found else formatted
