"""The words of people without what does not belong in them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from bot.guarding.accounts import accounts
from bot.guarding.cards import cards
from bot.guarding.cpr import cprs
from bot.guarding.emails import emails
from bot.guarding.kinds import Kind, Span
from bot.guarding.phones import phones
from bot.guarding.spelling import plain

MASK = "█"
_ROUNDS_AT_MOST = 6
"""After so many there is a row of numbers without end, and no digit of it is left."""
_DIGITS = re.compile(r"\d+")
_LARGEST_OF_ONE_UNIT = "\uffff"
_FINDERS: MappingProxyType[Kind, Callable[[str], Iterator[Span]]] = MappingProxyType(
    {Kind.CPR: cprs, Kind.CARD: cards, Kind.ACCOUNT: accounts, Kind.EMAIL: emails, Kind.PHONE: phones}
)


@dataclass(frozen=True, slots=True)
class Masked:
    """The text, as long in UTF-16 as it was, and what stood in it."""

    text: str
    kinds: frozenset[Kind] = frozenset()


def masked(text: str, let: Collection[Kind] = (), known: Collection[str] = ()) -> Masked:
    """Mask every number and address but those of the kinds that are `let` through, and the telephone numbers (digits
    alone) that everybody may know. Looked at again until nothing is left: one mask may lay bare what another hid."""
    kinds: set[Kind] = set()
    rounds = 0
    while found := _found(text, let, known):
        kinds |= {kind for kind, _ in found}
        text = _without([span for _, span in found], text)
        rounds += 1
        if rounds == _ROUNDS_AT_MOST:
            text = _DIGITS.sub(lambda digits: blocks(digits[0]), text)
    return Masked(text, frozenset(kinds))


def _found(text: str, let: Collection[Kind], known: Collection[str]) -> list[tuple[Kind, Span]]:
    """What there is to mask, the gravest first; what stands within something graver is not named again."""
    looked_at = plain(text)
    if looked_at is None:
        return []
    found: list[tuple[Kind, Span]] = []
    covered = bytearray(len(text))
    for kind, finder in _FINDERS.items():
        if kind not in let:
            spans = [span for span in set(finder(looked_at)) if not _is_known(span, looked_at, kind, known)]
            found += [(kind, span) for span in spans if not all(covered[span.start : span.end])]
            for start, end in spans:
                covered[start:end] = b"1" * (end - start)
    return found


def _is_known(span: Span, text: str, kind: Kind, known: Collection[str]) -> bool:
    if kind is not Kind.PHONE or not known:
        return False
    digits = "".join(filter(str.isdecimal, text[span.start : span.end]))
    return any(digits in (number, "45" + number, "0045" + number) for number in known)


def _without(spans: Iterable[Span], text: str) -> str:
    """Blocks in the place of these, as many as Telegram counts characters there."""
    kept: list[str] = []
    done = 0
    for span in sorted(spans):
        start = max(span.start, done)
        kept += [text[done:start], blocks(text[start : span.end])]
        done = max(done, span.end)
    return "".join([*kept, text[done:]])


def blocks(piece: str) -> str:
    """As many as Telegram counts characters in the piece."""
    return MASK * (len(piece) + sum(sign > _LARGEST_OF_ONE_UNIT for sign in piece))
