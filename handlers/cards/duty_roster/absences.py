"""Somebody looks at absences, their own or a colleague's, enters one, and says who stands in."""

from types import MappingProxyType

from core.people.absence import Absence, AbsenceKind
from core.people.being_away.entering import BeAway, Days, EndAbsence
from core.people.being_away.looking import AskForDays, ShowAbsence, ShowAbsences
from core.people.being_away.notices import relying_on
from core.people.being_away.standing_in import AskForStandIn, NameStandIn
from core.people.dialogue import DialogueKind
from core.people.membership import ShowMember
from core.people.person import Person, Role
from core.people.rights import Action
from handlers.cards.duty_roster.changes import stands_in
from handlers.cards.scene import Scene, lines, rows
from handlers.days import days_of
from handlers.message import Button, Message
from handlers.words import Html, marked

KINDS = MappingProxyType(
    {
        AbsenceKind.SICK: marked("ill"),
        AbsenceKind.HOLIDAY: marked("holiday"),
        AbsenceKind.COURSE: marked("course"),
    }
)
_DAYS = MappingProxyType(
    {
        Days.TODAY: marked("Today"),
        Days.TOMORROW: marked("Tomorrow"),
        Days.REST_OF_WEEK: marked("The rest of this week"),
        Days.NEXT_WEEK: marked("Next week"),
    }
)


def absences(scene: Scene) -> Message:
    """Those that are not over, and the ways to enter one."""
    them, _ = _whose(scene, scene.about), scene.words
    theirs = scene.work.absences.of(them.id, scene.work.now)
    own = them.id == scene.reader.id
    title = _("<b>Your absences</b>") if own else _("<b>Absences of {name}</b>", name=scene.name_of(them.id))
    text = lines(
        title,
        *(_line(each, scene) for each in theirs),
        None if theirs else _("None is entered."),
        Html(),
        _("Press a button, or write the days, for example: holiday from Monday to Friday."),
    )
    return Message(
        text,
        rows(
            (scene.button("🤒 " + _.plain("Ill today"), BeAway(them.id, AbsenceKind.SICK, Days.TODAY)),),
            (
                scene.button("🏖 " + _.plain("Holiday"), AskForDays(them.id, AbsenceKind.HOLIDAY)),
                scene.button("🎓 " + _.plain("Course"), AskForDays(them.id, AbsenceKind.COURSE)),
            ),
            *((scene.button("✏️ " + days_of(each, _), ShowAbsence(each.id)),) for each in theirs),
            (None if own else scene.button("↩️ " + _.plain("Back"), ShowMember(them.id)),),
        ),
    )


def ask_for_days(scene: Scene) -> Message:
    """A button, or the next message."""
    them, _ = _whose(scene, scene.about), scene.words
    if scene.notice.facts["kind"] is None:
        return Message(
            _("I could not read that as days. Write for example: from Monday to Friday."),
            scene.never_mind(DialogueKind.AWAY),
        )
    kind = AbsenceKind(str(scene.notice.facts["kind"]))
    again = _("I did not understand which days.") if scene.notice.facts.get("again") else None
    return Message(
        lines(
            again,
            _("Which days ({kind})?", kind=_.plain(KINDS[kind])),
            _("Press a button, or write them, for example: from Monday to Friday, or 24.–28. December."),
        ),
        rows(
            *((scene.button(_.plain(said), BeAway(them.id, kind, days)),) for days, said in _DAYS.items()),
            (scene.button("↩️ " + _.plain("Back"), ShowAbsences(them.id)),),
            *(scene.never_mind(DialogueKind.AWAY) if again else ()),
        ),
    )


def absence(scene: Scene) -> Message:
    """One of them, and what can be changed."""
    kept, _ = scene.work.absences.get(scene.about), scene.words
    them = _whose(scene, kept.person)
    begun = kept.begins_at <= scene.work.now
    own = them.id == scene.reader.id
    back = "👋 " + (_.plain("I am back now") if own else _.plain("Back already"))
    end = back if begun else "✖️ " + _.plain("Call it off")
    return Message(
        lines(_saved(kept, scene), stands_in(kept, scene)),
        (
            (scene.button("🤝 " + _.plain("Choose the stand-in"), AskForStandIn(kept.id)),),
            (scene.button(end, EndAbsence(kept.id)),),
            (scene.button("↩️ " + _.plain("Back"), ShowAbsences(them.id)),),
        ),
    )


def stand_ins(scene: Scene) -> Message:
    """A button to each colleague who can act, and one for nobody."""
    kept, _ = scene.work.absences.get(scene.about), scene.words
    them = _whose(scene, kept.person)
    staff = scene.work.people.with_roles(Role.CARETAKER, Role.SECRETARIAT)
    others = [person for person in staff if person.id != them.id]
    away = {each.person for each in scene.work.absences.between(kept.begins_at, kept.ends_at)}
    question = (
        _("Who stands in for you?") if them.id == scene.reader.id else _("Who stands in for {name}?", name=them.name)
    )
    return Message(
        lines(_saved(kept, scene), *_stood_in_for(kept, scene), Html(), question),
        (
            *((_choice(person, kept, scene, away=person.id in away),) for person in others),
            (scene.button(_.plain("Nobody"), NameStandIn(kept.id, None)),),
        ),
    )


def _whose(scene: Scene, person: int) -> Person:
    """Theirs to look at: one's own, or as one who manages people."""
    scene.insist(Action.BE_AWAY if person == scene.reader.id else Action.MANAGE_PEOPLE)
    return scene.work.people.get(person)


def _saved(kept: Absence, scene: Scene) -> Html:
    _ = scene.words
    facts = {"days": days_of(kept, _), "kind": _.plain(KINDS[kept.kind])}
    if kept.person == scene.reader.id:
        return _("✅ Your absence is saved: {days} ({kind}).", **facts)
    return _("✅ The absence of {name} is saved: {days} ({kind}).", **facts, name=scene.name_of(kept.person))


def _line(kept: Absence, scene: Scene) -> Html:
    _, days = scene.words, days_of(kept, scene.words)
    kind = _.plain(KINDS[kept.kind])
    if kept.stand_in is None:
        return _("• {days} ({kind}). Nobody stands in.", days=days, kind=kind)
    return _("• {days} ({kind}). {name} stands in.", days=days, kind=kind, name=scene.name_of(kept.stand_in))


def _stood_in_for(kept: Absence, scene: Scene) -> list[Html]:
    """Whom they would have stood in for themselves: that goes on to their own stand-in."""
    _, own = scene.words, kept.person == scene.reader.id
    return [
        _("⚠️ {name} is away then too, and counts on you as stand-in.", name=scene.name_of(each.person))
        if own
        else _(
            "⚠️ {name} is away then too, and counts on {stand_in} as stand-in.",
            name=scene.name_of(each.person),
            stand_in=scene.name_of(kept.person),
        )
        for each in relying_on(kept, scene.work)
    ]


def _choice(person: Person, kept: Absence, scene: Scene, *, away: bool) -> Button:
    _, name = scene.words, scene.name_of(person.id)
    label = _.plain("{name} (away)", name=name) if away else name
    mark = "✅ " if person.id == kept.stand_in else "👤 "
    return scene.button(mark + label, NameStandIn(kept.id, person.id))
