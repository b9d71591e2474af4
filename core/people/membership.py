"""How members are looked up, changed and removed."""

from dataclasses import dataclass, replace

from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated, Refused
from core.people import notices
from core.people.contact import forget_unless_called
from core.people.dialogue import DialogueKind
from core.people.needs import PeopleWork
from core.people.notices import PeopleKind
from core.people.person import BY_INVITATION, Person, Role
from core.people.rights import Action, allow


class NotYourself(Refused):
    """Nobody changes or removes themselves: the secretariat would lock itself out."""


@dataclass(frozen=True)
class AskForPeople:
    """Who takes part? The answer stands below the question."""

    def __call__(self, by: Person, work: PeopleWork) -> None:
        _show(0, Manner.MOVE, by, work)


@dataclass(frozen=True)
class ShowPeople:
    """Everybody who was invited, from this one on, counted from nought; and the invitations still open."""

    offset: int = 0

    def __call__(self, by: Person, work: PeopleWork) -> None:
        _show(max(0, self.offset), Manner.EDIT, by, work)


@dataclass(frozen=True)
class ShowMember:
    """One of them, with what can be changed."""

    member: int

    def __call__(self, by: Person, work: PeopleWork) -> None:
        _member(self.member, by, work)
        work.tell(notices.plain(PeopleKind.MEMBER, by, self.member, "people"))


@dataclass(frozen=True)
class ChooseRole:
    """Which role shall they have? About nobody: for a new invitation."""

    member: int | None

    def __call__(self, by: Person, work: PeopleWork) -> None:
        allow(by, Action.MANAGE_PEOPLE)
        work.tell(notices.plain(PeopleKind.ROLES, by, self.member, "people"))


@dataclass(frozen=True)
class SetRole:
    """From now on they are this."""

    member: int
    role: Role

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        member = _other(self.member, by, work)
        if self.role not in BY_INVITATION:
            raise Outdated
        _change(replace(member, role=self.role), by, work)
        return Reply("saved")


@dataclass(frozen=True)
class ShowAreas:
    """Which areas are theirs?"""

    member: int

    def __call__(self, by: Person, work: PeopleWork) -> None:
        _member(self.member, by, work)
        work.tell(notices.plain(PeopleKind.AREAS, by, self.member, "people"))


@dataclass(frozen=True)
class ToggleArea:
    """This area is theirs, or is not any longer."""

    member: int
    area: str

    def __call__(self, by: Person, work: PeopleWork) -> None:
        member = _member(self.member, by, work)
        area = work.town.area(self.area).key
        work.people.save(replace(member, areas=member.areas ^ {area}))
        work.tell(notices.plain(PeopleKind.AREAS, by, member.id, "people"))


@dataclass(frozen=True)
class AskToRemove:
    """Really remove them?"""

    member: int

    def __call__(self, by: Person, work: PeopleWork) -> None:
        _other(self.member, by, work)
        work.tell(notices.plain(PeopleKind.ASK_TO_REMOVE, by, self.member, "people"))


@dataclass(frozen=True)
class Remove:
    """All their rights end now; they may still report, as a neighbour."""

    member: int

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        member = forget_unless_called(_other(self.member, by, work).removed(work.now), work)
        work.people.save(member)
        work.dialogues.close(member.id)
        work.tell(notices.plain(PeopleKind.REMOVED, member), notices.menu(member))
        work.tell(notices.plain(PeopleKind.PEOPLE_LIST, by, slot="people"))
        return Reply("removed")


def _show(offset: int, manner: Manner, by: Person, work: PeopleWork) -> None:
    """Who looks at the list is not asked for a name any longer."""
    allow(by, Action.MANAGE_PEOPLE)
    asked = work.dialogues.of(by.id)
    if asked is not None and asked.kind is DialogueKind.NEWCOMER:
        work.dialogues.close(by.id)
    shown = notices.plain(PeopleKind.PEOPLE_LIST, by, slot="people", offset=offset)
    work.tell(replace(shown, manner=manner))


def _member(member: int, by: Person, work: PeopleWork) -> Person:
    allow(by, Action.MANAGE_PEOPLE)
    person = work.people.get(member)
    if not person.is_member:
        raise Outdated
    return person


def _other(member: int, by: Person, work: PeopleWork) -> Person:
    if member == by.id:
        raise NotYourself
    return _member(member, by, work)


def _change(member: Person, by: Person, work: PeopleWork) -> None:
    work.people.save(forget_unless_called(member, work))
    work.dialogues.close(member.id)
    work.tell(notices.plain(PeopleKind.ROLE_CHANGED, member), notices.menu(member))
    work.tell(notices.plain(PeopleKind.MEMBER, by, member.id, "people"))
