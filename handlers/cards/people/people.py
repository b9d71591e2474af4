"""Who takes part, for the secretariat: members, invitations, and what can be changed."""

from core.people.being_away.looking import ShowAbsences
from core.people.contact import ShowContact
from core.people.invitation import Invitation
from core.people.inviting import AskForName, WithdrawInvitation
from core.people.membership import (
    AskToRemove,
    ChooseRole,
    Remove,
    SetRole,
    ShowAreas,
    ShowMember,
    ShowPeople,
    ToggleArea,
)
from core.people.person import BY_INVITATION, Person, Role
from core.people.rights import Action, can
from handlers import names
from handlers.cards.paging import page_asked_for, turns
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import Html, escaped

A_PAGE = 10
_INVITATIONS = 10


def people_list(scene: Scene) -> Message:
    """Ten members a page, and the newest invitations that can still be used."""
    scene.insist(Action.MANAGE_PEOPLE)
    _, members = scene.words, scene.work.people.members()
    offset = page_asked_for(scene, len(members), A_PAGE)
    page, waiting = members[offset : offset + A_PAGE], scene.work.invitations.waiting(scene.work.now)[:_INVITATIONS]
    text = lines(
        _("<b>Who takes part</b>: {number}", number=len(members)),
        *(_member_line(member, scene) for member in page),
        Html() if waiting else None,
        _("<b>Invitations not used yet</b>") if waiting else None,
        *(_invitation_line(invitation, scene) for invitation in waiting),
    )
    buttons = rows(
        *((scene.button("👤 " + scene.name_of(member.id), ShowMember(member.id)),) for member in page),
        turns(offset, len(members), A_PAGE, ShowPeople, scene),
        *((_withdraw(invitation, scene),) for invitation in waiting),
        (scene.button("➕ " + _.plain("Invite"), ChooseRole(None)),),
    )
    return Message(text, buttons)


def member(scene: Scene) -> Message:
    """One of them, and what can be changed; nobody changes or removes themselves."""
    shown, _ = _member(scene), scene.words
    others, called = shown.id != scene.reader.id, can(shown, Action.BE_CALLED)
    return Message(
        _member_line(shown, scene),
        rows(
            (scene.button(_.plain("Change role"), ChooseRole(shown.id)) if others else None,),
            (scene.button(_.plain("Areas"), ShowAreas(shown.id)),),
            (scene.button("📞 " + _.plain("Contact"), ShowContact(shown.id)) if others and called else None,),
            (scene.button("🏖 " + _.plain("Absence"), ShowAbsences(shown.id)) if can(shown, Action.BE_AWAY) else None,),
            (scene.button("🗑 " + _.plain("Remove"), AskToRemove(shown.id)) if others else None,),
            (scene.button("↩️ " + _.plain("Back"), ShowPeople()),),
        ),
    )


def ask_to_remove(scene: Scene) -> Message:
    """Removing ends all rights at once, so it is asked."""
    shown, _ = _member(scene), scene.words
    return Message(
        _("Remove {name}? All their rights end at once.", name=scene.name_of(shown.id)),
        (
            (scene.button("🗑 " + _.plain("Yes, remove"), Remove(shown.id)),),
            (scene.button("↩️ " + _.plain("Back"), ShowMember(shown.id)),),
        ),
    )


def roles(scene: Scene) -> Message:
    """Which role, for a member or, about nobody, for a new invitation."""
    scene.insist(Action.MANAGE_PEOPLE)
    _, of = scene.words, scene.notice.about
    question = (
        _("Which role shall the new person have?")
        if of is None
        else _("Which role shall {name} have?", name=scene.name_of(of))
    )
    choices = tuple((scene.button(_.plain(names.ROLES[role]), _chosen(role, of)),) for role in BY_INVITATION)
    back = scene.button("↩️ " + _.plain("Back"), ShowPeople() if of is None else ShowMember(of))
    return Message(question, (*choices, (back,)))


def areas(scene: Scene) -> Message:
    """Ticks for the areas that are theirs."""
    shown, _ = _member(scene), scene.words

    def tick(key: str, name: str) -> Button:
        mark = "✅" if key in shown.areas else "▫️"
        return scene.button(f"{mark} {name}", ToggleArea(shown.id, key))

    choices = tuple((tick(area.key, area.name),) for area in scene.work.town.areas)
    back = scene.button("↩️ " + _.plain("Back"), ShowMember(shown.id))
    return Message(
        _("Which areas belong to {name}? None means all of them.", name=scene.name_of(shown.id)), (*choices, (back,))
    )


def ask_for_name(scene: Scene) -> Message:
    """The next message is the name."""
    scene.insist(Action.MANAGE_PEOPLE)
    _ = scene.words
    role = _.plain(names.ROLES[Role(str(scene.notice.facts["role"]))])
    return Message(
        _("Write the name of the new person ({role}), as colleagues shall see it.", role=role),
        ((scene.button("↩️ " + _.plain("Back"), ShowPeople()),),),
    )


def invited(scene: Scene) -> Message | None:
    """The link; None once it was used, withdrawn or has expired."""
    scene.insist(Action.MANAGE_PEOPLE)
    _, waiting = scene.words, scene.work.invitations.waiting(scene.work.now)
    invitation = next((each for each in waiting if each.id == scene.about), None)
    if invitation is None:
        return None
    code, bot = scene.work.code_of(invitation.id), scene.work.bot_name
    return Message(
        lines(
            _("✅ Invitation for {name} ({role})", name=invitation.name, role=_.plain(names.ROLES[invitation.role])),
            _("Send this link to nobody else:"),
            escaped(f"https://t.me/{bot}?start={code}" if bot else f"/start {code}"),
            _("It works once, for {days} days.", days=scene.work.town.invitation_days),
        ),
    )


def _member(scene: Scene) -> Person:
    scene.insist(Action.MANAGE_PEOPLE)
    return scene.work.people.get(scene.about)


def _member_line(shown: Person, scene: Scene) -> Html:
    _, town = scene.words, scene.work.town
    theirs = ", ".join(area.name for area in town.areas if area.key in shown.areas)
    role = _.plain(names.ROLES[shown.role])
    line = _("<b>{name}</b> – {role}", name=scene.name_of(shown.id), role=role)
    if theirs:
        line = _("<b>{name}</b> – {role} · {areas}", name=scene.name_of(shown.id), role=role, areas=theirs)
    return line if shown.reachable else _("{line} · ⚠️ cannot be reached", line=line)


def _invitation_line(invitation: Invitation, scene: Scene) -> Html:
    _ = scene.words
    role, day = _.plain(names.ROLES[invitation.role]), _.day(invitation.expires_at)
    return _("{name} – {role}, until {day}", name=invitation.name, role=role, day=day)


def _withdraw(invitation: Invitation, scene: Scene) -> Button:
    label = scene.words.plain("Withdraw the invitation: {name}", name=invitation.name)
    return scene.button("✖️ " + label, WithdrawInvitation(invitation.id))


def _chosen(role: Role, member: int | None) -> AskForName | SetRole:
    return AskForName(role) if member is None else SetRole(member, role)
