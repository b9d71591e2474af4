"""An address beside Telegram is proved by whoever is reached there, with a code that was sent there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.kernel.town import Fallback
from tests.flows.receivers import Gateway, addresses_of, adds, code_of, has_address
from tests.flows.town import Person, Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path / "data", fallback=Fallback(allow_local=True)) as opened:
        yield opened


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


async def test_a_report_that_is_written_instead_of_a_code_is_a_report(
    town: Town, caretaker: Person, beside: Gateway
) -> None:
    await adds(caretaker, beside.url())
    await caretaker.writes("Fru Hansen råber og græder i opgangen, Vangdalen 4, 2. tv")
    await caretaker.taps("I dag")
    await caretaker.is_told(await caretaker.reference())
    caretaker.sees_everything()


async def test_an_address_is_proved_by_the_code_that_was_sent_there_and_its_message_leaves_the_chat(
    town: Town, caretaker: Person, beside: Gateway
) -> None:
    # Given somebody adds an address
    await adds(caretaker, beside.url())
    # Then the message with it is gone from the chat, and the page shows that the code is missing
    assert not [each for each in caretaker.phone.messages if "hemmeligt" in each.words]
    assert "1. JSON – ⏳ mangler koden" in (await caretaker.is_told("Sådan kan du nås")).words
    # When the code comes that was sent there, six digits, however it is spaced
    [sent] = beside.words
    code = code_of(sent)
    assert sent == f"{code} er din kode til Opgang. Skriv den til botten i Telegram."
    await caretaker.writes(f" {code[:3]} {code[3:]} ")
    # Then it is proved
    await caretaker.is_told("JSON: koden passer")
    assert "1. JSON – ✅ bekræftet" in (await caretaker.is_told("Sådan kan du nås")).words


async def test_a_code_works_once(town: Town, caretaker: Person, beside: Gateway) -> None:
    # Given two addresses, of which the first is proved
    await has_address(caretaker, beside)
    await town.waits(minutes=2)
    await adds(caretaker, beside.url("anden"))
    first = code_of(beside.words[-1])
    await caretaker.writes(first)
    await caretaker.is_told("koden passer")
    # When the same code is written again, as an answer to nothing
    await caretaker.writes(first)
    await town.settles()
    # Then it proves nothing: it is words like any other
    assert await addresses_of(town, caretaker) == [True, True]
    assert not [each for each in caretaker.phone.messages if "Det var ikke koden" in each.words]
    caretaker.sees_everything()


async def test_five_wrong_codes_end_it_and_the_right_one_is_then_worth_nothing(
    town: Town, caretaker: Person, beside: Gateway
) -> None:
    await adds(caretaker, beside.url())
    code = code_of(beside.words[-1])
    # When five wrong codes are written
    for left in ("4 gange", "3 gange", "2 gange", "1 gang "):
        await caretaker.writes(wrong(code))
        await caretaker.is_told(f"Du kan prøve {left}")
    await caretaker.writes(wrong(code))
    await caretaker.is_told("koden gælder ikke længere")
    # Then not even the right one counts any more
    await caretaker.writes(code)
    await town.settles()
    assert await addresses_of(town, caretaker) == [False]
    # And a new one does, after a minute
    await caretaker.taps("Send en ny kode")
    assert len(beside.words) == 1
    await town.waits(seconds=61)
    await caretaker.taps("Send en ny kode")
    await town.settles()
    new = code_of(beside.words[-1])
    assert new != code
    await caretaker.writes(new)
    await caretaker.is_told("koden passer")
    caretaker.sees_everything()


async def test_a_code_lasts_as_long_as_it_says(town: Town, caretaker: Person, beside: Gateway) -> None:
    await adds(caretaker, beside.url())
    code = code_of(beside.words[-1])
    await town.waits(minutes=16)
    await caretaker.writes(code)
    await caretaker.is_told("Koden gælder ikke længere")
    assert await addresses_of(town, caretaker) == [False]
    caretaker.sees_everything()


async def test_an_older_code_is_worth_nothing_once_a_newer_one_was_sent(
    town: Town, caretaker: Person, beside: Gateway
) -> None:
    await adds(caretaker, beside.url())
    await town.waits(minutes=2)
    await caretaker.taps("Send en ny kode")
    await town.settles()
    old, new = (code_of(each) for each in beside.words)
    await caretaker.writes(old)
    await caretaker.is_told("Det var ikke koden")
    await caretaker.writes(new)
    await caretaker.is_told("koden passer")
    caretaker.sees_everything()
