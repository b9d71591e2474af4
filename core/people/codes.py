"""The code that proves that an address is somebody's own."""

from dataclasses import dataclass
from datetime import timedelta

from core.kernel.notice import Manner, Notice, Reply
from core.kernel.refusal import Outdated, Refused
from core.people.address import Address
from core.people.contact import ContactKind, show, whose
from core.people.dialogue import Dialogue, DialogueKind
from core.people.needs import PeopleWork
from core.people.person import Person
from core.people.rights import Action, Relation, allow, if_so

_BETWEEN_CODES = timedelta(minutes=1)
"""Whoever asks for a new code sooner has most likely not looked yet."""


class CodeTooSoon(Refused):
    """A code was sent just now."""


class CodeOver(Refused):
    """The code is too old, or was guessed at too often."""


@dataclass(frozen=True)
class AskForCode:
    """The next message is the code that came to this address."""

    address: int

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        address = own_address(self.address, by, work)
        if not address.waits(work.now):
            raise CodeOver
        work.dialogues.open(by.id, Dialogue(DialogueKind.CODE, work.now, address.id))
        return Reply("write_code")


@dataclass(frozen=True)
class SendNewCode:
    """The code did not come, or is over."""

    address: int

    def __call__(self, by: Person, work: PeopleWork) -> None:
        address = work.addresses.get(self.address)
        shown = whose(address.person, by, work)
        if address.verified:
            raise Outdated
        until = work.now + timedelta(minutes=work.town.fallback.code_minutes)
        if address.code_until is not None and address.code_until > until - _BETWEEN_CODES:
            raise CodeTooSoon
        ask_for_code(address, shown, by, work)


def code_not_sent(address: int, person: int, work: PeopleWork) -> None:
    """Whoever waits for it hears so; nobody when the address is gone."""
    for found in work.addresses.of(person):
        if found.id == address and not found.verified:
            work.tell(Notice(ContactKind.ADDRESS, person, address, slot_of(found), Manner.MOVE, facts={"failed": True}))


def write_code(code: str, dialogue: Dialogue, by: Person, work: PeopleWork) -> None:
    """The code came. After a wrong one it may be written again, as long as it counts."""
    address = own_address(dialogue.matter, by, work)
    if not address.waits(work.now):
        raise CodeOver
    answered = address.answered(code, work.now)
    work.addresses.save(answered)
    if answered.waits(work.now):
        work.dialogues.open(by.id, Dialogue(DialogueKind.CODE, work.now, address.id))
    tell_of_address(answered, by, work)
    show(by, by, work, Manner.AMEND)


def ask_for_code(address: Address, shown: Person, by: Person, work: PeopleWork, url: str | None = None) -> None:
    """Send a code there; whoever is reached there is asked for it, in their own chat. `url`: of a new one."""
    until = work.now + timedelta(minutes=work.town.fallback.code_minutes)
    asked = address.asked(work.code_for(address.id, until), until)
    if url is not None:
        work.addresses.add(asked, url)
    else:
        work.addresses.save(asked)
    work.addresses.send_code(asked)
    tell_of_address(asked, by, work)
    if shown.id == by.id:
        work.dialogues.open(by.id, Dialogue(DialogueKind.CODE, work.now, address.id))
    else:
        tell_of_address(asked, shown, work)
    show(shown, by, work, Manner.AMEND)


def tell_of_address(address: Address, to: Person, work: PeopleWork) -> None:
    """What is to be done about it now, and by whom."""
    work.tell(Notice(ContactKind.ADDRESS, to.id, address.id, slot_of(address), Manner.MOVE))


def slot_of(address: Address) -> str:
    return f"address:{address.id}"


def own_address(address: int, by: Person, work: PeopleWork) -> Address:
    """Only whoever is reached there can prove it."""
    found = work.addresses.get(address)
    allow(by, Action.BE_CALLED, *if_so(found.person == by.id, Relation.OWN))
    if found.verified:
        raise Outdated
    return found
