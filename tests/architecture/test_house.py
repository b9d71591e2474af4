"""The rooms of the house are those of its plan, and imports point inward."""

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.architecture.tree import PACKAGES, ROOT, entries, files, modules, name

_FOLDERS_BESIDE = {".ci", "docs", "requirements"}
_FILES = {".env.example", ".gitignore", "CHANGELOG.md", "Makefile", "README.md", "pyproject.toml"}
_DRAWERS = {"utils", "util", "common", "helpers", "helper", "services", "service", "managers", "manager"}
_MODULE_LINES = 300
_FUNCTION_LINES = 40
_HANDLER_LINES = 20


def test_whoever_opens_the_repository_finds_exactly_the_rooms_of_the_plan() -> None:
    assert {path.name for path in entries() if path.is_dir()} == {*PACKAGES, *_FOLDERS_BESIDE}
    assert {path.name for path in entries() if path.is_file()} == _FILES


def test_imports_point_inward() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True) == 0


def test_nothing_is_put_into_a_drawer_for_all_sorts() -> None:
    drawers = [name(path) for path in files() if _DRAWERS & {*path.parent.parts[len(ROOT.parts) :], path.stem}]
    classes = [
        f"{name(path)}: {node.name}"
        for path in modules(*PACKAGES)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.name.lower().endswith(tuple(_DRAWERS))
    ]
    assert drawers + classes == []


def test_a_module_can_be_read_in_one_sitting() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules(*PACKAGES)}
    assert {path: lines for path, lines in lengths.items() if lines > _MODULE_LINES} == {}


def test_a_function_fits_on_a_screen() -> None:
    long = {
        where: lines
        for path in modules(*PACKAGES)
        if "tests" not in path.relative_to(ROOT).parts
        for where, lines in _functions(path).items()
        if lines > _FUNCTION_LINES
    }
    assert long == {}


def test_a_handler_decodes_and_calls_and_does_no_more() -> None:
    long = {
        where: lines
        for path in modules("handlers")
        for where, lines in _functions(path, only_async=True).items()
        if lines > _HANDLER_LINES
    }
    assert long == {}


@pytest.mark.parametrize("room", PACKAGES)
def test_a_room_says_what_each_of_its_modules_is_for(room: str) -> None:
    silent = [
        name(path)
        for path in modules(room)
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def _functions(path: Path, *, only_async: bool = False) -> dict[str, int]:
    """Lines of each function, from its `def` to its end."""
    kinds = ast.AsyncFunctionDef if only_async else ast.AsyncFunctionDef | ast.FunctionDef
    return {
        f"{name(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, kinds)
    }
