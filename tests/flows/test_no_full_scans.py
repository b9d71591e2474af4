"""The main job stays quick however much there is in the database: nothing in it looks through a whole table."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from tests.flows.town import Person, Town

_SMALL = ("setting", "SCAN kept_out", "alembic_version", "CONSTANT ROW", "subquery", "SCAN slice")
_ONLY_WHAT_IS_OPEN = (
    "ix_outbox_pending",
    "ix_outbox_sending",
    "ix_report_untouched",
    "ix_inbox_waiting",
    "ix_visit_due",
    "ix_informing_due",
)
"""Indexes that hold only what is still to be done: looking through one of them is no full scan."""
_FROM_AN_END = ("ORDER BY look.id DESC\n LIMIT", "WHERE look.at >= ? ORDER BY look.id\n LIMIT")
"""The newest entry of the log of looks, and once a day the oldest that stays: what is read is one row, and what is cut,
whatever the plan calls it."""


@contextmanager
def statements() -> Iterator[dict[str, Any]]:
    """Every statement that the database carries out in the block, with the values of its first time. The vault is asked
    for one key at a time, by its number."""
    heard: dict[str, Any] = {}

    def hear(connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        if ".vault." not in str(connection.engine.url.database):
            heard.setdefault(statement, values[0] if many else values)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def scans(town: Town, heard: dict[str, Any]) -> list[str]:
    """The steps of the query plans that look through a table that grows."""
    file = sqlite3.connect(town.settings.database_path)
    try:
        plans = {
            statement: [str(row[3]) for row in file.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
            for statement, values in heard.items()
            if statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT"))
            and not any(each in statement for each in _FROM_AN_END)
        }
    finally:
        file.close()
    return [
        f"{step}: {statement}"
        for statement, steps in plans.items()
        for step in steps
        if step.startswith("SCAN") and not any(index in step for index in (*_SMALL, *_ONLY_WHAT_IS_OPEN))
    ]


async def test_no_step_of_the_main_job_looks_through_a_whole_table(
    town: Town, staff: Person, caretaker: Person
) -> None:
    with statements() as heard:
        # Given a report that is sent, looked up, added to by an answer to its receipt, taken and closed
        reference = await staff.reports("Råber og græder i opgangen, Vangdalen 4, 2. tv", "I dag")
        await caretaker.is_told(reference)
        await caretaker.taps("Jeg tager den")
        receipt = await staff.is_told(reference)
        await staff.writes("Nu er der stille", reply_to=receipt)
        await caretaker.taps("Vis detaljer")
        await caretaker.writes(f"/liste {reference}")
        await caretaker.writes("/liste")
        await staff.writes("/mine")
        await caretaker.taps("Luk")
        await caretaker.taps("Råd givet")
        await town.waits(minutes=1)
    staff.sees_everything()
    caretaker.sees_everything()
    # Then every statement on its way found its rows by an index
    assert len(heard) > 30
    assert scans(town, heard) == []


async def test_no_step_of_a_conversation_and_of_asking_afterwards_looks_through_a_whole_table(
    town: Town, staff: Person, caretaker: Person
) -> None:
    with statements() as heard:
        # Given a caretaker and a reporter who write to each other, in every way in which they can
        reference = await staff.reports("Råber og græder i opgangen, Vangdalen 4, 2. tv", "I dag")
        await caretaker.is_told(reference)
        await caretaker.taps("Skriv til anmelder")
        await caretaker.writes("Er hun hjemme?")
        await staff.is_told("Er hun hjemme?")
        await staff.writes("Ja")
        await staff.taps(f"Svar om {reference}")
        answered = await caretaker.is_told("Anmelderen svarer")
        await caretaker.writes("Tak", reply_to=answered)
        await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
        await caretaker.taps("Råd givet")
        # And who is asked afterwards whether it helped
        await town.waits(days=29)
        await staff.taps("Ja", await staff.is_told("Hjalp det?"))
        await caretaker.writes("/tal")
        await town.settles()
    staff.sees_everything()
    caretaker.sees_everything()
    assert [each for each in scans(town, heard) if "help_answer" not in each] == []
