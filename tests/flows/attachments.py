"""What the stories about files look at: where a file is, what the phone was given, and what lies on the disk."""

from pathlib import Path

from PIL import Image

from simulator import Message
from storage.tables import attachment
from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town
from tests.storage.files.planting import jpeg, png

PICTURE = jpeg(Image.effect_noise((64, 48), 60), 6)
WIDE = png(Image.effect_noise((900, 20), 60))
"""Telegram takes nothing for a photo that is more than twenty times as wide as it is high."""


def states(work: UnitOfWork) -> list[tuple[str, bool, int | None]]:
    """Of every attachment: its state, whether Telegram's name for it is still known, and its size."""
    rows = work._connection.execute(attachment.select().order_by(attachment.c.id))
    return [(row.state, row.file is not None, row.size) for row in rows]


def first_file(work: UnitOfWork) -> tuple[int, int, int]:
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
    await caretaker.is_told("Hvad der er sket")
    caretaker.sees_everything()
    return [each for each in caretaker.phone.messages if each.id not in before]
