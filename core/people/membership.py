"""How people become members, change and leave."""

from dataclasses import dataclass, replace
from datetime import timedelta

from core.kernel.notice import Reply
from core.kernel.refusal import Outdated, Refused
from core.people import notices
from core.people.dialogue import Dialogue, DialogueKind
from core.people.invitation import Invitation, InvitationUnknown, hash_of
from core.people.needs import PeopleWork
from core.people.notices import PeopleKind
from core.people.person import BY_INVITATION, Person, Role
from core.people.rights import Action, allow

NAME_LONGEST = 64
"""Characters of a name; longer ones are refused."""


class NotYourself(Refused):
    """Nobody changes or removes themselves: the secretariat would lock itself out."""


@dataclass(eq=False)
class NameUnusable(Refused):
    """A name has between one and this many characters, on one line."""

    longest: int


@dataclass(frozen=True)
class AcceptInvitation:
    """Somebody opened an invitation link."""

    code: str

    def __call__(self, by: Person, work: PeopleWork) -> None:
        invitation = work.invitations.open(hash_of(self.code), work.now)
        if invitation is None:
            raise InvitationUnknown
        work.invitations.use(invitation.id, by.id, work.now)
        member = by.admitted(invitation.role, invitation.name, invitation.areas, work.now)
        work.people.save(member)
        work.tell(notices.plain(PeopleKind.ADMITTED, member), notices.menu(member))


def invite(role: Role, name: str, areas: frozenset[str], by: int | None, work: PeopleWork) -> Invitation:
    """Make an invitation and keep the hash of its code."""
    number = work.new_id()
    known = frozenset(work.town.area(area).key for area in areas)
    ends = work.now + timedelta(days=work.town.invitation_days)
    invitation = Invitation(number, hash_of(work.code_of(number)), role, usable(name), known, by, work.now, ends)
    work.invitations.add(invitation)
    return invitation


def usable(name: str) -> str:
    """The name without blanks around it; NameUnusable when it is empty, too long or more than one line."""
    name = name.strip()
    if not name or len(name) > NAME_LONGEST or not name.isprintable():
        raise NameUnusable(NAME_LONGEST)
    return name


@dataclass(frozen=True)
class ShowPeople:
    """Everybody who was invited, from this one on, counted from nought; and the invitations still open."""

    offset: int = 0

    def __call__(self, by: Person, work: PeopleWork) -> None:
        allow(by, Action.MANAGE_PEOPLE)
        work.tell(notices.plain(PeopleKind.PEOPLE_LIST, by, slot="people", offset=max(0, self.offset)))


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
class AskForName:
    """Who shall be invited in this role? The next message is the name."""

    role: Role

    def __call__(self, by: Person, work: PeopleWork) -> None:
        allow(by, Action.MANAGE_PEOPLE)
        work.dialogues.open(by.id, Dialogue(DialogueKind.NEWCOMER, work.now, facts={"role": self.role}))
        work.tell(notices.plain(PeopleKind.ASK_FOR_NAME, by, slot="people", role=self.role))


def name_newcomer(name: str, dialogue: Dialogue, by: Person, work: PeopleWork) -> None:
    """The name came: make the invitation and show its link, which is shown once."""
    allow(by, Action.MANAGE_PEOPLE)
    role = Role(str(dialogue.facts["role"]))
    invitation = invite(role, name, frozenset(), by.id, work)
    work.tell(notices.plain(PeopleKind.INVITED, by, invitation.id, role=role))


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
        member = _other(self.member, by, work).removed()
        work.people.save(member)
        work.dialogues.close(member.id)
        work.tell(notices.plain(PeopleKind.REMOVED, member), notices.menu(member))
        work.tell(notices.plain(PeopleKind.PEOPLE_LIST, by, slot="people"))
        return Reply("removed")


@dataclass(frozen=True)
class WithdrawInvitation:
    """The link does not work any longer."""

    invitation: int

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        allow(by, Action.MANAGE_PEOPLE)
        work.invitations.withdraw(self.invitation, work.now)
        work.tell(notices.plain(PeopleKind.PEOPLE_LIST, by, slot="people"))
        return Reply("saved")


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
    work.people.save(member)
    work.tell(notices.plain(PeopleKind.ROLE_CHANGED, member), notices.menu(member))
    work.tell(notices.plain(PeopleKind.MEMBER, by, member.id, "people"))
