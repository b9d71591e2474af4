"""What comes in at the door: guarded before it is kept, in the transaction that keeps it."""

from collections.abc import Mapping
from typing import Any

from telegram.constants import ChatType

from bot.guarding.kinds import Kind
from bot.guarding.masking import masked
from bot.guarding.updates import FOUND, guarded
from core.kernel.town import Town
from core.people.addresses import looks_like_address
from core.people.contact import looks_like_phone
from core.people.dialogue import Dialogue, DialogueKind
from handlers.content import ANSWER
from storage.unit_of_work import UnitOfWork

_OWN = frozenset([Kind.PHONE, Kind.EMAIL])


def at_the_door(update: Any, work: UnitOfWork) -> Any:
    """The update as it may be kept. A number or an address that its sender was just asked for lies beside the masked
    words, for the answer alone: whether it is one is seen when it is handled."""
    known = _known_to_all(work.town)
    kept = guarded(update, known)
    let = _asked_for(update["message"], work) if kept.kinds & _OWN and _is_new(update) else frozenset()
    if not let:
        return kept.update
    answer = masked(update["message"]["text"], let, known)
    return {**kept.update, ANSWER: {"words": answer.text, FOUND: sorted(answer.kinds)}}


def has_answer(update: Any) -> bool:
    """Whether something in it was let in."""
    return isinstance(update, dict) and ANSWER in update


def without_answer(update: Mapping[str, Any]) -> dict[str, Any]:
    """With everything masked."""
    return {key: value for key, value in update.items() if key != ANSWER}


def _is_new(update: Any) -> bool:
    """Words that were written just now in a private chat, and are no command."""
    message = update.get("message") if isinstance(update, dict) else None
    if not isinstance(message, dict) or not isinstance(message.get("chat"), dict):
        return False
    words, where = message.get("text"), message["chat"].get("type")
    return isinstance(words, str) and not words.startswith("/") and where == ChatType.PRIVATE


def _asked_for(message: Mapping[str, Any], work: UnitOfWork) -> frozenset[Kind]:
    """What the bot waits for from whoever wrote this; nothing when it does not look like that."""
    words, dialogue = message["text"], _dialogue_of(message.get("from"), work)
    if dialogue is None or dialogue.over(work.now):
        return frozenset()
    if dialogue.kind is DialogueKind.PHONE and looks_like_phone(words):
        return frozenset([Kind.PHONE])
    return _OWN if dialogue.kind is DialogueKind.ADDRESS and looks_like_address(words) else frozenset()


def _dialogue_of(sender: Any, work: UnitOfWork) -> Dialogue | None:
    account = sender.get("id") if isinstance(sender, dict) else None
    person = work.people.by_account(account) if type(account) is int and abs(account) < 1 << 53 else None
    return work.dialogues.of(person.id) if person else None


def _known_to_all(town: Town) -> frozenset[str]:
    """The numbers that the bot itself tells people to call, digits alone."""
    numbers = (*vars(town.numbers).values(), town.child.phone, town.contact.phone)
    return frozenset("".join(filter(str.isdecimal, number)) for number in numbers if isinstance(number, str))
