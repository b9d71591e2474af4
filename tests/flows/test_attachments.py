"""What people send is fetched at once, freed of what it tells beside the picture, and sealed in the data folder."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from bot.fetching.downloads import Downloads
from bot.fetching.opening import Files
from core.alerts.journal import AttachmentKind, Fetching
from core.alerts.message import File, Kept
from simulator import Message
from storage.files.folder import AttachmentFolder
from storage.tables import attachment
from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town
from tests.sent import JPEG
from tests.storage.files.planting import jpeg, png, strip, told_by, voice

PICTURE = jpeg(Image.effect_noise((64, 48), 60), 6)
WIDE = png(Image.effect_noise((900, 20), 60))
"""Telegram takes nothing for a photo that is more than twenty times as wide as it is high."""


def states(work: UnitOfWork) -> list[tuple[str, bool, int | None]]:
    """Of every attachment: its state, whether Telegram's name for it is still known, and its size."""
    rows = work._connection.execute(attachment.select().order_by(attachment.c.id))
    return [(row.state, row.file is not None, row.size) for row in rows]


def _first_file(work: UnitOfWork) -> tuple[int, int, int]:
    """Its attachment, its report, and the number of the key that it is sealed with."""
    row = work._connection.execute(attachment.select()).one()
    return row.id, row.report_id, work.reports.key_of(row.report_id)


def files_in(town: Town) -> list[Path]:
    return sorted(path for path in (town.settings.data / "attachments").rglob("*") if path.is_file())


def given_out(town: Town, message: Message) -> bytes:
    """The bytes of the file that the message brought."""
    sent = message.photo or message.voice or message.document
    assert sent is not None
    stored = town.telegram.file(sent["file_id"])
    assert stored is not None
    return stored.content


async def details(caretaker: Person) -> list[Message]:
    """What the caretaker is shown after opening the details: messages with files, and all words."""
    before = {each.id for each in caretaker.phone.messages}
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Det er der sket")
    caretaker.sees_everything()
    return [each for each in caretaker.phone.messages if each.id not in before]


async def test_what_was_sent_is_fetched_at_once_and_lies_sealed_in_the_data_folder(town: Town, staff: Person) -> None:
    # When somebody sends a photo, a voice message and a picture as a file, and has not even sent the report
    await staff.phone.send_photo(PICTURE, caption="Se døren")
    await staff.phone.send_voice(voice([b"speech"]), seconds=3)
    await staff.phone.send_document(png(Image.new("RGB", (9, 9))), file_name="Karen-Hansen.png", mime_type="image/png")
    await town.settles()
    # Then all of it is kept, Telegram's names are forgotten, and the disk tells nothing
    kept = await town.asks(states)
    assert [(state, known) for state, known, _ in kept] == [(Fetching.KEPT, False)] * 3
    assert kept[0][2] == len(strip(PICTURE))
    lying = files_in(town)
    assert [path.name.isdecimal() for path in lying] == [True] * 3
    for path in lying:
        content = path.read_bytes()
        assert told_by(content) == []
        assert b"JFIF" not in content
    staff.sees_everything()


