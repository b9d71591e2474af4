"""Everybody installs the same: what is asked for in pyproject.toml is pinned, and each pin is held by its hashes."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.architecture.tree import ROOT

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def _pins(purpose: str) -> dict[str, str]:
    """Version of each package pinned for a purpose; the test ends where one is not held by a hash."""
    pins = {}
    for name, version, rest in _PIN.findall((ROOT / "requirements" / f"{purpose}.txt").read_text(encoding="utf-8")):
        assert "--hash=sha256:" in rest, f"{name} is not held by a hash"
        pins[_plain(name)] = version
    return pins


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _asked_for(*extras: str) -> list[Requirement]:
    asked = [
        *_PROJECT["dependencies"],
        *(each for extra in extras for each in _PROJECT["optional-dependencies"][extra]),
    ]
    return [each for each in map(Requirement, asked) if each.name != _PROJECT["name"]]


@pytest.mark.parametrize(("purpose", "extras"), [("run", ("setup", "try")), ("develop", ("develop", "setup", "try"))])
def test_whatever_is_asked_for_is_pinned_at_a_version_that_fits(purpose: str, extras: tuple[str, ...]) -> None:
    pins = _pins(purpose)
    wrong = [str(each) for each in _asked_for(*extras) if not each.specifier.contains(pins.get(_plain(each.name), "0"))]
    missing = [str(each) for each in _asked_for(*extras) if _plain(each.name) not in pins]
    assert (missing, wrong) == ([], [])


def test_tests_run_on_what_the_bot_runs_on() -> None:
    run, develop = _pins("run"), _pins("develop")
    assert {name: version for name, version in run.items() if develop.get(name) != version} == {}
