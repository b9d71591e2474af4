"""Addresses beside Telegram: added, proved with a code, removed."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from core.kernel.notice import Reply
from core.kernel.refusal import Refused
from core.people.address import Address
from core.people.codes import ask_for_code, slot_of
from core.people.contact import ContactKind, looks_like_phone, on_page, show, whose
from core.people.dialogue import Dialogue, DialogueKind
from core.people.needs import PeopleWork
from core.people.person import Person

_EMAIL = re.compile(r"[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+")


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
    work.adopt(by.id, slot_of(address), message)
    ask_for_code(address, shown, by, work, url)


def looks_like_address(words: str | None) -> bool:
    """Whether somebody meant to write an address: one word, a number, or words with a URL, in which there may be a
    password. Else it is no answer."""
    said = words or ""
    return "://" in said or len(said.split()) == 1 or looks_like_phone(said)


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
