"""For all tests: what this machine cannot run is left out, and the end of the run says what and why."""

from collections import defaultdict

import pytest

from tests.chromium import NO_CHROMIUM, chromium


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the browser's tests out where there is no browser."""
    if chromium() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each test that did not run under its reason; silence would look like success."""
    left_out = defaultdict(list)
    for report in terminalreporter.getreports("skipped"):
        left_out[_reason(report)].append(report.nodeid)
    if left_out:
        terminalreporter.section("Left out")
    for reason, tests in sorted(left_out.items()):
        terminalreporter.line(f"Left out: {reason}")
        for test in tests:
            terminalreporter.line(f"    {test}")


def _reason(report: pytest.TestReport) -> str:
    """Pytest keeps a skip as (file, line, "Skipped: reason")."""
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ")
