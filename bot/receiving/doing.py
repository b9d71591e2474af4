"""One update being handled: its one use case in its one transaction, and the answer to a press."""

from dataclasses import dataclass

import structlog
from telegram import Update, User

from bot.guarding.door import has_answer
from bot.guarding.telling import tell_of_mask
from bot.guarding.updates import found_in
from bot.log import where
from bot.removing.noting import note_written, take_out_masked
from core.alerts.writing import gives_own_number
from core.kernel.notice import Notice
from core.kernel.refusal import Refused
from core.people.greeting import LANGUAGES
from core.people.notices import PeopleKind
from core.people.person import Person
from core.privacy.removal import Stay
from handlers.chat import UseCase
from handlers.content import written_in
from handlers.refusals import refusal_text
from handlers.replies import reply_text
from handlers.words import Words
from storage.inbox import Waiting
from storage.store import Store
from storage.unit_of_work import UnitOfWork

_DANISH_IS_READ_BY = ("da", "no", "nb", "nn", "sv", "fo", "kl")
_TOAST_LONGEST = 200
_ANSWER_SECONDS = 5.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Toast:
    """The short answer to a press, in its presser's words; an alarm has to be put away by hand."""

    words: str = ""
    alarm: bool = False


class Doing:
    """What the handlers are given for one update: call it once with a use case."""

    def __init__(self, row: Waiting, update: Update, store: Store) -> None:
        self._row = row
        self._update = update
        self._store = store
        self._done = False
        self._toast = Toast()
        self.error: BaseException | None = None

    async def __call__(self, use_case: UseCase) -> None:
        """Carry it out for whoever sent the update and mark the update done, in one transaction."""
        try:
            self._toast = await self._store.write(lambda work: self._carry_out(use_case, work))
        except Refused as refusal:
            await self._refuse(refusal)
        self._done = True

    async def finish(self) -> None:
        """Mark the update done when no handler had anything to do with it, or refused to read it."""
        if isinstance(self.error, Refused):
            await self._refuse(self.error)
            self.error = None
        elif not self._done and self.error is None:
            await self._store.write(self._pass_over)

    @property
    def is_press(self) -> bool:
        """Whether somebody pressed a button, and their phone waits for an answer."""
        return self._update.callback_query is not None

    async def answer(self) -> None:
        """Answer a press, after the commit. That it cannot be answered changes nothing any more."""
        press = self._update.callback_query
        if press is None:
            return
        try:
            words, alarm = self._toast.words[:_TOAST_LONGEST], self._toast.alarm
            await press.answer(words, show_alert=alarm, read_timeout=_ANSWER_SECONDS)
        except Exception as error:  # noqa: BLE001 — it was carried out and kept, whatever is wrong with the press itself
            log.info("a press could not be answered", cause=where(error))

    async def _refuse(self, refusal: Refused) -> None:
        self._toast = await self._store.write(lambda work: self._tell_refusal(refusal, work))

    def _pass_over(self, work: UnitOfWork) -> None:
        """What nobody answers brings nobody into the records, unless there is something to tell them."""
        if found_in(self._row.payload):
            self._begin(work)
        elif work.inbox.done(self._row.id):
            note_written(self._row.payload, work)

    def _begin(self, work: UnitOfWork, stay: Stay = Stay.LOOSE) -> Person | None:
        """Mark it done, note how long it may stay in the chat, and say so where something was masked in it. None:
        nobody's, or done before."""
        user = self._update.effective_user
        if not work.inbox.done(self._row.id) or user is None:
            return None
        note_written(self._row.payload, work, stay)
        by = whoever(user, work)
        tell_of_mask(self._row.payload, by, work, answered=self._answers(by, work))
        return by

    def _answers(self, by: Person, work: UnitOfWork) -> bool:
        """Whether the number in it is what its sender was asked for."""
        return has_answer(self._row.payload) and gives_own_number(written_in(self._update), by, work)

    def _carry_out(self, use_case: UseCase, work: UnitOfWork) -> Toast:
        by = self._begin(work)
        if by is None:
            return Toast()
        reply = use_case(by, work)
        take_out_masked(self._row.payload, work)
        if reply is None or self._update.callback_query is None:
            return Toast()
        words = Words(work.people.get(by.id).language, work.town.zone)
        return Toast(reply_text(reply, words, work.now), reply.alarm)

    def _tell_refusal(self, refusal: Refused, work: UnitOfWork) -> Toast:
        by = self._begin(work, Stay.TALK)
        if by is None:
            return Toast()
        take_out_masked(self._row.payload, work)
        if self._update.callback_query is not None:
            return Toast(refusal_text(refusal.facts, work, Words(by.language, work.town.zone)))
        work.tell(Notice(PeopleKind.REFUSED, by.id, facts=refusal.facts))
        return Toast()


def whoever(user: User, work: UnitOfWork) -> Person:
    """The person of a Telegram account; somebody new is a neighbour. Who writes can be reached again."""
    person = work.people.by_account(user.id)
    if person is None:
        person = Person(work.new_id(), user.id, language=language_of(user))
        work.people.add(person)
    elif not person.reachable:
        work.people.set_reachable(person.id, None)
    return work.people.get(person.id)


def language_of(user: User) -> str:
    """Danish for those who read it and where nothing is known, English for everybody else."""
    code = (user.language_code or "da").split("-")[0].lower()
    return LANGUAGES[0] if code in _DANISH_IS_READ_BY else LANGUAGES[1]
