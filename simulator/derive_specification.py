"""Makes bot_api.json, the table that the simulator checks calls against, from a full specification of the Bot API.

    python simulator/derive_specification.py SOURCE [--methods sendMessage,getMe]

SOURCE is a JSON file {"version", "methods": {name: {"fields"}}, "types": {name: {"fields", "subtypes"}}}, where a
field is {"required": bool, "types": [name or "Array of ..."]}. Only the methods the table already holds (or those
named) are taken, and the types that can be reached from their parameters.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("bot_api.json")
PLAIN = {"Integer", "Float", "String", "Boolean", "InputFile"}


def element(kind: str) -> str:
    """The type inside any number of "Array of"."""
    return re.sub(r"^(Array of )+", "", kind)


def fields(source: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """The fields of a method or type, the required ones apart from the optional ones."""
    table: dict[str, dict[str, list[str]]] = {"required": {}, "optional": {}}
    for name, field in sorted(source["fields"].items()):
        table["required" if field["required"] else "optional"][name] = field["types"]
    return table


def tag(name: str, family: str) -> str:
    """The value of the field "type" that tells a member of a family: MenuButtonWebApp of MenuButton is "web_app"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name.removeprefix(family)).lower()


def reachable(roots: list[dict[str, Any]], types: dict[str, Any]) -> dict[str, Any]:
    """Every type that a parameter may hold, at any depth, as it stands in the table."""
    table: dict[str, Any] = {}
    waiting = [element(kind) for root in roots for field in root["fields"].values() for kind in field["types"]]
    while waiting:
        name = waiting.pop()
        if name in table or name in PLAIN:
            continue
        source = types[name]
        members = source.get("subtypes") or []
        table[name] = {"members": {tag(member, name): member for member in members}} if members else fields(source)
        waiting += members
        waiting += [element(kind) for field in source["fields"].values() for kind in field["types"]]
    return dict(sorted(table.items()))


def derive(source: dict[str, Any], methods: list[str]) -> dict[str, Any]:
    """The table for these methods; KeyError names a method that the source does not have."""
    chosen = {name: source["methods"][name] for name in sorted(methods)}
    return {
        "version": source["version"],
        "methods": {name: fields(method) for name, method in chosen.items()},
        "types": reachable(list(chosen.values()), source["types"]),
    }


def main() -> None:
    """Reads the source named on the command line and writes the table beside this script."""
    parser = argparse.ArgumentParser(description="Make the simulator's table from a full specification of the Bot API.")
    parser.add_argument("source", type=Path)
    parser.add_argument("--methods", help="comma-separated; without it, the methods the table has now")
    chosen = parser.parse_args()
    methods = chosen.methods.split(",") if chosen.methods else list(json.loads(TABLE.read_text())["methods"])
    table = derive(json.loads(chosen.source.read_text()), methods)
    TABLE.write_text(json.dumps(table, indent=1, sort_keys=False) + "\n")


if __name__ == "__main__":
    main()
