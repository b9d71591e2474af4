"""What whoever goes in sees of it: where, how long, inside, are you out again?"""

from core.kernel.missing import Missing
from core.people.dialogue import DialogueKind
from core.people.rights import Action, Relation, if_so, may
from core.visits.coming_out import AskForMoreTime, ComeOut, ShowVisit
from core.visits.going_in import AskForLength, Drop, GoInFromAlert, StayInside, StillInside, as_of
from core.visits.notices import VisitKind
from core.visits.visit import Visit, VisitStep
from handlers import names
from handlers.cards.scene import Scene, lines
from handlers.message import Button, Message, Rows
from handlers.words import Html

_ALERTS = 8


def where(scene: Scene) -> Message:
    """The next message is the place; or one of the alerts that are theirs."""
    scene.insist(Action.GO_IN)
    _ = scene.words
    theirs = [alert for alert in scene.work.alerts.taken_by(scene.reader.id) if alert.joined_to is None]
    area_of = {alert.id: names.area(alert.area, scene.work.town) for alert in theirs}
    choices = tuple(
        (scene.button(f"📍 {alert.reference} · {area_of[alert.id]}", GoInFromAlert(alert.id)),)
        for alert in theirs[:_ALERTS]
    )
    asked = _("Write the place, or choose one of yours:") if choices else _("Write the place.")
    return Message(
        lines(_("🚪 <b>Where are you going in?</b>"), asked), (*choices, *scene.never_mind(DialogueKind.VISIT))
    )


def length(scene: Scene) -> Message:
    """How long, or how much longer?"""
    visit, _ = own_visit(scene), scene.words
    if visit.is_over:
        return _over(visit, scene)
    asked = _("How much longer, from now on?")
    if visit.is_planned:
        asked = _("How long will you be inside? Nobody asks for you before you have chosen.")
    known = as_of(visit)
    choices = tuple(
        scene.button(_.plain("{minutes} min", minutes=each), StayInside(visit.id, known, each))
        for each in scene.work.town.visits.lengths
    )
    other = scene.button("⌨️ " + _.plain("Another length"), AskForLength(visit.id))
    return Message(
        lines(place_line(visit, scene), _("<b>{ask}</b>", ask=asked)),
        (choices, (other,), _back(visit, scene)),
        protect=visit.place is not None,
    )


def own_length(scene: Scene) -> Message | None:
    """The next message is the length; when the last one could not be read, that is said."""
    visit, _ = own_visit(scene), scene.words
    if visit.is_over:
        return None
    unread = _(
        "I could not read that as a length of at most {minutes} minutes.", minutes=scene.work.town.visits.longest
    )
    asked = _("How long, from now on? Write for example 45, 1 time or halvanden time.")
    return Message(lines(unread if scene.notice.facts.get("again") else None, asked), (_back(visit, scene),))


def not_begun(scene: Scene) -> Message:
    """Nobody looks after them."""
    _ = scene.words
    return Message(_("🚪 You are not reported as inside, so nobody asks for you. Write /ind to go in."))


def visit(scene: Scene) -> Message:
    """It as it is now."""
    shown, _ = own_visit(scene), scene.words
    if shown.is_over:
        return _over(shown, scene)
    if shown.is_planned:
        return length(scene)
    if shown.is_asked:
        return _question(shown, scene)
    until = _("You will be asked at <b>{time}</b>.", time=_.moment(shown.ends_at, scene.work.now))
    promise = _("If you do not answer then, colleagues are told where you are.")
    return Message(
        lines(_("🚪 <b>You are inside</b>"), place_line(shown, scene), until, promise),
        _answers(shown, scene),
        protect=shown.place is not None,
    )


def question(scene: Scene) -> Message | None:
    """None once it was answered. It makes a sound, and does not say where."""
    asked = own_visit(scene)
    return _question(asked, scene) if asked.is_asked else None


def own_visit(scene: Scene) -> Visit:
    """The visit it speaks of; Missing when it is not the reader's own."""
    visit = scene.work.visits.get(scene.about)
    if not may(scene.reader, Action.COME_OUT, *if_so(visit.person == scene.reader.id, Relation.OWN)):
        raise Missing
    return visit


def place_line(visit: Visit, scene: Scene) -> Html | None:
    """Where they are; None when that is forgotten."""
    _, place = scene.words, visit.place
    if place is None:
        return None
    if visit.alert is None:
        return _("📍 <b>{place}</b>", place=place)
    alert = scene.work.alerts.get(visit.alert)
    area = names.area(alert.area, scene.work.town)
    return _("📍 <b>{place}</b> ({reference}, {area})", place=place, reference=alert.reference, area=area)


def _question(visit: Visit, scene: Scene) -> Message:
    _ = scene.words
    told = {
        VisitStep.STAND_IN: _("A colleague has been told that you do not answer."),
        VisitStep.ALARMED: _("Your colleagues and the secretariat have been told that you do not answer."),
    }.get(visit.step)
    since = _("Your time was over at {time}.", time=_.moment(visit.ends_at, scene.work.now))
    place = None if scene.notice.kind == VisitKind.QUESTION else place_line(visit, scene)
    text = lines(_("❓ <b>Are you out again?</b>"), place, since, told)
    return Message(text, _answers(visit, scene), protect=visit.place is not None)


def _over(visit: Visit, scene: Scene) -> Message:
    _ = scene.words
    at = _.moment(visit.ended_at, scene.work.now) if visit.ended_at else ""
    if visit.ended_by == scene.reader.id:
        return Message(_("✅ You are out again ({time}).", time=at))
    name = scene.name_of(visit.ended_by)
    still_inside = scene.button("🚪 " + _.plain("I am still inside"), StillInside(visit.id))
    return Message(_("✅ {name} has said that you are safe ({time}).", name=name, time=at), ((still_inside,),))


def _answers(visit: Visit, scene: Scene) -> Rows:
    words = scene.words
    return (
        (scene.button("✅ " + words.plain("I am out again"), ComeOut(visit.id)),),
        (scene.button("⏳ " + words.plain("Give me more time"), AskForMoreTime(visit.id)),),
    )


def _back(visit: Visit, scene: Scene) -> tuple[Button]:
    words = scene.words
    if visit.is_planned:
        return (scene.button("🗑 " + words.plain("Cancel"), Drop(visit.id)),)
    return (scene.button("↩️ " + words.plain("Back"), ShowVisit(visit.id)),)
