"""Text and its entities; offsets and lengths are in UTF-16 code units, as everywhere in Telegram."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from simulator.refusal import bad_request
from simulator.wire import Json

Mention: TypeAlias = Callable[[int], Json | None]
"""The User object of an account that the bot knows, for links such as tg://user?id=1."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """Text without markup, and its entities as Telegram writes them in JSON."""

    text: str
    entities: tuple[Json, ...] = ()

    def content(self, text_field: str, entities_field: str) -> Json:
        """The fields of a message that hold it; no field for what is empty."""
        fields: Json = {text_field: self.text} if self.text else {}
        return {**fields, entities_field: list(self.entities)} if self.entities else fields


def units(text: str) -> int:
    """The length of the text in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def whole(text: str) -> bool:
    """Whether the text is Unicode that UTF-8 can write: no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def in_order(entities: Sequence[Json]) -> tuple[Json, ...]:
    """Entities by where they begin, the longer one first."""
    return tuple(sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])))


def trimmed(formatted: Formatted) -> Formatted:
    """Without blank space around it and without carriage returns, as Telegram keeps a message."""
    text = formatted.text
    if "\r" not in text and text == text.strip():
        return formatted
    if "\r" in text and not formatted.entities:
        text = text.replace("\r", "")
    kept = text.strip()
    cut = units(text[: len(text) - len(text.lstrip())])
    total = units(kept)
    moved = []
    for entity in formatted.entities:
        begin = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, total)
        if end > begin:
            moved.append({**entity, "offset": begin, "length": end - begin})
    return Formatted(kept, in_order(moved))


def given(text: str, entities: Sequence[Json]) -> Formatted:
    """Text with the entities that a call brought ready-made; RefusedError when one lies outside the text."""
    total = units(text)
    for entity in entities:
        begin, length = entity["offset"], entity["length"]
        if begin < 0 or length <= 0:
            raise bad_request(f"entity has an invalid offset {begin} or length {length}")
        if begin + length > total:
            reason = (
                f"entity beginning at UTF-16 offset {begin} ends after the end of the text at UTF-16 offset {total}"
            )
            raise bad_request(reason)
    return Formatted(text, in_order(entities))
