"""One update through the handlers: tried a few times, then put aside under an id that its sender hears."""

import secrets
from typing import Any

import structlog
from telegram import Update, User
from telegram.ext import Application, CallbackContext

from bot.guarding.door import has_answer, without_answer
from bot.guarding.telling import tell_of_mask
from bot.insisting import insist, tell_unavailable
from bot.log import where
from bot.receiving.doing import Doing, whoever
from bot.removing.noting import note_written, take_out_masked
from core.delivery.outcome import patience
from core.kernel.clock import Clock
from core.kernel.notice import Notice
from core.people.notices import PeopleKind
from core.privacy.removal import Stay
from handlers.chat import doing
from storage.engine import Unavailable
from storage.inbox import Waiting
from storage.store import Store
from storage.unit_of_work import UnitOfWork

_WAITS = (0.1, 0.5, 2.0, 5.0)
"""Seconds between the attempts at one update; its chat waits with it."""
_LARGEST_ACCOUNT = 1 << 53
"""Telegram promises that numbers of accounts have at most 52 significant bits."""

log = structlog.get_logger()


class Handling:
    """Decodes an update and lets the handlers do what it asks for."""

    def __init__(
        self, application: Application[Any, Any, Any, Any, Any, Any], store: Store, clock: Clock, attempts: int
    ) -> None:
        self._application = application
        self._store = store
        self._clock = clock
        self._attempts = attempts
        application.add_error_handler(_note_error)

    async def __call__(self, row: Waiting) -> Doing | None:
        """Handle it to its end; None when it could not even be read."""
        try:
            update = Update.de_json(row.payload, self._application.bot)
        except Exception as error:  # noqa: BLE001 — whatever is in it, its neighbours go on
            log.error("a malformed update was parked", cause=where(error))
            await self._park(row, _sender(row.payload))
            return None
        for attempt in range(row.attempts, self._attempts):
            done = await self._attempt_with_a_database(row, update)
            if done.error is None:
                return done
            log.error("an update could not be handled", cause=where(done.error), attempt=attempt + 1)
            await insist(self._store, self._clock, lambda work: work.inbox.failed(row.id))
            if attempt + 1 < self._attempts:
                await self._clock.sleep(_WAITS[min(attempt, len(_WAITS) - 1)])
        await self._park(row, update.effective_user)
        return Doing(row, update, self._store)

    async def _attempt_with_a_database(self, row: Waiting, update: Update) -> Doing:
        """That the database cannot be used is not the update's fault, and does not count."""
        failures = 0
        while isinstance((done := await self._attempt(row, update)).error, Unavailable):
            failures += 1
            tell_unavailable(done.error, failures)
            await self._clock.sleep(patience(failures))
        return done

    async def _attempt(self, row: Waiting, update: Update) -> Doing:
        now = Doing(row, update, self._store)
        token = doing.set(now)
        try:
            await self._application.process_update(update)
            await now.finish()
        except Exception as error:  # noqa: BLE001 — tried again, then parked under an id
            now.error = error
        finally:
            doing.reset(token)
        return now

    async def _park(self, row: Waiting, user: User | None) -> None:
        incident = secrets.token_hex(4).upper()
        log.error("an update was parked", incident=incident)
        try:
            await insist(self._store, self._clock, lambda work: _park(row, user, incident, work))
        except Exception as error:  # noqa: BLE001 — its sender cannot be told, but it must not stop the others
            log.error("a sender could not be told", incident=incident, cause=where(error))
            await insist(self._store, self._clock, lambda work: _park(row, None, incident, work))


def _park(row: Waiting, user: User | None, incident: str, work: UnitOfWork) -> None:
    if not work.inbox.park(row.id, incident):
        return
    if has_answer(row.payload):
        work.inbox.hold_instead(row.id, without_answer(row.payload))
    note_written(row.payload, work, Stay.TALK)
    take_out_masked(row.payload, work)
    if user is not None:
        by = whoever(user, work)
        tell_of_mask(row.payload, by, work)
        work.tell(Notice(PeopleKind.WENT_WRONG, by.id, facts={"incident": incident}))


def _sender(payload: Any) -> User | None:
    """Who sent an update that cannot be read as a whole, as far as that can be read."""
    kinds = payload.values() if isinstance(payload, dict) else ()
    senders = [each["from"] for each in kinds if isinstance(each, dict) and isinstance(each.get("from"), dict)]
    number = senders[0].get("id") if senders else None
    return User(number, "", is_bot=False) if isinstance(number, int) and 0 < number < _LARGEST_ACCOUNT else None


async def _note_error(_: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    now = doing.get()
    if isinstance(now, Doing):
        now.error = context.error
