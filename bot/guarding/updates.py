"""An update as Telegram gave it, without what does not belong in it: walked whatever it is made of."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from bot.guarding.kinds import Kind
from bot.guarding.masking import MASK, Masked, blocks, masked
from handlers.content import ANSWER

MESSAGES = ("message", "edited_message")
FOUND = "masked"
"""Where an update says which kinds were found in what its sender had written now; Telegram itself uses no such word."""

_OLD = frozenset(
    [
        "reply_to_message",
        "quote",
        "external_reply",
        "pinned_message",
        "forward_origin",
        "callback_query",
        "from",
        "chat",
    ]
)
"""What stands in these was written before, or by somebody else: it is masked, and nobody is told of it."""
_SIGNS = frozenset(
    [
        "id",
        "data",
        "username",
        "type",
        "language_code",
        "mime_type",
        "chat_instance",
        "reply_markup",
        "payload",
        "invite_link",
        "currency",
        "emoji",
        "hash",
        "set_name",
        "status",
    ]
)
"""What Telegram or the bot itself wrote there: signs that mean nothing any more when they are changed."""
_SIGN_ENDS = ("_id", "_token", "_charge_id", "_date")
_DIGITS = re.compile(r"\d+")
_DEEPEST = 100
"""Telegram nests a dozen; what lies deeper is left out."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """The update as it may be kept, and what stood in its new words."""

    update: Any
    kinds: frozenset[Kind] = frozenset()


@dataclass(slots=True)
class _Walk:
    known: Collection[str]
    kinds: set[Kind] = field(default_factory=set)

    def through(self, value: Any, key: str = "", *, new: bool = False, depth: int = 0) -> Any:
        """The same, masked. `new`: whether somebody has written it just now."""
        if isinstance(value, str):
            return self._words(value, key, new=new)
        if depth > _DEEPEST:
            return None
        if isinstance(value, dict):
            return {each: self._at(each, inner, new=new, depth=depth + 1) for each, inner in value.items()}
        if isinstance(value, list):
            return [self.through(inner, key, new=new, depth=depth + 1) for inner in value]
        return self._words(str(value), key, new=new) if key == "phone_number" and value is not None else value

    def _at(self, key: Any, value: Any, *, new: bool, depth: int) -> Any:
        if _is_sign(key, value):
            return value
        begins = depth == 1 and key in MESSAGES
        return self.through(value, key, new=begins or (new and key not in _OLD), depth=depth)

    def _words(self, words: str, key: str, *, new: bool) -> str:
        found = masked(words, known=self.known)
        if key == "phone_number" and found.text.strip(MASK):
            found = Masked(blocks(words), found.kinds | {Kind.PHONE})
        elif key == "vcard":
            found = Masked(_DIGITS.sub(lambda digits: blocks(digits[0]), found.text), found.kinds)
        if new:
            self.kinds |= found.kinds
        return found.text


def guarded(update: Any, known: Collection[str] = ()) -> Guarded:
    """Mask whatever people may have written, wherever it stands; ids and the like stay what they are. Never raises.
    `known`: telephone numbers, digits alone, that everybody may know."""
    walk = _Walk(known)
    kept = walk.through(update)
    if isinstance(kept, dict):
        kept.pop(FOUND, None)
        kept.pop(ANSWER, None)
        if walk.kinds:
            kept[FOUND] = sorted(walk.kinds)
    return Guarded(kept, frozenset(walk.kinds))


def newly_written(update: Any) -> dict[Any, Any]:
    """The message that the update brings, new or changed; empty when it brings none."""
    messages = [update.get(kind) for kind in MESSAGES] if isinstance(update, dict) else []
    return next((message for message in messages if isinstance(message, dict)), {})


def found_in(update: Any, *, answered: bool = False) -> tuple[str, ...]:
    """The kinds that were found in an update that has been guarded; without those that its sender was asked for, when
    it is what `answered` the question."""
    told = (update.get(ANSWER) if answered else update) if isinstance(update, dict) else None
    found = told.get(FOUND) if isinstance(told, dict) else None
    return tuple(found) if isinstance(found, list) else ()


def _is_sign(key: object, value: object) -> bool:
    if isinstance(value, dict | list):
        return key == "reply_markup"
    return isinstance(key, str) and (key in _SIGNS or key.endswith(_SIGN_ENDS))
