"""One update being handled: its one use case in its one transaction, and the answer to a press."""

import structlog
from telegram import Update, User

from bot.log import where
from core.kernel.notice import Notice, Reply
from core.kernel.refusal import Refused
from core.people.greeting import LANGUAGES
from core.people.notices import PeopleKind
from core.people.person import Person
from handlers.chat import UseCase
from handlers.refusals import refusal_text
from handlers.replies import reply_text
from handlers.words import Words
from storage.inbox import Waiting
from storage.store import Store
from storage.unit_of_work import UnitOfWork

_DANISH_IS_READ_BY = ("da", "no", "nb", "nn", "sv", "fo", "kl")
_TOAST_LONGEST = 200

log = structlog.get_logger()


class Doing:
    """What the handlers are given for one update: call it once with a use case."""

    def __init__(self, row: Waiting, update: Update, store: Store) -> None:
        self._row = row
        self._update = update
        self._store = store
        self._done = False
        self._reply: Reply | None = None
        self._refusal: Refused | None = None
        self.error: BaseException | None = None

    async def __call__(self, use_case: UseCase) -> None:
        """Carry it out for whoever sent the update and mark the update done, in one transaction."""
        try:
            self._reply = await self._store.write(lambda work: self._carry_out(use_case, work))
        except Refused as refusal:
            await self._refuse(refusal)
        self._done = True

    async def finish(self) -> None:
        """Mark the update done when no handler had anything to do with it, or refused to read it."""
        if isinstance(self.error, Refused):
            await self._refuse(self.error)
            self.error = None
        elif not self._done and self.error is None:
            await self._store.write(lambda work: work.inbox.done(self._row.id))

    async def answer(self) -> None:
        """Answer a press, after the commit. That it cannot be answered changes nothing any more."""
        press = self._update.callback_query
        if press is None:
            return
        try:
            text = await self._toast()
            await press.answer(text[:_TOAST_LONGEST], show_alert=bool(self._reply and self._reply.alarm))
        except Exception as error:  # noqa: BLE001 — it was carried out and kept, whatever is wrong with the press itself
            log.info("a press could not be answered", cause=where(error))

    async def _refuse(self, refusal: Refused) -> None:
        self._refusal = refusal
        await self._store.write(self._tell_refusal)

    def _carry_out(self, use_case: UseCase, work: UnitOfWork) -> Reply | None:
        if not work.inbox.done(self._row.id):
            return None
        return use_case(whoever(self._update.effective_user, work), work)

    def _tell_refusal(self, work: UnitOfWork) -> None:
        if work.inbox.done(self._row.id) and self._update.callback_query is None and self._refusal is not None:
            person = whoever(self._update.effective_user, work)
            work.tell(Notice(PeopleKind.REFUSED, person.id, facts=self._refusal.facts))

    async def _toast(self) -> str:
        user = self._update.effective_user
        if (self._refusal is None and self._reply is None) or user is None:
            return ""
        return await self._store.read(lambda work: self._toast_words(user, work))

    def _toast_words(self, user: User, work: UnitOfWork) -> str:
        person = work.people.by_account(user.id)
        words = Words(person.language if person else language_of(user), work.town.zone)
        if self._refusal is not None:
            return refusal_text(self._refusal.facts, work, words)
        return reply_text(self._reply, words) if self._reply is not None else ""


def whoever(user: User | None, work: UnitOfWork) -> Person:
    """The person of a Telegram account; somebody new is a neighbour. Who writes can be reached again."""
    if user is None:
        raise LookupError("an update without a sender reached a handler")
    person = work.people.by_account(user.id)
    if person is None:
        person = Person(work.new_id(), user.id, language=language_of(user))
        work.people.add(person)
    elif not person.reachable:
        work.people.set_reachable(person.id, None)
    return person


def language_of(user: User) -> str:
    """Danish for those who read it and where nothing is known, English for everybody else."""
    code = (user.language_code or "da").split("-")[0].lower()
    return LANGUAGES[0] if code in _DANISH_IS_READ_BY else LANGUAGES[1]
