"""`opgang erase` and `opgang retention`: what the operator is told, and that asking changes nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from bot.command_line import app
from tests.flows import opened
from tests.flows.town import Person, Town, count_of

WORDS = "Kvindestemmen fra trappen skriger om natten, Vangdalen 14"


async def closed(reporter: Person, caretaker: Person) -> str:
    reference = await reporter.reports(WORDS, "I dag")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Ingen bekymring")
    await reporter.is_told("Afsluttet")
    reporter.sees_everything()
    caretaker.sees_everything()
    return reference


@pytest.fixture
async def reference(town: Town, caretaker: Person, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of a report that is closed and dated; the command line works on this town, by its clock."""
    monkeypatch.setenv("OPGANG_DATA", str(town.settings.data))
    monkeypatch.setattr("bot.house.SystemClock", lambda: town.clock)
    found = await closed(town.neighbour("Nadia Nordkvist"), caretaker)
    await town.ticks()
    return found


async def test_a_report_is_erased_only_when_the_operator_says_yes(town: Town, reference: str) -> None:
    code, said = _run("erase", reference, "--reason", "asked by letter", answer="n\n")
    assert code == 1
    assert await town.asks(count_of("alert")) == 1
    code, said = _run("erase", reference.lower(), "--reason", "asked by letter", answer="y\n")
    assert (code, f"{reference} is erased" in said) == (0, True)
    assert await town.asks(count_of("alert")) == 0
    assert "Kvindestemmen" not in opened.readable(town.settings.database_path, town.settings)
    code, said = _run("erase", reference, "--reason", "asked by letter", "--yes")
    assert (code, f"There is no report {reference}" in said) == (1, True)


async def test_what_was_erased_when_and_why_can_be_shown_for_as_long_as_the_log_is_kept(
    town: Town, reference: str
) -> None:
    assert _run("audit", "list")[0] == 2
    _run("erase", reference, "--reason", "asked by letter", "--yes")
    code, said = _run("audit", "list", "--erased")
    assert code == 0
    assert "2026-11-30 10:00 erased on request: asked by letter\n1 times." in said


async def test_a_reason_is_needed(town: Town, reference: str) -> None:
    assert _run("erase", reference, "--yes")[0] == 2
    assert _run("erase", reference, "--yes", "--reason", " ") == (1, "A reason is needed.\n")
    assert await town.asks(count_of("alert")) == 1


async def test_what_is_still_open_is_not_erased(town: Town, caretaker: Person, reference: str) -> None:
    still_open = await town.neighbour().reports("Larm, Energivej 2", "Kan vente")
    code, said = _run("erase", still_open, "--reason", "asked by letter", "--yes")
    assert (code, said) == (1, f"{still_open} is still open. Close it first.\n")
    for person in town.people:
        person.sees_everything()


async def test_a_dry_run_says_what_would_go_when_and_why_and_changes_nothing(
    town: Town, caretaker: Person, reference: str
) -> None:
    assert "No report goes in the next 14 days." in _run("retention", "--dry-run")[1]
    for _ in range(17):
        await town.waits(days=1)
    before = opened.readable(town.settings.database_path, town.settings)
    code, said = _run("retention", "--dry-run")
    assert code == 0
    for word in (reference, "no_concern", "2026-11-30", "2026-12-30", "Nothing was changed."):
        assert word in said, word
    assert opened.readable(town.settings.database_path, town.settings) == before
    for person in town.people:
        person.sees_everything()


async def test_what_is_due_goes_at_once_and_nothing_before_it_is_due(
    town: Town, caretaker: Person, reference: str
) -> None:
    for _ in range(29):
        await town.waits(days=1)
    assert "Reports: 0" in _run("retention")[1]
    assert await town.asks(count_of("alert")) == 1
    await town.stops()
    town.clock.move(timedelta(days=2))
    assert "Reports: 1" in _run("retention")[1]
    await town.starts()
    assert await town.asks(count_of("alert")) == 0
    for person in town.people:
        person.sees_everything()


def _run(*arguments: str, answer: str | None = None) -> tuple[int, str]:
    with ThreadPoolExecutor(1) as pool:  # the story has a loop of its own in this thread
        result = pool.submit(CliRunner().invoke, app, list(arguments), input=answer, env={"COLUMNS": "200"}).result()
    return result.exit_code, result.output
