"""How colleagues reach somebody: the page that shows it, and the telephone number."""

from dataclasses import dataclass, replace
from enum import StrEnum

from core.kernel.notice import Fact, Manner, Notice, Reply
from core.kernel.refusal import Outdated, Refused
from core.people.dialogue import Dialogue, DialogueKind
from core.people.needs import PeopleWork
from core.people.person import Person
from core.people.rights import Action, Relation, allow, can

_LONGEST, _DIGITS, _LETTERS = 40, 4, 7
"""At most so many characters, at least so many digits, and hardly a word beside them: what is meant as a number."""


class ContactKind(StrEnum):
    """What a notice about how somebody is reached says."""

    CONTACT = "contact"
    ASK_FOR_PHONE = "ask_for_phone"
    ASK_FOR_ADDRESS = "ask_for_address"
    ADDRESS = "address"


class PhoneUnusable(Refused):
    """Those words are no telephone number."""


@dataclass(frozen=True)
class AskForContact:
    """How am I reached? The answer stands below the question."""

    def __call__(self, by: Person, work: PeopleWork) -> None:
        whose(by.id, by, work)
        show(by, by, work, Manner.MOVE)


@dataclass(frozen=True)
class ShowContact:
    """How they are reached; who looks at it is not asked for anything any longer."""

    person: int

    def __call__(self, by: Person, work: PeopleWork) -> None:
        shown = whose(self.person, by, work)
        asked = work.dialogues.of(by.id)
        if asked is not None and asked.kind in (DialogueKind.PHONE, DialogueKind.ADDRESS):
            work.dialogues.close(by.id)
        show(shown, by, work)


@dataclass(frozen=True)
class AskForPhone:
    """The next message is their telephone number."""

    person: int

    def __call__(self, by: Person, work: PeopleWork) -> None:
        shown = whose(self.person, by, work)
        work.dialogues.open(by.id, Dialogue(DialogueKind.PHONE, work.now, shown.id))
        work.tell(on_page(ContactKind.ASK_FOR_PHONE, shown, by))


@dataclass(frozen=True)
class RemovePhone:
    """Colleagues see no number of theirs any longer."""

    person: int

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        _keep_phone(whose(self.person, by, work), None, by, work)
        return Reply("removed")


def ask_for_phone_again(dialogue: Dialogue, by: Person, work: PeopleWork) -> None:
    """What came is no number."""
    shown = whose(dialogue.matter, by, work)
    work.dialogues.open(by.id, Dialogue(DialogueKind.PHONE, work.now, shown.id))
    work.tell(on_page(ContactKind.ASK_FOR_PHONE, shown, by, Manner.MOVE, again=True))


def set_phone(words: str, dialogue: Dialogue, by: Person, work: PeopleWork) -> None:
    """The number came."""
    shown = whose(dialogue.matter, by, work)
    number = work.phone_number(words)
    if number is None:
        raise PhoneUnusable
    _keep_phone(shown, number, by, work, Manner.MOVE)


def looks_like_phone(words: str | None) -> bool:
    """Whether somebody meant to write a number; anything else is no answer to that question."""
    said = words or ""
    figures, letters = sum(map(str.isdecimal, said)), sum(map(str.isalpha, said))
    return len(said) <= _LONGEST and figures >= _DIGITS and letters <= _LETTERS


def whose(person: int, by: Person, work: PeopleWork) -> Person:
    """Whom it is about: oneself, or for the secretariat a colleague; Outdated when nobody calls that one (any
    longer)."""
    if person == by.id:
        allow(by, Action.BE_CALLED, Relation.OWN)
        return by
    allow(by, Action.MANAGE_PEOPLE)
    shown = work.people.get(person)
    if not can(shown, Action.BE_CALLED):
        raise Outdated
    return shown


def show(shown: Person, by: Person, work: PeopleWork, manner: Manner = Manner.EDIT) -> None:
    """The page, for whoever looks at it."""
    work.tell(on_page(ContactKind.CONTACT, shown, by, manner))


def on_page(kind: ContactKind, shown: Person, by: Person, manner: Manner = Manner.EDIT, **facts: Fact) -> Notice:
    """On one's own page, or where the list of people stood."""
    slot = "contact" if shown.id == by.id else "people"
    return Notice(kind, by.id, shown.id, slot, manner, facts=facts)


def forget_unless_called(member: Person, work: PeopleWork) -> Person:
    """Whoever is not called (any longer) in their role: without addresses, and without a number as soon as nobody looks
    after them in a visit, who would be called."""
    if can(member, Action.BE_CALLED):
        return member
    for address in work.addresses.of(member.id):
        work.addresses.remove(address.id)
    return member if work.people.is_inside(member.id) else replace(member, phone=None)


def _keep_phone(shown: Person, number: str | None, by: Person, work: PeopleWork, manner: Manner = Manner.EDIT) -> None:
    """Kept, and shown to whoever did it; the person concerned sees it too."""
    changed = replace(shown, phone=number)
    work.people.save(changed)
    show(changed, by, work, manner)
    if shown.id != by.id:
        show(changed, changed, work, Manner.MOVE)
