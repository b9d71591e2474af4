"""Texts and captions that a call brings: parsed, trimmed, measured."""

from simulator.entities.detected import with_detected
from simulator.entities.formatted import Formatted, given, trimmed
from simulator.entities.html import from_html
from simulator.exchange import Exchange
from simulator.methods.calling import Call
from simulator.refusal import bad_request
from simulator.wire import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def text(exchange: Exchange, call: Call, *, too_long: str) -> Formatted:
    """The text parameter; RefusedError when it is empty or, after parsing, longer than 4096 characters."""
    source = call.get("text", "")
    if not source:
        raise bad_request("message text is empty")
    words = _read(exchange, source, call.get("parse_mode"), call.get("entities"))
    if not words.text:
        raise bad_request("text must be non-empty")
    if len(words.text) > LONGEST_TEXT:
        raise bad_request(too_long)
    return words


def caption(exchange: Exchange, source: Json) -> Formatted:
    """The caption in the parameters of a call, or in an InputMedia object; at most 1024 characters after parsing."""
    words = _read(exchange, source.get("caption", ""), source.get("parse_mode"), source.get("caption_entities"))
    if len(words.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return words


def quote(exchange: Exchange, source: str, mode: str | None, entities: list[Json] | None) -> Formatted:
    """The part of a message that a reply quotes."""
    return _read(exchange, source, mode, entities)


def _read(exchange: Exchange, source: str, mode: str | None, entities: list[Json] | None) -> Formatted:
    if mode and mode.lower() != "html":
        raise bad_request(
            "this simulator reads HTML only" if mode.lower().startswith("markdown") else "unsupported parse_mode"
        )
    if mode:
        return with_detected(trimmed(from_html(source, exchange.mention)))
    return with_detected(trimmed(given(source, entities or [])))
