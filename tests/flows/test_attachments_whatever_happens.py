"""A file that comes late, damaged or not at all, or whose report is gone meanwhile: nothing of it is kept halfway."""

import asyncio
from datetime import timedelta

from PIL import Image

from bot.fetching.downloads import Downloads
from bot.fetching.opening import Files
from core.alerts.journal import AttachmentKind, Fetching
from core.alerts.message import File, Kept
from storage.files.folder import AttachmentFolder
from tests.flows.attachments import details, files_in, first_file, given_out, states
from tests.flows.town import Person, Town
from tests.sent import JPEG
from tests.storage.files.planting import png, strip


async def test_a_file_that_came_damaged_is_lost_and_both_sides_are_told(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await staff.phone.send_photo(JPEG[:100], caption="Hun råber, Vangdalen 4")
    await staff.is_told("kom ikke frem")
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    assert [each for each in await details(caretaker) if "som ikke kom frem" in each.words]
    assert files_in(town) == []
    staff.sees_everything()


async def test_a_file_that_telegram_has_no_longer_is_asked_for_some_times_and_then_lost(
    town: Town, staff: Person
) -> None:
    town.telegram.faults.fail("getFile", code=400, description="Bad Request: wrong file_id", times=None)
    await staff.phone.send_photo(JPEG, caption="Hun råber, Vangdalen 4")
    await town.settles()
    assert [state for state, _, _ in await town.asks(states)] == [Fetching.WAITING]
    await town.settles_as_time_passes(timedelta(minutes=2))
    assert [state for state, _, _ in await town.asks(states)] == [Fetching.LOST]
    await staff.is_told("kom ikke frem")
    staff.sees_everything()


async def test_a_file_is_waited_for_as_long_as_telegram_cannot_be_reached(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a report whose photo Telegram does not hand out just now
    trouble = town.telegram.faults.fail("getFile", code=502, times=None)
    await staff.phone.send_photo(JPEG, caption="Hun råber, Vangdalen 4")
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    # Then the caretaker sees it all the same, by Telegram's own name for it
    shown = next(each for each in await details(caretaker) if each.photo)
    assert given_out(town, shown) == JPEG
    # When an hour has passed
    for _ in range(12):
        await town.waits(minutes=5)
    assert trouble.struck > 5
    assert [state for state, _, _ in await town.asks(states)] == [Fetching.WAITING]
    town.telegram.faults.clear()
    await town.waits(minutes=2)
    # Then it is kept
    await town.comes_to(lambda: town.asks(states), [(Fetching.KEPT, False, len(JPEG))])
    caretaker.sees_everything()
    staff.sees_everything()


async def test_a_file_that_was_being_fetched_when_the_bot_stopped_is_fetched_again(town: Town, staff: Person) -> None:
    # Given a large picture that is on its way when the bot ends
    large = png(Image.frombytes("RGB", (1600, 1600), bytes(range(256)) * 30_000), compress_level=0)
    held = town.telegram.faults.delay("download", 5.0, times=1)
    await staff.phone.send_document(large, file_name="x.png", mime_type="image/png", caption="Råber, Vangdalen 4")
    while not held.struck:  # noqa: ASYNC110 — it is the simulator that is asked
        await asyncio.sleep(0.01)
    await town.stops()
    assert [path for path in files_in(town) if path.suffix != ".part"] == []
    # When it is there again, with something half written by one that was killed
    folder = town.settings.data / "attachments" / "17"
    folder.mkdir(exist_ok=True, parents=True)
    (folder / "17.0123456789abcdef.part").write_bytes(b"sealed, and half")
    await town.starts()
    await town.settles()
    # Then the picture is whole, and what was half written is gone
    assert [(state, size) for state, _, size in await town.asks(states)] == [(Fetching.KEPT, len(strip(large)))]
    assert [path.name.isdecimal() for path in files_in(town)] == [True]
    staff.sees_everything()


async def test_a_file_whose_report_was_erased_is_shown_to_nobody(town: Town, staff: Person) -> None:
    # Given a photo that is kept
    await staff.phone.send_photo(JPEG, caption="Hun råber, Vangdalen 4")
    await town.settles()
    number, report, sealed_with = await town.asks(first_file)
    assert town.house is not None
    assert town.parts is not None
    folder = AttachmentFolder(town.settings.data)
    files = Files(Downloads(town.parts.bot, 20_000_000), folder, town.house.store)
    photo = File(AttachmentKind.PHOTO, kept=Kept(number, report))
    async with files.opened(photo) as content:
        assert content == JPEG
    # When its report's key is destroyed
    town.house.vault.destroy([sealed_with])
    # Then nobody opens it, wherever a copy of it lies
    async with files.opened(photo) as content:
        assert content is None
    staff.sees_everything()


async def test_what_waits_when_its_report_is_erased_is_not_fetched(town: Town, staff: Person) -> None:
    town.telegram.faults.fail("getFile", code=502, times=None)
    await staff.phone.send_photo(JPEG, caption="Hun råber, Vangdalen 4")
    await town.settles()
    _, _, sealed_with = await town.asks(first_file)
    assert town.house is not None
    town.house.vault.destroy([sealed_with])
    town.telegram.faults.clear()
    town.clock.move(timedelta(minutes=2))
    await town.comes_to(lambda: town.asks(states), [(Fetching.LOST, False, None)])
    assert files_in(town) == []
    staff.sees_everything()


async def test_a_report_called_off_while_its_picture_is_fetched_leaves_nothing(town: Town, staff: Person) -> None:
    await staff.writes("Hun råber, Vangdalen 4")
    await town.settles()
    held = town.telegram.faults.delay("download", 0.5, times=1)
    await staff.phone.send_photo(JPEG)
    while not held.struck:  # noqa: ASYNC110 — it is the simulator that is asked
        await asyncio.sleep(0.01)
    press = await staff.phone.tap("Fortryd")
    await press.answered(10.0)
    await town.settles()
    assert await town.asks(states) == []
    assert files_in(town) == []
    staff.sees_everything()


async def test_what_telegram_hands_out_to_no_bot_is_too_large(town: Town, staff: Person) -> None:
    town.telegram.faults.fail("getFile", code=400, description="Bad Request: file is too big")
    await staff.phone.send_photo(JPEG, caption="Hun råber, Vangdalen 4")
    assert "højst 20 MB" in (await staff.is_told("blev ikke gemt")).words
    staff.sees_everything()


async def test_while_nothing_can_be_written_a_file_waits_at_telegram(town: Town, staff: Person) -> None:
    # Given a data folder in which there is no room for attachments
    town.expected_errors.add("a file could not be written")
    in_the_way = town.settings.data / "attachments"
    in_the_way.write_bytes(b"")
    await staff.phone.send_photo(JPEG, caption="Hun råber, Vangdalen 4")
    await town.settles()
    assert [state for state, _, _ in await town.asks(states)] == [Fetching.WAITING]
    # When there is room again
    in_the_way.unlink()
    town.clock.move(timedelta(minutes=2))
    # Then it is kept
    await town.comes_to(lambda: town.asks(states), [(Fetching.KEPT, False, len(JPEG))])
    staff.sees_everything()


async def test_nobody_can_read_the_token_in_what_is_logged_about_files(town: Town, staff: Person) -> None:
    town.telegram.faults.refuse("download", times=2)
    town.telegram.faults.fail("getFile", code=500, times=1)
    await staff.phone.send_photo(JPEG, caption="Hun råber, Vangdalen 4")
    await town.settles_as_time_passes(timedelta(minutes=1))
    assert [state for state, _, _ in await town.asks(states)] == [Fetching.KEPT]
    said = repr(town.logged)
    assert "a file could not be fetched yet" in said
    assert town.telegram.token not in said
    assert "file_id" not in said
    assert "/file/bot" not in said
    staff.sees_everything()
