"""A test that cannot run on this machine is never passed over in silence."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT

_A_TEST_LEFT_OUT = """
import pytest

@pytest.mark.skip(reason="this machine has no PostgreSQL")
def test_another_database() -> None: ...
"""


def test_the_end_of_a_run_names_each_test_left_out_and_why(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text(_A_TEST_LEFT_OUT)
    run = subprocess.run(  # noqa: S603 — pytest itself, on a file made just now
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    summary = run.stdout.split("Left out", 1)[1]
    assert "Left out: this machine has no PostgreSQL" in summary
    assert "test_one.py::test_another_database" in summary
    assert "1 skipped" in summary.splitlines()[-1]
