"""Adding an address beside Telegram: what can be written is said plainly, nothing is kept twice, and nobody waits for a
code that never comes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.kernel.town import Fallback
from tests.flows.receivers import Gateway, addresses_of, goes_on, has_address
from tests.flows.town import Person, Town, count_of, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path / "data", fallback=Fallback(allow_local=True)) as opened:
        yield opened


async def is_asked(person: Person) -> None:
    await person.writes("/kontakt")
    await person.taps("Tilføj adresse")


async def test_the_same_address_is_not_kept_twice(town: Town, caretaker: Person, beside: Gateway) -> None:
    await has_address(caretaker, beside)
    await is_asked(caretaker)
    await caretaker.writes(beside.url())
    await caretaker.is_told("Den adresse er her allerede")
    caretaker.sees_everything()
    assert await addresses_of(town, caretaker) == [True]


async def test_a_password_in_a_sentence_is_no_report(town: Town, caretaker: Person, beside: Gateway) -> None:
    await is_asked(caretaker)
    await caretaker.writes("Min adresse er " + beside.url())
    await caretaker.is_told("på vej til dig")
    caretaker.sees_everything()
    assert await town.asks(count_of("report")) == 0
    assert len(beside.words) == 1


async def test_whoever_waits_for_a_code_that_could_not_be_sent_hears_so(
    town: Town, caretaker: Person, beside: Gateway
) -> None:
    beside.status = 500
    await is_asked(caretaker)
    await caretaker.writes(beside.url())
    await town.settles()
    await goes_on(town, 300)
    await caretaker.is_told("Koden kunne ikke sendes")
    caretaker.sees_everything()
    assert "på vej til dig" not in caretaker.phone.transcript()


async def test_where_nothing_is_set_up_that_is_said_and_an_email_address_is_refused_with_the_cause(
    town: Town, caretaker: Person
) -> None:
    await is_asked(caretaker)
    asked = await caretaker.is_told("E-mail og SMS er ikke sat op her. Bed sekretariatet om det.")
    assert "Apprise" not in asked.words
    await caretaker.writes("kirsten@example.org")
    await caretaker.is_told("E-mail er ikke sat op her")
    await caretaker.writes("20 30 40 50")
    await caretaker.is_told("SMS er ikke sat op her")
    caretaker.sees_everything()
    assert await addresses_of(town, caretaker) == []
