"""The table of the Bot API: made from the full specification, and complete for what is simulated."""

from typing import Any

from simulator.derive_specification import derive
from simulator.methods import METHODS
from simulator.specification import Family, load
from simulator.validation import Validator


def field(kind: str, *, required: bool = False) -> dict[str, Any]:
    return {"required": required, "types": [kind]}


SOURCE: dict[str, Any] = {
    "version": "Bot API 0.1",
    "methods": {
        "greet": {"fields": {"name": field("String", required=True), "how": field("Array of Array of Manner")}},
        "part": {"fields": {}},
    },
    "types": {
        "Manner": {"fields": {}, "subtypes": ["MannerVeryWarm", "MannerCold"]},
        "MannerVeryWarm": {"fields": {"type": field("String", required=True), "hug": field("Hug")}},
        "MannerCold": {"fields": {"type": field("String", required=True)}},
        "Hug": {"fields": {"seconds": field("Integer")}},
        "Unreachable": {"fields": {}},
    },
}


def test_only_what_the_chosen_methods_need_is_taken_over() -> None:
    table = derive(SOURCE, ["greet"])
    assert table["methods"] == {
        "greet": {"required": {"name": ["String"]}, "optional": {"how": ["Array of Array of Manner"]}}
    }
    assert list(table["types"]) == ["Hug", "Manner", "MannerCold", "MannerVeryWarm"]
    assert table["types"]["Manner"] == {"members": {"very_warm": "MannerVeryWarm", "cold": "MannerCold"}}


def test_every_method_in_the_table_is_simulated_and_no_other() -> None:
    assert set(load().methods) == set(METHODS)
    assert len(METHODS) >= 30


def test_every_type_in_the_table_can_be_checked() -> None:
    specification = load()
    assert Validator(specification).parameters("getMe", {}) == {}
    families = [shape for shape in specification.types.values() if isinstance(shape, Family)]
    assert all(member in specification.types for family in families for member in family.members.values())
