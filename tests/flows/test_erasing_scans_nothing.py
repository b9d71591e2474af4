"""Erasing stays quick however much there is: neither it nor the clock that starts it looks through a whole table."""

from sqlalchemy import ForeignKeyConstraint

from bot.house import house
from bot.retaining import erase_now
from storage.tables import metadata
from tests.flows.test_no_full_scans import scans, statements
from tests.flows.town import Person, Town

_ERASED = ("alert", "report", "entry", "visit", "address")
"""Tables from which rows are deleted to which others refer."""
_ONE_ROW_A_PERSON = "SCAN dialogue"
_FROM_ITS_END = "SCAN look USING INDEX"
"""The log is asked for its newest entry, or for its oldest."""
_RARE_AND_SMALL = ("SCAN invitation", "SCAN inbox", "SCAN kept_out")
"""The first two only when somebody erases themselves: a few hundred rows, and those of one day. Of whom is kept out
there is a handful."""


async def test_no_step_of_erasing_looks_through_a_whole_table(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    with statements() as heard:
        # Given one that goes in time, one that is erased on request, and a reporter who erases themselves
        references = [await nadia.reports(f"Hun skriger, Vangdalen {number}", "I dag") for number in (4, 9)]
        for reference in references:
            await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
            await caretaker.taps("Ingen bekymring")
        await town.waits(minutes=1)
        beside = house(town.settings, town.clock, town.configuration)
        try:
            assert await erase_now(beside, references[0], "asked by letter")
        finally:
            beside.store.close()
        for _ in range(33):
            await town.waits(days=1)
        await nadia.reports("Larm om natten, Energivej 2", "Kan vente")
        await nadia.writes("/slet")
        await nadia.taps("Ja, slet mig")
        await caretaker.writes("/tal")
        await town.waits(minutes=1)
    for person in (nadia, caretaker):
        person.sees_everything()
    # Then every statement on the way found its rows by an index
    assert any("past_alert" in statement for statement in heard)
    allowed = (_ONE_ROW_A_PERSON, _FROM_ITS_END, *_RARE_AND_SMALL)
    assert [each for each in scans(town, heard) if not each.startswith(allowed)] == []


def test_whatever_refers_to_a_row_that_is_erased_is_found_by_an_index() -> None:
    unindexed = [
        f"{table.name}.{constraint.column_keys[0]}"
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, ForeignKeyConstraint) and constraint.referred_table.name in _ERASED
        if constraint.column_keys[0] != table.primary_key.columns.keys()[0]
        and not any(index.columns.keys()[0] == constraint.column_keys[0] for index in table.indexes)
    ]
    assert unindexed == []
