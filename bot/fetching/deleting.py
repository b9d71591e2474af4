"""Files whose reports are gone are deleted as soon as the transaction that said so is on disk."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from storage.files.folder import AttachmentFolder
from storage.store import Store
from storage.unit_of_work import UnitOfWork

InThread = Callable[[Callable[[], None]], asyncio.Future[None]]


async def delete_doomed(store: Store, folder: AttachmentFolder, in_thread: InThread) -> None:
    """What a kill in the middle leaves is deleted next time: nothing happens when it is gone already."""
    while doomed := await store.read(doomed_files):
        await in_thread(partial(_delete, folder, doomed))
        await store.write(partial(_over, doomed))


def doomed_files(work: UnitOfWork) -> Sequence[int]:
    """Attachments whose files are to be deleted."""
    return work.doomed.of("file")


def _delete(folder: AttachmentFolder, doomed: Sequence[int]) -> None:
    for attachment in doomed:
        folder.delete(attachment)


def _over(doomed: Sequence[int], work: UnitOfWork) -> None:
    work.doomed.over("file", doomed)