async def test_the_caretaker_sees_pictures_that_tell_nothing_beside_themselves(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a report with pictures full of places, times and names
    await staff.writes("Hun råber, Vangdalen 4")
    await staff.phone.send_photo(PICTURE)
    await staff.phone.send_voice(voice([b"speech"]), seconds=3)
    await staff.phone.send_document(PICTURE, file_name="Karen-Hansen.jpg", mime_type="image/jpeg")
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    # When the caretaker opens the details
    shown = await details(caretaker)
    # Then they see the same pictures, and nothing of what the phone had written into them
    photo, heard, file = (
        next(each for each in shown if getattr(each, kind)) for kind in ("photo", "voice", "document")
    )
    assert given_out(town, photo) == given_out(town, file) == strip(PICTURE)
    assert given_out(town, heard) == strip(voice([b"speech"]))
    assert all(each.protected for each in (photo, heard, file))
    assert "Karen" not in repr([each.as_json() for each in shown])
    staff.sees_everything()


async def test_what_telegram_takes_for_no_photo_reaches_the_other_side_as_a_file_without_its_name(
    town: Town, caretaker: Person
) -> None:
    nadia = town.neighbour("Nadia")
    await nadia.writes("Hun råber, Vangdalen 4")
    await nadia.phone.send_document(WIDE, file_name="Nadia.png", mime_type="image/png")
    await nadia.taps("Skjul mit navn")
    await nadia.taps("I dag")
    await caretaker.is_told(await nadia.reference())
    file = next(each for each in await details(caretaker) if each.document)
    assert given_out(town, file) == strip(WIDE)
    assert "Nadia" not in repr(file.as_json())
    nadia.sees_everything()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "i et format, jeg ikke kan gemme"),
        (b"GIF89a" + bytes(80), "en slags billede, jeg ikke kan gemme"),
        (b"%PDF-1.7\n", "Du kan tage et billede af dem"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "ikke gemme videoer"),
        (b"<svg onload='x()'/>", "en slags billede, jeg ikke kan gemme"),
        (b"no picture at all", "ikke et billede eller en talebesked"),
    ],
    ids=["heic", "gif", "pdf", "video", "svg", "words"],
)
async def test_another_kind_of_file_is_told_by_its_bytes_and_its_sender_told_what_to_send(
    town: Town, staff: Person, caretaker: Person, data: bytes, why: str
) -> None:
    # Given something that calls itself a picture
    await staff.writes("Hun råber, Vangdalen 4")
    await staff.phone.send_document(data, file_name="dør.jpg", mime_type="image/jpeg", caption="Se her")
    # Then its sender is told why it was not kept, and what is welcome
    refused = await staff.is_told("blev ikke gemt")
    assert why in refused.words
    assert "JPEG, PNG eller WebP" in refused.words
    # And nothing of it is on the disk, but what was written with it reaches the caretaker
    assert files_in(town) == []
    assert [state for state, _, _ in await town.asks(states)] == [Fetching.REFUSED]
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    shown = await details(caretaker)
    assert [each for each in shown if "Se her" in each.words]
    assert [each for each in shown if "som ikke kan gemmes" in each.words]
    assert not [each for each in shown if each.document]
    staff.sees_everything()


async def test_an_album_that_is_not_welcome_is_refused_in_one_message(town: Town, staff: Person) -> None:
    for _ in range(4):
        await staff.phone.send_document(b"%PDF", "x.png", "image/png", album="dør", caption="Hun råber, Vangdalen 4")
    await town.settles()
    assert len([each for each in staff.phone.messages if "blev ikke gemt" in each.words]) == 1
    staff.sees_everything()


async def test_an_answer_to_the_refusal_belongs_to_the_report(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports("Hun råber, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    receipt = await staff.is_told(reference)
    await staff.phone.send_document(b"%PDF", file_name="x.png", mime_type="image/png", reply_to=receipt)
    refused = await staff.is_told(f"hører det til {reference}")
    await staff.phone.send_photo(JPEG, reply_to=refused)
    await staff.is_told("Tilføjet til")
    await caretaker.is_told("Anmelderen har tilføjet noget")
    assert [each for each in await details(caretaker) if each.photo]
    staff.sees_everything()


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


async def test_an_answer_that_stood_in_a_draft_keeps_its_picture(town: Town, staff: Person, caretaker: Person) -> None:
    # Given somebody who was written to and sends words and a picture, without saying to what
    reference = await staff.reports("Hun råber, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    await caretaker.taps("Skriv til anmelder")
    await caretaker.writes("Er hun hjemme?")
    await staff.is_told("Er hun hjemme?")
    await staff.phone.send_photo(PICTURE, caption="Se selv")
    await town.settles()
    assert len(files_in(town)) == 1
    # When they say that it is an answer
    await staff.taps("Svar")
    # Then the caretaker has the picture, and it lies in the data folder for that report
    answer = await caretaker.is_told("Se selv")
    assert given_out(town, answer) == strip(PICTURE)
    assert [state for state, _, _ in await town.asks(states)] == [Fetching.KEPT]
    caretaker.sees_everything()
    staff.sees_everything()


async def test_a_file_whose_report_was_erased_is_shown_to_nobody(town: Town, staff: Person) -> None:
    # Given a photo that is kept
    await staff.phone.send_photo(JPEG, caption="Hun råber, Vangdalen 4")
    await town.settles()
    number, report, sealed_with = await town.asks(_first_file)
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
    _, _, sealed_with = await town.asks(_first_file)
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
