"""What somebody finds who opens everything that the process wrote: files, logs and what was printed, byte for byte."""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from simulator import Phone

_REPOSITORY = Path(__file__).parents[2]
_OURS = ("bot", "core", "handlers", "scheduler", "storage")
_SHORTEST_MESSAGE = 8
_SHORTEST_NAME = 5
_WORD = re.compile(r"[^\W\d_]{6,}|\d{8,}")
"""Long enough that chance does not write it, and that somebody might be known by it."""
_SEALED = re.compile(rb"\xc2\xa7\d{1,19}:[A-Za-z0-9+/=]{100,}")
"""Base64 holds any short word some day. Whether it opens with the right key only is for other tests to say."""
_KEY_FILE = "keys"


class Printed(logging.Handler):
    """All that reaches the log of Python itself, libraries and traces included."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def printed() -> Iterator[Printed]:
    """What is logged meanwhile."""
    handler = Printed()
    logging.getLogger().addHandler(handler)
    try:
        yield handler
    finally:
        logging.getLogger().removeHandler(handler)


def planted(phones: Iterable[Phone]) -> set[str]:
    """Everything the people of a story told the bot: whole messages, each word that stands out, names, numbers, places
    and names of files. What the product says by itself is left out: it stands in the database for other reasons."""
    told = {text for phone in phones for text in _told(phone)}
    words = {word for text in told for word in _WORD.findall(text)}
    whole = {text for text in told if len(text) >= _SHORTEST_MESSAGE}
    names = {name for phone in phones for name in _names(phone) if len(name) >= _SHORTEST_NAME}
    return {each for each in whole | words | names if not _is_ours(each)}


def found(wanted: Iterable[str], places: Iterable[tuple[str, bytes]]) -> list[str]:
    """Which of these stand where, as people write them or as JSON does, in capital letters or not."""
    forms = [(each, form) for each in wanted for form in _forms(each)]
    return [
        f"{each!r} in {name}"
        for name, content in places
        if (bare := _SEALED.sub(b"", content).lower())
        for each, form in forms
        if form in bare
    ]


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Everything in the data folder but the key file, as it is at this moment."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name != _KEY_FILE:
            yield file.name, file.read_bytes()


def logged(entries: Iterable[Any]) -> Iterator[tuple[str, bytes]]:
    """The log, an entry a line."""
    yield "the log", "\n".join(str(entry) for entry in entries).encode(errors="surrogatepass")


def _told(phone: Phone) -> Iterator[str]:
    for message in (event.message for event in phone.events if not event.message.from_bot):
        content = message.content
        yield message.words
        yield content.get("document", {}).get("file_name", "")
        yield from (str(degrees) for degrees in content.get("location", {}).values() if isinstance(degrees, float))
        yield from (str(value) for value in content.get("contact", {}).values() if isinstance(value, str))


def _names(phone: Phone) -> Iterator[str]:
    yield phone.owner.first_name
    yield from filter(None, (phone.owner.last_name, phone.owner.username))


def _forms(text: str) -> set[bytes]:
    """In both spellings of the capital letters that are not ASCII, which bytes do not know to be the same."""
    written = (text, text.lower())
    return {
        form.lower()
        for each in written
        for form in (each.encode(errors="surrogatepass"), json.dumps(each)[1:-1].encode())
    }


def _is_ours(text: str) -> bool:
    return text.lower() in _vocabulary()


@cache
def _vocabulary() -> str:
    """What the program itself is written in: names of kinds, columns and areas, and the town's configuration."""
    sources = [file for room in _OURS for file in (_REPOSITORY / room).rglob("*.py")]
    return "\n".join(file.read_text("utf-8") for file in (*sources, _REPOSITORY / "bot" / "randers.toml")).lower()
