"""Telegram's HTML: read into text with entities, and written again from them."""

import re
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlsplit

from simulator.entities.formatted import Formatted, Mention, in_order, units, whole
from simulator.entities.tags import StartTag, byte_offset, cannot_parse, end_tag, reference, start_tag
from simulator.wire import Json

_KINDS = {
    **dict.fromkeys(["b", "strong"], "bold"),
    **dict.fromkeys(["i", "em"], "italic"),
    **dict.fromkeys(["u", "ins"], "underline"),
    **dict.fromkeys(["s", "strike", "del"], "strikethrough"),
    **dict.fromkeys(["tg-spoiler", "span"], "spoiler"),
    "pre": "pre",
    "code": "code",
}
_WRITTEN = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_SPECIAL = re.compile(r"[<&]")
_PERSON = re.compile(r"tg://user\?id=(\d{1,18})$")


@dataclass(slots=True)
class _Reading:
    """What has been read so far: text, its length in UTF-16 code units, open tags, entities."""

    mention: Mention
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    open_tags: list[tuple[StartTag, int, int]] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.pieces.append(text)
        self.length += units(text)

    def open(self, tag: StartTag) -> None:
        self.open_tags.append((tag, self.length, len(self.pieces)))

    def close(self) -> None:
        tag, begin, piece = self.open_tags.pop()
        if self.length > begin:
            entity = self._entity(tag, "".join(self.pieces[piece:]))
            if entity is not None:
                self._keep({**entity, "offset": begin, "length": self.length - begin})

    def _entity(self, tag: StartTag, words: str) -> Json | None:
        match tag.name:
            case "a":
                return _link(tag.argument or words, self.mention)
            case "tg-emoji":
                if not tag.argument.isdecimal() or int(tag.argument) == 0:
                    raise cannot_parse("Invalid custom emoji identifier specified")
                return {"type": "custom_emoji", "custom_emoji_id": tag.argument}
            case "blockquote":
                return {"type": "expandable_blockquote" if tag.argument else "blockquote"}
            case "code" if tag.argument:
                return {"type": "code", "language": tag.argument}
            case name:
                return {"type": _KINDS[name]}

    def _keep(self, entity: Json) -> None:
        """<pre><code class="language-x"> is one entity; a language elsewhere means nothing."""
        last = self.entities[-1] if self.entities else {}
        same_place = all(last.get(key) == entity[key] for key in ("offset", "length"))
        if entity["type"] == "pre" and last.get("type") == "code" and "language" in last and same_place:
            self.entities[-1] = {**last, "type": "pre"}
        else:
            self.entities.append(entity)


def from_html(source: str, mention: Mention) -> Formatted:
    """Reads Telegram's HTML; RefusedError "can't parse entities: ..." when Telegram could not."""
    if "<" not in source and "&" not in source:
        return Formatted(source)
    reading, position = _Reading(mention), 0
    while special := _SPECIAL.search(source, position):
        begin = special.start()
        if begin > position:
            reading.say(source[position:begin])
        position = _special(source, begin, reading)
    reading.say(source[position:])
    if reading.open_tags:
        name = reading.open_tags[-1][0].name
        raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{name}"')
    text = "".join(reading.pieces)
    if not whole(text):
        reason = "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched"
        raise cannot_parse(f"{reason} surrogate code units")
    plain = [
        {key: value for key, value in entity.items() if key != "language"} if entity["type"] == "code" else entity
        for entity in reading.entities
    ]
    return Formatted(text, in_order(plain))


def to_html(formatted: Formatted) -> str:
    """The text as HTML; entities that have no tag of their own (commands, addresses) stay plain text."""
    if not formatted.entities:
        return escape(formatted.text, quote=False)
    encoded = formatted.text.encode("utf-16-le", "surrogatepass")
    marks: list[tuple[int, int, str]] = []
    for depth, entity in enumerate(formatted.entities):
        before, after = _written(entity)
        end = entity["offset"] + entity["length"]
        marks += [(entity["offset"], depth + 1, before), (end, -depth - 1, after)]
    pieces, position = [], 0
    for place, _, mark in sorted(marks, key=lambda each: each[:2]):
        words = encoded[position * 2 : place * 2].decode("utf-16-le", "surrogatepass")
        pieces += [escape(words, quote=False), mark]
        position = place
    rest = encoded[position * 2 :].decode("utf-16-le", "surrogatepass")
    return "".join(pieces) + escape(rest, quote=False)


def _special(source: str, begin: int, reading: _Reading) -> int:
    """Reads the tag or reference that begins there; where it ends."""
    if source[begin] == "&":
        character, after = reference(source, begin) or ("&", begin + 1)
        reading.say(character)
        return after
    if source[begin + 1 : begin + 2] != "/":
        tag = start_tag(source, begin)
        reading.open(tag)
        return tag.after
    if not reading.open_tags:
        raise cannot_parse(f"Unexpected end tag at byte offset {byte_offset(source, begin)}")
    after = end_tag(source, begin, reading.open_tags[-1][0].name)
    reading.close()
    return after


def _link(address: str, mention: Mention) -> Json | None:
    """A link that Telegram keeps; it silently drops an address that is none."""
    if person := _PERSON.match(address):
        user = mention(int(person.group(1)))
        return None if user is None else {"type": "text_mention", "user": user}
    checked = checked_link(address)
    return None if checked is None else {"type": "text_link", "url": checked}


def checked_link(address: str) -> str | None:
    """The address as Telegram keeps it (http is assumed, a bare host gets a slash); None when it is none."""
    whole = address if "://" in address else f"http://{address}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme == "tg":
        return whole
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or " " in whole or ("." not in host and host != "localhost"):
        return None
    return whole if parts.path or parts.query else f"{whole}/"


def _written(entity: Json) -> tuple[str, str]:
    match entity["type"]:
        case "text_link":
            return f'<a href="{escape(entity["url"])}">', "</a>"
        case "text_mention":
            return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
        case "expandable_blockquote":
            return "<blockquote expandable>", "</blockquote>"
        case "pre" if "language" in entity:
            return f'<pre><code class="language-{escape(entity["language"])}">', "</code></pre>"
        case kind if kind in _WRITTEN:
            return f"<{_WRITTEN[kind]}>", f"</{_WRITTEN[kind]}>"
        case _:
            return "", ""
