"""The guard at the door: a CPR number, a telephone number, an address or a card never comes in, whoever sent it is told
so kindly, and the rest of the message goes its way."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.house import house
from bot.settings import Settings
from bot.wiring import parts
from core.kernel.town import Chats, Fallback
from simulator import Message
from storage.unit_of_work import UnitOfWork
from tests.flows.clock import StoryClock
from tests.flows.test_contact import phone_of
from tests.flows.test_what_people_send import details_of
from tests.flows.town import Person, Town, count_of, open_town
from tests.sent import JPEG

CPR = "120345-1230"
_TOLD = "Jeg har fjernet et CPR-nummer fra din besked"
_SPELLINGS = (CPR, "120345 1230", "1203451230", "12.03.45-1230", "１２０３４５-１２３０")


async def nowhere(town: Town, *planted: str) -> None:
    """Neither in any file of the data folder, nor in anything that was logged."""
    await town.settles()
    said = json.dumps(town.logged, default=str, ensure_ascii=False)
    assert not [word for word in planted if word in said]
    files = [path for path in town.settings.data.rglob("*") if path.is_file()]
    assert any(path.stat().st_size for path in files)
    for path in files:
        assert not [word for word in planted if word.encode() in path.read_bytes()], path.name


def shown_in(messages: list[Message]) -> str:
    return "\n".join(each.words or "" for each in messages)


@pytest.mark.parametrize("number", _SPELLINGS)
async def test_a_cpr_number_in_a_report_is_masked_and_the_report_goes_its_way(
    town: Town, staff: Person, caretaker: Person, number: str
) -> None:
    await staff.writes(f"Fru Jensen ({number}) råber, Vangdalen 4")
    told = await staff.is_told(_TOLD)
    assert "1230" not in told.words
    await staff.taps("I dag")
    shown = shown_in(await details_of(await staff.reference(), caretaker))
    assert f"Fru Jensen ({'█' * len(number)}) råber" in shown
    assert number not in shown
    await nowhere(town, number)


async def test_each_message_is_spoken_of_once_with_all_that_was_in_it(town: Town) -> None:
    nadia = town.neighbour()
    await nadia.writes(f"{CPR} og 020288-4321, ring 20 30 40 50 eller skriv til hans@example.dk, Vangdalen 4")
    told = await nadia.is_told(_TOLD)
    assert "telefonnummer" in told.words
    assert "e-mailadresse" in told.words
    assert nadia.rings(_TOLD) == 1
    await nowhere(town, CPR, "020288", "20 30 40 50", "hans@example.dk")
    nadia.sees_everything()


async def test_who_reads_english_is_told_in_english(town: Town) -> None:
    nadia = town.neighbour(language="en")
    await nadia.writes(f"Her number is {CPR}, Vangdalen 4")
    await nadia.is_told("I have removed a CPR number from your message")
    nadia.sees_everything()


async def test_a_cpr_number_under_a_picture_is_masked(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.phone.send_photo(JPEG, caption=f"Hun råber, {CPR}, Vangdalen 4")
    await staff.is_told(_TOLD)
    await staff.taps("I dag")
    shown = shown_in(await details_of(await staff.reference(), caretaker))
    assert "Hun råber, ███████████, Vangdalen 4" in shown
    staff.sees_everything()
    await nowhere(town, CPR)


async def test_a_cpr_number_in_the_name_of_a_file_is_masked(town: Town) -> None:
    nadia = town.neighbour()
    await nadia.phone.send_document(JPEG, file_name=f"{CPR}.jpg", mime_type="image/jpeg", caption="Vangdalen 4")
    await nadia.is_told(_TOLD)
    await nowhere(town, CPR)
    nadia.sees_everything()


@pytest.mark.agreed(chats=Chats(sent_minutes=10))
async def test_a_cpr_number_that_an_edit_brings_is_masked(town: Town, staff: Person, caretaker: Person) -> None:
    written = await staff.writes("Hun råber, Vangdalen 4")
    await staff.taps("I dag")
    reference = await staff.reference()
    await staff.phone.edit(written, f"Hun råber, Vangdalen 4, {CPR}")
    await staff.is_told(_TOLD)
    await caretaker.is_told(reference)
    assert CPR not in shown_in(await details_of(reference, caretaker))
    staff.sees_everything()
    await nowhere(town, CPR)


@pytest.mark.parametrize("command", ["/meld", "/ind", "/liste", "/hjaelp", "/start"])
async def test_a_cpr_number_behind_a_command_is_masked(town: Town, caretaker: Person, command: str) -> None:
    await caretaker.writes(f"{command} {CPR}")
    await caretaker.is_told(_TOLD)
    await nowhere(town, CPR)
    caretaker.sees_everything()


async def test_what_a_caretaker_writes_is_guarded_too_and_they_hear_what_the_reader_sees(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await staff.reports("Hun råber, Vangdalen 4", "I dag")
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Skriv til anmelder")
    await caretaker.writes(f"Er det {CPR}?")
    assert "De, der læser det, ser ████ i stedet." in (await caretaker.is_told(_TOLD)).words
    await staff.is_told("Er det ███████████?")
    await nowhere(town, CPR)
    staff.sees_everything()
    caretaker.sees_everything()


async def test_what_waits_in_the_inbox_is_masked_already(tmp_path: Path) -> None:
    built = house(Settings(_env_file=None, telegram_token="1:x", data=tmp_path / "data"), StoryClock())
    chat: dict[str, Any] = {"id": 5, "type": "private", "first_name": "Nadia"}
    message = {"message_id": 7, "date": 1, "chat": chat, "from": {**chat, "is_bot": False}, "text": f"Hun er {CPR}"}
    await parts(built).intake.receive([{"update_id": 1, "message": message}, f"no update, but {CPR}"])
    kept = await built.store.read(lambda work: [row.payload for row in work.inbox.waiting(0, 10)])
    built.store.close()
    assert CPR not in repr(kept)
    assert kept[0]["message"] == {**message, "text": "Hun er ███████████"}


async def test_the_numbers_that_the_bot_gives_people_may_be_passed_on(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await staff.reports("Jeg har ringet til lægevagten 70 11 31 31, Vangdalen 4", "I dag")
    assert "70 11 31 31" in shown_in(await details_of(await staff.reference(), caretaker))


async def test_ones_own_number_is_taken_when_the_bot_asks_for_it_and_no_cpr_number_instead(
    town: Town, caretaker: Person
) -> None:
    await caretaker.writes("/kontakt")
    await caretaker.taps("Skriv telefonnummer")
    await caretaker.writes(CPR)
    await caretaker.is_told(_TOLD)
    assert await phone_of(town, caretaker) is None
    await caretaker.writes("/kontakt")
    await caretaker.taps("Skriv telefonnummer")
    await caretaker.writes("20 30 40 50")
    await town.settles()
    caretaker.sees_everything()
    assert await phone_of(town, caretaker) == "+4520304050"
    await nowhere(town, CPR)


async def test_a_number_in_a_report_instead_of_ones_own_is_masked(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/kontakt")
    await caretaker.taps("Skriv telefonnummer")
    await caretaker.writes("Hun råber. Ring til hende på 20304050, Vangdalen 4")
    await caretaker.is_told("Jeg har fjernet et telefonnummer")
    assert await phone_of(town, caretaker) is None
    await nowhere(town, "20304050")
    caretaker.sees_everything()


async def test_a_question_that_nobody_remembers_lets_no_number_in(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/kontakt")
    await caretaker.taps("Skriv telefonnummer")
    await town.waits(minutes=31)
    await caretaker.writes("20304050")
    await caretaker.is_told("Jeg har fjernet et telefonnummer")
    assert await phone_of(town, caretaker) is None
    caretaker.sees_everything()


async def test_an_address_is_taken_when_the_bot_asks_for_it(tmp_path: Path) -> None:
    async with open_town(tmp_path / "data", fallback=Fallback(allow_local=True)) as town:
        caretaker = await town.member("caretaker", "Kirsten")
        await caretaker.writes("/kontakt")
        await caretaker.taps("Tilføj adresse")
        await caretaker.writes("kirsten@example.org")
        await caretaker.is_told("E-mail er ikke sat op her")
        await caretaker.is_not_told("Jeg har fjernet")
        caretaker.sees_everything()


async def test_in_a_group_nothing_is_kept_and_nobody_is_written_to_in_private(town: Town) -> None:
    nadia = town.neighbour()
    group = town.telegram.group("Opgangen", nadia.phone)
    await nadia.phone.write(f"/meld@opgang_bot {CPR}", chat=group)
    await town.settles()
    await nadia.is_not_told(_TOLD)
    await nowhere(town, CPR)
    assert await town.asks(count_of("report")) == 0


async def test_the_notice_knows_which_message_it_speaks_of(town: Town) -> None:
    nadia = town.neighbour()
    written = await nadia.writes(f"Hun er {CPR}, Vangdalen 4")
    await nadia.is_told(_TOLD)

    def ask(work: UnitOfWork) -> list[Any]:
        rows = work._connection.exec_driver_sql("SELECT facts FROM outbox WHERE kind = 'masked'")
        return [json.loads(row[0]) for row in rows]

    assert await town.asks(ask) == [{"kinds": "cpr", "message": written.id}]
    nadia.sees_everything()
