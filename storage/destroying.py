"""What a transaction has doomed is destroyed for good: its data key in the vault, its file in the folder."""

import asyncio
from collections.abc import Sequence

from sqlalchemy import Table

from storage.belonging import OlderVaultError, generation_of, note_generation
from storage.files.folder import AttachmentFolder
from storage.restored import KEYED, Keyed
from storage.store import Store
from storage.unit_of_work import UnitOfWork
from storage.vault.vault import Vault


class Destruction:
    """Each step may be done again: a kill leaves what is doomed doomed, and it is destroyed the next time."""

    def __init__(self, store: Store, vault: Vault, folder: AttachmentFolder) -> None:
        self._store = store
        self._vault = vault
        self._folder = folder

    async def carry_out(self) -> None:
        """Destroy what is doomed by now. A database that was put back is brought up to the vault first: afterwards
        nobody could tell that it is an older one."""
        await self.catch_up()
        while keys := await self._store.read(lambda work: work.doomed.of("key")):
            await self._destroy(keys)
        while files := await self._store.read(lambda work: work.doomed.of("file")):
            await asyncio.to_thread(self._delete, files)
            await self._deleted(files)

    async def catch_up(self) -> int:
        """Erase in this database what is erased in the vault, when it was put back; how many records it was.

        OlderVaultError when it is the vault that was put back: what has no key in that is not erased at all.
        """
        generation = await asyncio.to_thread(lambda: self._vault.generation)
        known = await self._store.read(lambda work: generation_of(work.settings))
        if generation == known:
            return 0
        if not await asyncio.to_thread(self._vault.knows, known):
            raise OlderVaultError
        erased = sum([await self._catch_up_with(table) for table in KEYED])
        await self._store.write(lambda work: note_generation(work.settings, generation))
        return erased

    async def _catch_up_with(self, table: Table) -> int:
        """A piece at a time, and each record in a transaction of its own: whoever writes meanwhile hardly waits."""
        erased, after = 0, 0
        while piece := await self._piece(table, after):
            after = piece[-1].id
            lost = await asyncio.to_thread(self._vault.destroyed, [each.key for each in piece])
            for each in piece:
                if each.key in lost:
                    await self._erase(table, each.id)
                    erased += 1
        return erased

    async def _piece(self, table: Table, after: int) -> Sequence[Keyed]:
        return await self._store.read(lambda work: work.restored.keyed(table, after))

    async def _erase(self, table: Table, gone: int) -> None:
        await self._store.write(lambda work: work.restored.erase(table, gone))

    async def _destroy(self, keys: Sequence[int]) -> None:
        generation = await asyncio.to_thread(self._vault.destroy, keys)

        def note(work: UnitOfWork) -> None:
            note_generation(work.settings, generation)
            work.doomed.over("key", keys)

        await self._store.write(note)

    async def _deleted(self, files: Sequence[int]) -> None:
        await self._store.write(lambda work: work.doomed.over("file", files))

    def _delete(self, files: Sequence[int]) -> None:
        for each in files:
            self._folder.delete(each)
