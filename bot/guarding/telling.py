"""Whoever wrote something that was masked hears of it, once a message, in the transaction that handles it."""

from typing import Any

from telegram.constants import ChatType

from bot.guarding.updates import found_in, newly_written
from core.people.masking import masked
from core.people.person import Person
from storage.unit_of_work import UnitOfWork


def tell_of_mask(update: Any, by: Person, work: UnitOfWork, *, answered: bool = False) -> None:
    """In the private chat alone: in a group nothing is kept, and whoever writes there may never have opened one.
    `answered`: a question that let something in."""
    kinds, message = found_in(update, answered=answered), newly_written(update)
    number, chat = message.get("message_id"), message.get("chat")
    if kinds and isinstance(number, int) and isinstance(chat, dict) and chat.get("type") == ChatType.PRIVATE:
        work.tell(masked(kinds, number, by))
