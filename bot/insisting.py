"""Writing what must be written, however long the database cannot be written to."""

from collections.abc import Callable
from typing import TypeVar

import structlog

from bot.log import where
from core.delivery.outcome import patience
from core.kernel.clock import Clock
from storage.engine import Unavailable
from storage.store import Store
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

log = structlog.get_logger()


async def insist(store: Store, clock: Clock, job: Callable[[UnitOfWork], T]) -> T:
    """The job's result, once it is on disk. A full or locked disk is waited out, with growing patience."""
    failures = 0
    while True:
        try:
            return await store.write(job)
        except Unavailable as error:
            failures += 1
            tell_unavailable(error, failures)
            await clock.sleep(patience(failures))


def tell_unavailable(error: BaseException, failures: int) -> None:
    """Log it; the disk is the operator's to look after."""
    log.error("the database cannot be used", cause=where(error), failures=failures)
