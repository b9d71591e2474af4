"""What people send is fetched at once, freed of what it tells beside the picture, and sealed in the data folder."""

import pytest
from PIL import Image

from core.alerts.journal import Fetching
from tests.flows.attachments import PICTURE, WIDE, details, files_in, given_out, states
from tests.flows.town import Person, Town
from tests.sent import JPEG
from tests.storage.files.planting import png, strip, told_by, voice


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
