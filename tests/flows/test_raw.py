"""The search for plain words that ends every flow: it finds what anybody could read, and raises no false alarm."""

import json
import logging
from pathlib import Path

import pytest
import structlog

from storage.unit_of_work import UnitOfWork
from tests.flows import raw
from tests.flows.town import Person, Town, open_town

WORDS = "Fru Øllgaard på tredje græder hver eneste nat"


@pytest.mark.parametrize(
    "leak",
    [
        WORDS,
        WORDS.upper(),
        "Øllgaard",
        "øllgaard",
        "vangdalenØllgaardtoday",
        json.dumps({"text": WORDS}),
        json.dumps({"text": "Øllgaard"}),
    ],
)
async def test_words_are_found_however_they_are_spelt(town: Town, leak: str) -> None:
    nadia = town.neighbour()
    await nadia.writes(WORDS)
    await town.settles()
    nadia.sees_everything()
    assert raw.found(raw.planted([nadia.phone]), [("a file", b"\x00\x81" + leak.encode() + b"\xff")])


def test_what_is_sealed_is_passed_over_and_what_stands_beside_it_is_not() -> None:
    sealed = b"\xc2\xa74711:" + b"hansenabcdefghij" * 8
    assert not raw.found({"Hansen"}, [("a file", sealed)])
    assert raw.found({"Hansen"}, [("a file", sealed + b" Hansen")])
    assert raw.found({"Hansen"}, [("a file", b"\xc2\xa74711:Hansen")])


async def test_names_numbers_places_and_names_of_files_are_looked_for_and_the_products_own_words_are_not(
    town: Town,
) -> None:
    somebody = town.neighbour("Gudrunhilde")
    await somebody.writes("I dag")
    await somebody.phone.send_location(56.123456, 10.654321)
    await somebody.phone.send_document(b"%PDF", file_name="opsigelse-Brixtofte.pdf")
    await somebody.phone.send_contact("+4520304050", "Henriette")
    planted = raw.planted([somebody.phone])
    await town.settles()
    somebody.sees_everything()
    wanted = {
        "Gudrunhilde",
        "56.123456",
        "10.654321",
        "opsigelse-Brixtofte.pdf",
        "Brixtofte",
        "+4520304050",
        "Henriette",
    }
    assert wanted <= planted
    assert "I dag" not in planted


async def _ends_with_a_leak(folder: Path, leak: str) -> None:
    async with open_town(folder) as town:
        nadia = town.neighbour()
        await nadia.writes(WORDS)
        await town.settles()
        nadia.sees_everything()
        await _leaks(town, nadia, leak)


async def _leaks(town: Town, nadia: Person, leak: str) -> None:
    assert town.house is not None
    keep = "UPDATE outbox SET facts = ?"

    def write(work: UnitOfWork) -> None:
        work._connection.exec_driver_sql(keep, (json.dumps({"words": WORDS}),)).close()

    def forget(work: UnitOfWork) -> None:
        work._connection.exec_driver_sql(keep, ("{}",)).close()

    match leak:
        case "in a table":
            await town.house.store.write(write)
        case "for a moment":
            await town.house.store.write(write)
            await town.house.store.write(forget)
        case "in the log":
            structlog.get_logger().info("somebody wrote", words=WORDS)
        case "in a trace":
            logging.getLogger("asyncio").error("failed", exc_info=ValueError(WORDS))
        case "the token":
            logging.getLogger("httpx").warning("POST /bot%s/sendMessage", town.telegram.token)
        case _:
            (town.settings.data / "notes.txt").write_text(WORDS)


@pytest.mark.parametrize(
    "leak", ["in a table", "for a moment", "in the log", "in a trace", "the token", "in a file beside"]
)
async def test_a_flow_that_leaves_something_plain_behind_fails(tmp_path: Path, leak: str) -> None:
    with pytest.raises(AssertionError, match="this could be read by anybody"):
        await _ends_with_a_leak(tmp_path / "data", leak)
