"""The reference people say aloud on the phone: three and three letters or digits, "ABC-234"."""

import re

from core.kernel.work import Chance

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without 0 O 1 I L, which are mistaken for each other."""
_SHAPE = re.compile(rf"([{ALPHABET}]{{3}})[\s-]?([{ALPHABET}]{{3}})")
_BITS = 64


def new_reference(chance: Chance) -> str:
    """One of 887 million; whoever keeps it makes sure that it is not taken."""
    rest = chance(_BITS)
    letters = []
    for _ in range(6):
        rest, index = divmod(rest, len(ALPHABET))
        letters.append(ALPHABET[index])
    return "".join(letters[:3]) + "-" + "".join(letters[3:])


def written(text: str) -> str | None:
    """The reference somebody wrote, in any case, with or without the hyphen; None when it is not one."""
    found = _SHAPE.fullmatch(text.strip().upper())
    return f"{found[1]}-{found[2]}" if found else None
