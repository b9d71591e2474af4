"""What is told to the data-protection officer is so: each promise has its test, each number is the program's."""

import ast
import re
from functools import cache

import pytest

from bot.town import load
from tests.architecture.tree import ROOT

_PAGE = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
_TESTS = sorted(set(re.findall(r"(tests/[\w/]+\.py)::(\w+)", _PAGE)))
_SETTINGS = dict(re.findall(r"`([a-z_.]+) = ([^`]+)`", _PAGE))


@cache
def _defined(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize(("file", "name"), _TESTS)
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    assert name in _defined(file)


def test_nothing_that_looks_like_a_test_is_left_unread() -> None:
    assert len(_TESTS) > 25
    assert set(re.findall(r"\btest_\w+", _PAGE)) == {part for test in _TESTS for part in _names(*test)}


def _names(file: str, name: str) -> tuple[str, str]:
    return file.rsplit("/", 1)[1].removesuffix(".py"), name


@pytest.mark.parametrize("setting", sorted(_SETTINGS))
def test_every_number_in_the_table_is_what_the_program_comes_with(setting: str) -> None:
    value: object = load()
    for part in setting.split("."):
        value = getattr(value, part)
    assert _SETTINGS[setting] == (", ".join(map(str, value)) if isinstance(value, tuple) else str(value))


def test_every_period_stands_in_the_table() -> None:
    town = load()
    periods = {f"retention.{name}" for name in type(town.retention).model_fields}
    periods |= {f"chats.{name}" for name in type(town.chats).model_fields}
    assert periods | {"drafts.delete_after_hours", "invitation_days"} == set(_SETTINGS)


@pytest.mark.parametrize("line", [line for line in _PAGE.splitlines() if " = " in line and line.startswith("|")])
def test_what_the_table_says_in_words_is_what_is_set(line: str) -> None:
    *_, spoken, setting, _ = line.split("|")
    number = re.findall(r"\d+", setting)
    assert re.findall(r"\d+", spoken) == number
