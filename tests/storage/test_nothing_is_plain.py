"""Whoever gets hold of the files, and not of the keys, reads nothing of what people wrote."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Text

from core.kernel.town import Fallback
from simulator import Message
from storage.sealed import is_sealed
from storage.tables import metadata
from storage.unit_of_work import UnitOfWork
from tests.flows.raw import files, found, logged
from tests.flows.receivers import Gateway, gateway, has_address
from tests.flows.test_intake import PARKED, UNHANDLED
from tests.flows.town import Person, Town, open_town

PLANTED = (
    "Plantetkirsten",
    "Plantetnadia",
    "Plantetpeter",
    "Plantetskrig",
    "Plantetvænge",
    "Plantetopgang",
    "Plantetbillede",
    "Plantetnote",
    "Plantetspørgsmål",
    "Plantetsvar",
    "Plantetrettelse",
    "Plantetbesøg",
    "Plantetsidste",
    "hemmeligt-kodeord",
    "56.461234",
    "+4520998877",
)
"""One word for each thing that people tell."""
SEALED = {
    "address.url",
    "attachment.file",
    "attachment.place",
    "entry.words",
    "identity_request.reason",
    "inbox.payload",
    "informing.ground",
    "invitation.name",
    "kept_out.reason",
    "look.reason",
    "person.name",
    "person.phone",
    "report.name",
    "report.place",
    "report.where_words",
    "visit.place",
}
NO_WORDS_OF_PEOPLE = {
    "absence.handed_on": "ids of alerts",
    "alert.ladder": "the town's configuration",
    "alert.place_key": "a keyed hash",
    "attachment.album": "Telegram's number of an album",
    "call.cause": "the kind of an error and its line, or words of ours",
    "chat_message.cause": "a known sentence of Telegram's, the kind of an error and its line, or words of ours",
    "dialogue.facts": "ids, kinds and flags",
    "outbox.cause": "a known sentence of Telegram's, the kind of an error and its line, or words of ours",
    "outbox.facts": "ids, kinds and flags",
    "past_alert.signs": "which signs were tapped, without a place",
    "person.areas": "keys of areas",
    "invitation.areas": "keys of areas",
    "report.signs": "which signs were tapped",
    "setting.value": "facts of the process",
}


@pytest.fixture
async def beside() -> AsyncIterator[Gateway]:
    async with gateway() as opened:
        yield opened


def test_every_column_for_text_is_sealed_or_said_to_hold_no_words_of_people() -> None:
    texts = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Text)
    }
    assert texts == SEALED | set(NO_WORDS_OF_PEOPLE)


async def test_no_planted_word_is_in_the_database_its_log_the_vault_or_a_backup(
    tmp_path: Path, beside: Gateway
) -> None:
    folder = tmp_path / "data"
    async with open_town(folder, fallback=Fallback(allow_local=True)) as town:
        # Given a story in which something is told in every way there is
        await _told(town, beside)
        # When somebody copies the files while the bot runs, and makes a backup
        copied = list(files(folder))
        _back_up(folder / "opgang.sqlite3", tmp_path / "backup.sqlite3")
        copied.append(("the backup", (tmp_path / "backup.sqlite3").read_bytes()))
        # Then it is all there, sealed, and can be read with the key
        assert await town.asks(_sealed_columns) >= SEALED - _NOT_IN_THIS_STORY
        assert await town.asks(_plain_values) == []
        # And without it none of the words is anywhere
        names = {name for name, _ in copied}
        assert {"opgang.sqlite3", "opgang.sqlite3-wal", "opgang.vault.sqlite3", "the backup"} <= names
        assert found(PLANTED, [*copied, *logged(town.logged)]) == []
        for person in town.people:
            person.sees_everything()
    assert found(PLANTED, files(folder)) == []


_NOT_IN_THIS_STORY = {
    "identity_request.reason",
    "informing.ground",
    "kept_out.reason",
    "look.reason",
    "attachment.file",
}
"""Their own tests show that they are sealed."""


async def _told(town: Town, beside: Gateway) -> None:
    kirsten = await town.member("caretaker", "Plantetkirsten")
    peter = await town.member("property_staff", "Plantetpeter", "Vangdalen")
    nadia = town.neighbour("Plantetnadia")
    await town.has_number(kirsten, "+4520998877")
    await has_address(kirsten, beside)
    # A neighbour is led, and a place is told in words
    await nadia.writes("/meld")
    for label in ("Vangdalen", "Råb eller skrig", "Videre"):
        await nadia.taps(label)
    await nadia.writes("I Plantetopgang, i kælderen")
    await nadia.taps("I dag")
    await nadia.taps("Send")
    # Somebody of the staff writes freely, with a street, a photo, a place on the map, and a correction
    said = await peter.writes("Plantetskrig i Vangdalen 4, 2. tv ved Plantetvænge")
    await peter.phone.send_photo(caption="Plantetbillede af døren")
    await peter.phone.send_location(56.461234, 10.036789)
    await peter.phone.edit(said, "Plantetskrig i Vangdalen 4, 2. tv ved Plantetvænge. Plantetrettelse")
    await town.settles()
    await peter.taps("I dag")
    reference = await peter.reference()
    # The caretaker takes it, notes, asks, is answered, and goes in
    card = await kirsten.is_told(f"Nummer: {reference}")
    await kirsten.taps("Jeg tager den", card)
    await _writes_after(kirsten, "Skriv note", card, "Plantetnote til mig selv")
    await _writes_after(kirsten, "Skriv til anmelder", card, "Plantetspørgsmål: er hun hjemme?")
    asked = await peter.is_told("Plantetspørgsmål")
    await peter.writes("Plantetsvar: ja", reply_to=asked)
    await kirsten.writes("/ind Plantetbesøg 30")
    await town.settles()
    # And the last words are put aside in the inbox, because the bot cannot handle them
    town.expected_errors = {UNHANDLED, PARKED}
    assert town.house is not None
    await town.house.store.write(_refuse_entries)
    await nadia.writes("Plantetsidste ord")
    await town.settles_as_time_passes()


async def _writes_after(person: Person, label: str, card: Message, words: str) -> None:
    await person.taps(label, card)
    await person.writes(words)


def _refuse_entries(work: UnitOfWork) -> None:
    refuse = "CREATE TRIGGER refuse BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'refused'); END"
    work._connection.exec_driver_sql(refuse)


def _sealed_columns(work: UnitOfWork) -> set[str]:
    return {place for place in SEALED if any(is_sealed(value) for value in _values(place, work))}


def _plain_values(work: UnitOfWork) -> list[str]:
    return [place for place in SEALED if not all(is_sealed(value) for value in _values(place, work))]


def _values(place: str, work: UnitOfWork) -> list[str]:
    table, column = place.split(".")
    query = f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608 — names of ours
    return [str(value) for (value,) in work._connection.exec_driver_sql(query)]


def _back_up(database: Path, backup: Path) -> None:
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)


async def test_words_that_were_moved_to_another_row_open_for_nobody_and_others_go_on(tmp_path: Path) -> None:
    async with open_town(tmp_path / "data") as town:
        kirsten = await town.member("caretaker", "Kirsten")
        peter = await town.member("property_staff", "Peter", "Vangdalen")
        first = await peter.reports("Plantetskrig, Vangdalen 4", "I dag")
        peter.sees_everything()
        second = await peter.reports("Plantetglas, Vangdalen 8", "I dag")
        cards = {each: await kirsten.is_told(f"Nummer: {each}") for each in (first, second)}
        # When somebody puts the words of one report into the other, past the bot
        assert town.house is not None
        await town.house.store.write(_move_words)
        # Then whoever opens that one is told kindly that it went wrong, and nothing of it is shown or logged
        town.expected_errors = {UNHANDLED, PARKED}
        await kirsten.taps("Vis detaljer", cards[second])
        await town.settles_as_time_passes()
        await kirsten.is_told("Noget gik galt")
        causes = {entry["cause"] for entry in town.logged if entry["event"] == UNHANDLED}
        assert {cause.partition(" ")[0] for cause in causes} == {"UnsealableError"}
        shown = kirsten.phone.transcript()
        assert "Plantetskrig" not in shown
        assert "Plantetglas" not in shown
        # And the other one opens as ever
        await kirsten.taps("Vis detaljer", cards[first])
        await kirsten.is_told("Plantetskrig")
        for person in town.people:
            person.sees_everything()


def _move_words(work: UnitOfWork) -> None:
    words: Any = work._connection.exec_driver_sql(
        "SELECT id, words FROM entry WHERE words IS NOT NULL ORDER BY id"
    ).all()
    (_, moved), (there, _) = words
    work._connection.exec_driver_sql("UPDATE entry SET words = ? WHERE id = ?", (moved, there))
