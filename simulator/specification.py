"""The table of the Bot API that calls are checked against (bot_api.json, made by derive_specification.py)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("bot_api.json")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a method or an object: name and the types it may have ("Integer", "Array of MessageEntity")."""

    required: Mapping[str, tuple[str, ...]]
    optional: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Family:
    """A type that is one of several, told apart by the value of their field "type"."""

    members: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Specification:
    """The supported methods, and the types reachable from their parameters."""

    version: str
    methods: Mapping[str, Fields]
    types: Mapping[str, Fields | Family]


def _fields(table: Mapping[str, Mapping[str, list[str]]]) -> Fields:
    return Fields(
        required={name: tuple(kinds) for name, kinds in table["required"].items()},
        optional={name: tuple(kinds) for name, kinds in table["optional"].items()},
    )


def load() -> Specification:
    """Reads the table that ships with the simulator."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    return Specification(
        version=table["version"],
        methods={name: _fields(entry) for name, entry in table["methods"].items()},
        types={
            name: Family(entry["members"]) if "members" in entry else _fields(entry)
            for name, entry in table["types"].items()
        },
    )
