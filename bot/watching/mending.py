"""Mending what is stuck: each thing by itself, so that one which cannot be mended keeps nothing else from it."""

import asyncio
from collections.abc import Sequence
from functools import partial

import structlog

from bot.delivering.delivery import Courier
from bot.log import where
from bot.receiving.worker import Worker
from core.delivery.audit import PATIENCE, Found, Stuck
from scheduler.jobs import MENDS
from storage.store import Store

log = structlog.get_logger()


class Mender:
    """Wakes those who should have seen to it, or does it in their place."""

    def __init__(self, store: Store, worker: Worker, courier: Courier) -> None:
        self._store = store
        self._worker = worker
        self._courier = courier

    async def mend(self, found: Sequence[Found]) -> list[Found]:
        """Everything that can be; what could not."""
        self._wake({each.what for each in found})
        self._courier.let_go([each.row for each in found if each.what is Stuck.NOTICE_LEASE])
        await self._end_leases({each.what for each in found})
        one_by_one = [each for each in found if each.what in MENDS]
        done = await asyncio.gather(*(self._mend(each) for each in one_by_one))
        return [each for each, mended in zip(one_by_one, done, strict=True) if not mended]

    def _wake(self, whats: set[Stuck]) -> None:
        if Stuck.UPDATE in whats:
            self._worker.wake()
        if Stuck.NOTICE in whats:
            self._store.told.set()

    async def _end_leases(self, whats: set[Stuck]) -> None:
        """What was being sent for so long is tried again, or given up when it must not come twice."""
        if Stuck.NOTICE_LEASE in whats:
            await self._store.write(lambda work: work.outbox.interrupted(work.now - PATIENCE, work.now))
            self._store.told.set()
        if Stuck.CALL_LEASE in whats:
            await self._store.write(lambda work: work.calls.interrupted(work.now - PATIENCE, work.now))
            self._store.called.set()

    async def _mend(self, found: Found) -> bool:
        try:
            await self._store.write(partial(MENDS[found.what], found.row))
        except Exception as error:  # noqa: BLE001 — the others are mended all the same
            log.error("a step could not be taken", what=found.what, cause=where(error))
            return False
        return True
