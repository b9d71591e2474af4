"""Reads a town's TOML; what is wrong with it is said in plain words, with the file and the key."""

import tomllib
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from core.kernel.town import Town

_PLAIN_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not a setting that exists; is it spelled right, and in the right section?",
    "greater_than": "must be larger than 0",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "string_type": "must be text, in quotation marks",
    "string_too_short": "must not be empty",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list, in square brackets",
}


class TownMisconfiguredError(Exception):
    """The town's file cannot be used; `problems` holds one line for each key that is wrong."""

    def __init__(self, source: str, problems: tuple[str, ...]) -> None:
        between = " " if len(problems) == 1 else "\n  "
        super().__init__(between.join((f"{source} cannot be used:", *problems)))
        self.source = source
        self.problems = problems


def load(path: Path | None = None) -> Town:
    """The town in this file; without a path the Randers configuration that ships with the bot."""
    source = str(path) if path else "randers.toml"
    try:
        text = (path or files("bot") / "randers.toml").read_text(encoding="utf-8")
    except OSError as error:
        raise TownMisconfiguredError(
            source, (f"the file cannot be read ({error.strerror}); is OPGANG_CONFIG right?",)
        ) from error
    except UnicodeDecodeError as error:
        raise TownMisconfiguredError(source, ("the file is not UTF-8 text",)) from error
    return _checked(text, source)


def _checked(text: str, source: str) -> Town:
    try:
        return Town.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise TownMisconfiguredError(source, (f"it is not valid TOML: {error}",)) from error
    except ValidationError as error:
        problems = tuple(_problem(found["loc"], found["type"], found["msg"]) for found in error.errors())
        raise TownMisconfiguredError(source, problems) from error


def _problem(location: tuple[int | str, ...], kind: str, message: str) -> str:
    """One line such as `areas[2].key is missing`; places in a list are counted from 1, as people do."""
    key = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
    return f"{key}: {_PLAIN_WORDS.get(kind) or message.removeprefix('Value error, ')}"
