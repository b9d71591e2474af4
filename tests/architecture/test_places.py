"""What is published works on every machine: it names no folder of one and no registry."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import ROOT, files, name

_HOMES = re.compile(r"(?<![\w./:<>}])/(?:root|home|Users|work|mnt|workspace)(?=/|\s|$|[\"'`])")
_REGISTRY = re.compile(
    r"--(?:extra-)?index-url|--find-links|--trusted-host|files\.pythonhosted|/simple/", re.IGNORECASE
)
_OPTIONS_OF_UV = "--no-emit-index-url"


def test_no_file_speaks_of_the_folders_of_one_machine() -> None:
    assert [where for where, line in _lines(ROOT) if _HOMES.search(line)] == []


def test_no_file_says_from_which_registry_packages_come() -> None:
    said = [where for where, line in _lines(ROOT) if _REGISTRY.search(line.replace(_OPTIONS_OF_UV, ""))]
    assert said == []


def test_the_pins_hold_no_address_at_all() -> None:
    assert [where for where, line in _lines(ROOT / "requirements") if "://" in line] == []


def _lines(folder: Path) -> Iterator[tuple[str, str]]:
    """Each line of text below a folder with where it stands; pictures and this page, which names them, are no text."""
    for path in files(folder):
        if path == Path(__file__) or b"\0" in path.read_bytes()[:1024]:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{name(path)}:{number}", line
