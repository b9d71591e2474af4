"""From the inbox through the handlers: one update, one transaction, tried a bounded number of times."""

import asyncio
import secrets
from collections.abc import Sequence
from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application, CallbackContext

from bot.doing import Doing
from bot.lanes import Lanes
from bot.log import where
from core.kernel.clock import Clock
from core.kernel.notice import Notice
from core.people.notices import PeopleKind
from handlers.chat import doing
from storage.inbox import Waiting
from storage.store import Store
from storage.unit_of_work import UnitOfWork

_SIDE_BY_SIDE = 64
_AT_MOST = 200
_SWEEP_SECONDS = 5.0
_WAITS = (0.1, 0.5, 2.0, 5.0)
"""Seconds between the attempts at one update; its chat waits with it."""

log = structlog.get_logger()


class Worker:
    """Reads the inbox in order and lets the handlers do what each update asks for."""

    def __init__(
        self, application: Application[Any, Any, Any, Any, Any, Any], store: Store, clock: Clock, attempts: int
    ) -> None:
        self._application = application
        self._store = store
        self._clock = clock
        self._attempts = attempts
        self._lanes: Lanes[Waiting] | None = None
        self._known: set[int] = set()
        """The rows that wait in the lanes or are under way."""
        application.add_error_handler(_note_error)

    @property
    def idle(self) -> bool:
        """Whether everything that was taken in has been handled."""
        return not self._known

    async def run(self) -> None:
        """Handle what was left waiting, and what is taken in, until cancelled."""
        async with asyncio.TaskGroup() as group:
            self._lanes = Lanes(self._handle, _SIDE_BY_SIDE, group)
            after = 0
            while rows := await self._waiting(after):
                self.take_in(rows)
                after = rows[-1].id
            while True:
                await asyncio.sleep(_SWEEP_SECONDS)
                self.take_in(await self._waiting(0))

    def take_in(self, rows: Sequence[Waiting]) -> None:
        """Handle these too, each behind what came before it in its lane. What comes before `run` is found by it."""
        if self._lanes is not None:
            for row in rows:
                if row.id not in self._known:
                    self._known.add(row.id)
                    self._lanes.add(row.lane, row)

    async def _waiting(self, after: int) -> Sequence[Waiting]:
        """Rows of the inbox that nobody has taken in, as far as is known before and after they are looked up."""
        known = set(self._known)
        rows = await self._store.read(lambda work: work.inbox.waiting(after, _AT_MOST))
        return [row for row in rows if row.id not in known]

    async def _handle(self, row: Waiting) -> None:
        try:
            await self._carry_out(row)
        finally:
            self._known.discard(row.id)

    async def _carry_out(self, row: Waiting) -> None:
        update = await self._decoded(row)
        if update is None:
            return
        for attempt in range(row.attempts, self._attempts):
            error = await self._attempt(row, update)
            if error is None:
                return
            log.error("an update could not be handled", cause=where(error), attempt=attempt + 1)
            await self._store.write(lambda work: work.inbox.failed(row.id))
            if attempt + 1 < self._attempts:
                await self._clock.sleep(_WAITS[min(attempt, len(_WAITS) - 1)])
        await self._park(row, update)

    async def _decoded(self, row: Waiting) -> Update | None:
        try:
            update = Update.de_json(row.payload, self._application.bot)
        except Exception as error:  # noqa: BLE001 — whatever is in it, its neighbours go on
            log.error("a malformed update was parked", cause=where(error))
            await self._park(row, None)
            return None
        return update

    async def _attempt(self, row: Waiting, update: Update) -> BaseException | None:
        now = Doing(row, update, self._store)
        token = doing.set(now)
        try:
            await self._application.process_update(update)
            await now.finish()
        except Exception as error:  # noqa: BLE001 — tried again, then parked under an id
            now.error = error
        finally:
            doing.reset(token)
        if now.error is None:
            await now.answer()
        return now.error

    async def _park(self, row: Waiting, update: Update | None) -> None:
        incident = secrets.token_hex(4).upper()
        log.error("an update was parked", incident=incident)
        try:
            await self._store.write(lambda work: _park(row, update, incident, work))
        except Exception as error:  # noqa: BLE001 — its sender cannot be told, but it must not stop the others
            log.error("a sender could not be told", incident=incident, cause=where(error))
            await self._store.write(lambda work: _park(row, None, incident, work))
        if update is not None:
            await Doing(row, update, self._store).answer()


def _park(row: Waiting, update: Update | None, incident: str, work: UnitOfWork) -> None:
    if not work.inbox.park(row.id, incident):
        return
    account = update.effective_user.id if update is not None and update.effective_user else None
    person = work.people.by_account(account) if account is not None else None
    if person is not None:
        work.tell(Notice(PeopleKind.WENT_WRONG, person.id, facts={"incident": incident}))


async def _note_error(_: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    now = doing.get()
    if isinstance(now, Doing):
        now.error = context.error
