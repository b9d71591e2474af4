"""While the bot waits for somebody's own number, that number comes in, and nobody else's does."""

import pytest

from core.kernel.town import Chats
from storage.unit_of_work import UnitOfWork
from tests.flows.test_contact import phone_of
from tests.flows.test_failing_handler import executed
from tests.flows.test_intake import PARKED, UNHANDLED
from tests.flows.town import Person, Town

_OTHERS = "61 72 83 94"
_TOLD = "Jeg har fjernet et telefonnummer"


async def _is_asked(caretaker: Person) -> None:
    await caretaker.writes("/kontakt")
    await caretaker.taps("Skriv telefonnummer")


async def _words_kept(town: Town) -> str:
    """In all journals."""

    def ask(work: UnitOfWork) -> str:
        rows = work._connection.exec_driver_sql("SELECT id FROM report").all()
        return str([entry.words for row in rows for entry in work.journal.of(row.id)])

    kept: str = await town.asks(ask)
    return kept


async def _nobodys_number_is_kept(town: Town, caretaker: Person) -> None:
    await caretaker.is_told(_TOLD)
    assert _OTHERS not in await _words_kept(town)
    caretaker.sees_everything()


@pytest.mark.parametrize("reads_on", [True, False])
async def test_one_number_comes_in_for_one_question(town: Town, caretaker: Person, *, reads_on: bool) -> None:
    await _is_asked(caretaker)
    await town.settles()
    if not reads_on:
        await town.stops()
    await caretaker.writes("20 30 40 50")
    await caretaker.writes(_OTHERS)
    if not reads_on:
        await town.starts()
    await town.settles()
    assert await phone_of(town, caretaker) == "+4520304050"
    await _nobodys_number_is_kept(town, caretaker)
    assert "█" in await _words_kept(town)


async def test_a_number_that_answers_a_card_is_no_answer_to_the_question(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports("Hun råber hver nat, Vangdalen 4", "I dag")
    card = await caretaker.is_told(f"Nummer: {reference}")
    await _is_asked(caretaker)
    await caretaker.writes(f"Bror {_OTHERS}", reply_to=card)
    await _nobodys_number_is_kept(town, caretaker)
    assert await phone_of(town, caretaker) is None


@pytest.mark.agreed(chats=Chats(sent_minutes=10))
async def test_a_number_that_an_edit_brings_is_no_answer_to_the_question(town: Town, caretaker: Person) -> None:
    written = await caretaker.writes("Hun råber hver nat, Vangdalen 4")
    await town.settles()
    await _is_asked(caretaker)
    await town.settles()
    await caretaker.phone.edit(written, f"Rosa {_OTHERS}")
    await _nobodys_number_is_kept(town, caretaker)


async def test_a_number_beside_words_of_danger_is_no_answer_to_the_question(town: Town, caretaker: Person) -> None:
    await _is_asked(caretaker)
    await caretaker.writes(f"brænder {_OTHERS}")
    await _nobodys_number_is_kept(town, caretaker)
    assert await phone_of(town, caretaker) is None


async def test_a_number_behind_a_command_is_no_answer_to_the_question(town: Town, caretaker: Person) -> None:
    await _is_asked(caretaker)
    await caretaker.writes(f"/meld {_OTHERS}")
    await _nobodys_number_is_kept(town, caretaker)
    assert await phone_of(town, caretaker) is None


async def test_a_number_that_could_not_be_handled_is_put_aside_masked(town: Town, caretaker: Person) -> None:
    town.expected_errors = {UNHANDLED, PARKED}
    await _is_asked(caretaker)
    await town.settles()
    assert town.house is not None
    await town.house.store.write(
        executed(
            "CREATE TRIGGER refuse BEFORE INSERT ON outbox WHEN NEW.kind = 'contact'"
            " BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    )
    await caretaker.writes("20 30 40 50")
    await town.settles_as_time_passes()

    def ask(work: UnitOfWork) -> str:
        rows = work._connection.exec_driver_sql("SELECT id, payload FROM inbox WHERE state = 'parked'").all()
        return str([work.inbox._opened(row) for row in rows])

    put_aside = await town.asks(ask)
    assert "███████████" in put_aside
    assert "20 30 40 50" not in put_aside
    await caretaker.is_told(_TOLD)
    caretaker.sees_everything()


async def test_a_cpr_number_beside_ones_own_number_is_spoken_of_and_ones_own_is_taken(
    town: Town, caretaker: Person
) -> None:
    await _is_asked(caretaker)
    await caretaker.writes("010190-1234, 20 30 40 50")
    await caretaker.is_told("Jeg har fjernet et CPR-nummer fra din besked")
    await caretaker.is_not_told("telefonnummer fra")
    caretaker.sees_everything()
    assert await phone_of(town, caretaker) == "+4520304050"
