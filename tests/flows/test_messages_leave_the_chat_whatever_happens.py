"""What cannot be removed from a chat is tried again while Telegram lets it go, and told when it does not."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from core.kernel.town import Chats
from core.privacy.removal import Removal
from tests.flows.test_failing_handler import refuse_reports_of
from tests.flows.test_intake import PARKED, UNHANDLED
from tests.flows.test_messages_leave_the_chat import WORDS, stands, tally
from tests.flows.town import Person, Town, open_town


@pytest.fixture
async def patient_town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town in which what was sent stands for ten minutes."""
    async with open_town(tmp_path / "data", chats=Chats(sent_minutes=10)) as opened:
        yield opened


@pytest.mark.parametrize("code", [500, 429])
async def test_what_telegram_had_no_time_for_is_removed_afterwards(town: Town, staff: Person, code: int) -> None:
    written = await staff.writes(WORDS)
    trouble = [town.telegram.faults.fail(method, code=code) for method in ("deleteMessage", "deleteMessages")]
    await staff.taps("I dag")
    await staff.reference()
    assert any(each.struck for each in trouble)
    town.telegram.faults.clear()
    await town.settles_as_time_passes()
    assert not stands(staff, written)


async def test_a_bot_that_was_down_removes_at_once_what_was_due_meanwhile(town: Town, staff: Person) -> None:
    written = await staff.writes("Rosa?")
    await staff.is_told("Din henvendelse")
    await town.stops()
    town.clock.move(timedelta(hours=46, minutes=5))
    await town.starts()
    await town.settles()
    assert not stands(staff, written)
    staff.sees_everything()


async def test_one_message_that_telegram_refuses_keeps_no_other_in_the_chat(town: Town, staff: Person) -> None:
    first, second = await staff.writes(WORDS), await staff.writes("Rosa græder stadig")
    town.telegram.faults.fail("deleteMessages", code=400, description="Bad Request: message can't be deleted")
    await staff.taps("I dag")
    await staff.reference()
    assert not stands(staff, first)
    assert not stands(staff, second)


async def test_what_its_writer_has_deleted_is_known_to_be_gone(town: Town, staff: Person) -> None:
    written = await staff.writes(WORDS)
    await town.settles()
    await staff.phone.delete(written)
    await staff.taps("I dag")
    await staff.reference()
    became = await tally(town)
    assert became[Removal.GONE] == 1
    assert became[Removal.FAILED] == 0


async def test_what_could_not_be_removed_in_time_is_told_to_the_secretariat_as_a_number(
    town: Town, staff: Person
) -> None:
    leader = await town.member("secretariat", "Sigrid")
    written = await staff.writes(WORDS)
    for method in ("deleteMessage", "deleteMessages"):
        town.telegram.faults.fail(method, code=400, description="Bad Request: message can't be deleted", times=None)
    await staff.taps("Kan vente")
    await staff.reference()
    for _ in range(50):
        await town.waits(hours=1)
    assert stands(staff, written)
    assert (await tally(town))[Removal.FAILED] >= 1
    told = await leader.is_told("kunne ikke fjernes")
    assert "Rosa" not in told.words
    assert leader.rings("kunne ikke fjernes") == 1
    staff.sees_everything()
    leader.sees_everything()


async def test_what_was_sent_can_be_corrected_where_a_town_leaves_it_in_the_chat(patient_town: Town) -> None:
    town = patient_town
    caretaker, staff = await town.member("caretaker", "Kirsten"), await town.member("property_staff", "Peter")
    written = await staff.writes(WORDS)
    await staff.taps("I dag")
    await staff.reference()
    await staff.phone.edit(written, "Vangdalen 6, 2. tv: Rosa råber og græder")
    await staff.is_told("Tilføjet til")
    await town.waits(minutes=11)
    assert not stands(staff, written)
    caretaker.sees_everything()


async def test_a_message_that_could_not_be_handled_leaves_the_chat_too(town: Town, staff: Person) -> None:
    town.expected_errors = {UNHANDLED, PARKED}
    await refuse_reports_of(staff, town)
    written = await staff.writes(WORDS)
    await town.settles_as_time_passes()
    await staff.is_told("gik galt")
    assert stands(staff, written)
    await town.waits(minutes=61)
    assert not stands(staff, written)


@pytest.mark.parametrize("words", ["/0101901234", "/cpr010190-1234", "/meld:Rosenkilde-græder", "/hjaelp@Rosenkilde"])
async def test_what_only_looks_like_a_command_leaves_the_chat_when_it_holds_something(town: Town, words: str) -> None:
    nadia = town.neighbour()
    written = await nadia.writes(words)
    await town.settles()
    for _ in range(47):
        await town.waits(hours=1)
    nadia.sees_everything()
    assert not stands(nadia, written)


@pytest.mark.parametrize("words", ["/hjaelp", "/HJAELP", "/hjælp", "/hjaelp@opgang_bot", "/privatliv "])
async def test_a_command_alone_tells_nothing_and_may_stay(town: Town, words: str) -> None:
    nadia = town.neighbour()
    written = await nadia.writes(words)
    await town.settles()
    await town.waits(minutes=2)
    nadia.sees_everything()
    assert stands(nadia, written)
