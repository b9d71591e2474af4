"""What comes in at the door: guarded before it is kept, in the transaction that keeps it."""

from typing import Any

from bot.guarding.kinds import Kind
from bot.guarding.updates import guarded, newly_written
from core.kernel.town import Town
from core.people.addresses import looks_like_address
from core.people.contact import looks_like_phone
from core.people.dialogue import Dialogue, DialogueKind
from storage.unit_of_work import UnitOfWork

_OWN = frozenset([Kind.PHONE, Kind.EMAIL])


def at_the_door(update: Any, work: UnitOfWork) -> Any:
    """The update as it may be kept. A number or an address that its sender was just asked for may come in."""
    known = _known_to_all(work.town)
    without = guarded(update, known=known)
    let = _asked_for(update, work) if without.kinds & _OWN else frozenset()
    return guarded(update, let, known).update if let else without.update


def _asked_for(update: Any, work: UnitOfWork) -> frozenset[Kind]:
    """What the bot waits for from whoever wrote this; nothing when it is no answer to that."""
    message = newly_written(update)
    words, dialogue = message.get("text"), _dialogue_of(message.get("from"), work)
    if not isinstance(words, str) or dialogue is None or dialogue.over(work.now):
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
