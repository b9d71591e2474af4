"""Messages of one chat are deleted: as many at once as Telegram takes, and singly when it refuses them together."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.log import where
from bot.telegram_says import CHAT_NOT_FOUND, NO_SUCH_NUMBER, TO_DELETE_NOT_FOUND, USER_DEACTIVATED, cause_of, says
from core.delivery.outcome import patience
from core.privacy.removal import DELETABLE, Removal
from storage.chat_messages import Standing

AT_ONCE = 100
"""Telegram takes 1 to 100 a call."""
_REFUSED = 60
"""So many times longer than a network is waited for what Telegram refused: a day of trying is some 30 calls."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of some messages: an end, or (None) another attempt at the moment `again`; `hold`: seconds for which
    Telegram asked to be left alone."""

    messages: Sequence[Standing]
    end: Removal | None = None
    cause: str | None = None
    again: datetime | None = None
    hold: float = 0.0


async def delete(bot: Bot, messages: Sequence[Standing], now: datetime) -> AsyncIterator[Fate]:
    """Messages of one chat, at most `AT_ONCE`; one fate for each call. Nothing is raised for what Telegram or the
    network may do. What seems too old is asked for singly: the clock here may be wrong, and Telegram's counts."""
    singly = [each for each in messages if _is_too_old(each, now)]
    young = [each for each in messages if each not in singly]
    if young:
        fate = await _deleted(bot, young, now)
        if fate.hold or not _is_refused(fate):
            yield fate
        if fate.hold:
            return
        singly = [*(young if _is_refused(fate) else ()), *singly]
    for each in singly:
        yield (single := _for_good(await _deleted(bot, [each], now), now))
        if single.hold:
            return


async def _deleted(bot: Bot, messages: Sequence[Standing], now: datetime) -> Fate:
    """One call. A fate without an end and without another attempt: Telegram refused it, and does not say which."""
    chat, numbers = messages[0].chat, [each.message for each in messages]
    try:
        if len(numbers) == 1:
            await bot.delete_message(chat, numbers[0])
        else:
            await bot.delete_messages(chat, numbers)
    except RetryAfter as error:
        wait = error.retry_after
        return Fate(messages, cause="flood limit", hold=float(wait if isinstance(wait, int) else wait.total_seconds()))
    except (BadRequest, Forbidden) as error:
        return _refused(messages, error)
    except TelegramError as error:
        tries = max(each.attempts for each in messages) + 1
        return Fate(messages, cause=where(error), again=now + timedelta(seconds=patience(tries)))
    return Fate(messages, Removal.REMOVED)


def _is_too_old(message: Standing, now: datetime) -> bool:
    """By the clock here."""
    return now - message.said_at >= DELETABLE


def _is_refused(fate: Fate) -> bool:
    """No end, and no other attempt."""
    return fate.end is None and fate.again is None and not fate.hold


def _refused(messages: Sequence[Standing], error: BadRequest | Forbidden) -> Fate:
    nobody = says(error, CHAT_NOT_FOUND, USER_DEACTIVATED)
    if nobody or (len(messages) == 1 and says(error, TO_DELETE_NOT_FOUND, NO_SUCH_NUMBER)):
        return Fate(messages, Removal.GONE, cause_of(error))
    return Fate(messages, cause=cause_of(error))


def _for_good(fate: Fate, now: datetime) -> Fate:
    """What is refused singly is tried again as long as Telegram might change its mind: a dice, say, must be a day old,
    and whoever has blocked the bot may let it in again."""
    if not _is_refused(fate):
        return fate
    if any(_is_too_old(each, now) for each in fate.messages):
        return Fate(fate.messages, Removal.FAILED, "older than 48 hours")
    tries = max(each.attempts for each in fate.messages) + 1
    at_the_latest = min(each.said_at for each in fate.messages) + DELETABLE
    again = now + timedelta(seconds=_REFUSED * patience(tries))
    return Fate(fate.messages, cause=fate.cause, again=min(again, at_the_latest))
