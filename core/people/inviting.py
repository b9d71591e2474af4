"""How people become members: by a link that works once."""

from dataclasses import dataclass
from datetime import timedelta

from core.kernel.notice import Reply
from core.kernel.refusal import Refused
from core.people import notices
from core.people.contact import forget_unless_called
from core.people.dialogue import Dialogue, DialogueKind
from core.people.invitation import Invitation, InvitationUnknown, hash_of
from core.people.needs import PeopleWork
from core.people.notices import PeopleKind
from core.people.person import Person, Role
from core.people.rights import Action, allow

NAME_LONGEST = 64
"""Characters of a name; longer ones are refused."""


@dataclass(eq=False)
class NameUnusable(Refused):
    """A name has between one and this many characters, on one line."""

    longest: int


@dataclass(eq=False)
class AlreadyMember(Refused):
    """A member opened a link that is for somebody else, to try it, say. It can still be used."""

    role: Role


@dataclass(frozen=True)
class AcceptInvitation:
    """Somebody opened an invitation link. One in their own name gives a member what is in it."""

    code: str

    def __call__(self, by: Person, work: PeopleWork) -> None:
        invitation = work.invitations.open(hash_of(self.code), work.now)
        if invitation is None:
            raise InvitationUnknown
        if by.is_member and _is_for_another(invitation, by):
            raise AlreadyMember(by.role)
        work.invitations.use(invitation.id, by.id, work.now)
        member = by.admitted(invitation.role, invitation.name, invitation.areas, work.now)
        work.people.save(forget_unless_called(member, work))
        work.dialogues.close(member.id)
        work.tell(notices.plain(PeopleKind.ADMITTED, member), notices.menu(member))


def _is_for_another(invitation: Invitation, member: Person) -> bool:
    """Nobody means to put somebody out of the secretariat with an invitation: that is done by a colleague there."""
    put_out = member.role is Role.SECRETARIAT and invitation.role is not Role.SECRETARIAT
    return put_out or invitation.name != member.name


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
class WithdrawInvitation:
    """The link does not work any longer."""

    invitation: int

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        allow(by, Action.MANAGE_PEOPLE)
        work.invitations.withdraw(self.invitation, work.now)
        work.tell(notices.plain(PeopleKind.PEOPLE_LIST, by, slot="people"))
        return Reply("saved")
