"""Addresses beside Telegram: added, proved with a code, removed."""

import re
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from core.kernel.notice import Manner, Notice, Reply
from core.kernel.refusal import Outdated, Refused
from core.people.address import Address
from core.people.contact import ContactKind, looks_like_phone, on_page, show, whose
from core.people.dialogue import Dialogue, DialogueKind
from core.people.needs import PeopleWork
from core.people.person import Person
from core.people.rights import Action, Relation, allow, if_so

_EMAIL = re.compile(r"[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+")
_BETWEEN_CODES = timedelta(minutes=1)
"""Whoever asks for a new code sooner has most likely not looked yet."""


class AddressUnusable(Refused):
    """Nothing can be sent there: it is not understood, or leads where it must not."""


class EmailNotSetUp(Refused):
    """The town has no way to send e-mail."""


class TextsNotSetUp(Refused):
    """The town has no way to send text messages."""


class AddressKnown(Refused):
    """It is one of theirs already: they would be called twice."""


@dataclass(eq=False)
class TooManyAddresses(Refused):
    """They have so many already."""

    at_most: int


class CodeTooSoon(Refused):
    """A code was sent just now."""


class CodeOver(Refused):
    """The code is too old, or was guessed at too often."""


@dataclass(frozen=True)
class AskForAddress:
    """The next message is an address where they can be reached."""

    person: int

    def __call__(self, by: Person, work: PeopleWork) -> None:
        shown = whose(self.person, by, work)
        _room_for_one_more(shown, work)
        work.dialogues.open(by.id, Dialogue(DialogueKind.ADDRESS, work.now, shown.id))
        work.tell(on_page(ContactKind.ASK_FOR_ADDRESS, shown, by))


@dataclass(frozen=True)
class AskForCode:
    """The next message is the code that came to this address."""

    address: int

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        address = _own(self.address, by, work)
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
        _ask_for_code(address, shown, by, work)


@dataclass(frozen=True)
class RemoveAddress:
    """Nothing goes there any longer."""

    address: int

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        address = work.addresses.get(self.address)
        shown = whose(address.person, by, work)
        work.addresses.remove(address.id)
        show(shown, by, work)
        return Reply("removed")


def add_address(words: str, message: int, dialogue: Dialogue, by: Person, work: PeopleWork) -> None:
    """The address came, in this message, which is taken out of the chat: there may be a password in it."""
    shown = whose(dialogue.matter, by, work)
    _room_for_one_more(shown, work)
    url, label = _understood(_address_in(words), work)
    if work.addresses.has(shown.id, url):
        raise AddressKnown
    address = Address(work.new_id(), shown.id, label, work.now)
    work.adopt(by.id, _slot(address), message)
    _ask_for_code(address, shown, by, work, url)


def looks_like_address(words: str | None) -> bool:
    """Whether somebody meant to write an address: one word, a number, or words with a URL, in which there may be a
    password. Else it is no answer."""
    said = words or ""
    return "://" in said or len(said.split()) == 1 or looks_like_phone(said)


def code_not_sent(address: int, person: int, work: PeopleWork) -> None:
    """Whoever waits for it hears so; nobody when the address is gone."""
    for found in work.addresses.of(person):
        if found.id == address and not found.verified:
            work.tell(Notice(ContactKind.ADDRESS, person, address, _slot(found), Manner.MOVE, facts={"failed": True}))


def write_code(code: str, dialogue: Dialogue, by: Person, work: PeopleWork) -> None:
    """The code came. After a wrong one it may be written again, as long as it counts."""
    address = _own(dialogue.matter, by, work)
    if not address.waits(work.now):
        raise CodeOver
    answered = address.answered(code, work.now)
    work.addresses.save(answered)
    if answered.waits(work.now):
        work.dialogues.open(by.id, Dialogue(DialogueKind.CODE, work.now, address.id))
    _tell(answered, by, work)
    show(by, by, work, Manner.AMEND)


def _ask_for_code(address: Address, shown: Person, by: Person, work: PeopleWork, url: str | None = None) -> None:
    """Send a code there; whoever is reached there is asked for it, in their own chat. `url`: of a new one."""
    until = work.now + timedelta(minutes=work.town.fallback.code_minutes)
    asked = address.asked(work.code_for(address.id, until), until)
    if url is not None:
        work.addresses.add(asked, url)
    else:
        work.addresses.save(asked)
    work.addresses.send_code(asked)
    _tell(asked, by, work)
    if shown.id == by.id:
        work.dialogues.open(by.id, Dialogue(DialogueKind.CODE, work.now, address.id))
    else:
        _tell(asked, shown, work)
    show(shown, by, work, Manner.AMEND)


def _tell(address: Address, to: Person, work: PeopleWork) -> None:
    """What is to be done about it now, and by whom."""
    work.tell(Notice(ContactKind.ADDRESS, to.id, address.id, _slot(address), Manner.MOVE))


def _slot(address: Address) -> str:
    return f"address:{address.id}"


def _own(address: int, by: Person, work: PeopleWork) -> Address:
    """Only whoever is reached there can prove it."""
    found = work.addresses.get(address)
    allow(by, Action.BE_CALLED, *if_so(found.person == by.id, Relation.OWN))
    if found.verified:
        raise Outdated
    return found


def _room_for_one_more(shown: Person, work: PeopleWork) -> None:
    at_most = work.town.fallback.addresses_at_most
    if len(work.addresses.of(shown.id)) >= at_most:
        raise TooManyAddresses(at_most)


def _address_in(words: str) -> str:
    """Without what was written around a URL."""
    return next((each for each in words.split() if "://" in each), words.strip())


def _understood(words: str, work: PeopleWork) -> tuple[str, str]:
    """The URL and what to call it: of an e-mail address or a telephone number, where the town has a way to send there,
    or of a URL as it was written."""
    fallback, number = work.town.fallback, work.phone_number(words)
    if fallback.email_url and _EMAIL.fullmatch(words):
        url, name = fallback.email_url.replace("{address}", quote(words, safe="@")), "E-mail"
    elif fallback.sms_url and number:
        url, name = fallback.sms_url.replace("{number}", number.removeprefix("+")), "SMS"
    elif _EMAIL.fullmatch(words):
        raise EmailNotSetUp
    elif number:
        raise TextsNotSetUp
    else:
        url, name = words, ""
    label = work.address_label(url)
    if label is None:
        raise AddressUnusable
    return url, name or label
