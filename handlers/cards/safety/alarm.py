"""What others see of somebody who went in and does not answer: who, where, since when, which number; and that it is
over."""

from core.people.person import Person
from core.people.rights import Action, can
from core.visits.coming_out import AskIfSure, HaveTalked, LeaveAlarm
from core.visits.visit import Visit
from handlers.cards.safety.visits import place_line
from handlers.cards.scene import Scene, View, lines
from handlers.message import Message
from handlers.words import Html, Words, telephone


def alarm(scene: Scene) -> Message | None:
    """None once there was an answer, or when it is not (any longer) for this reader."""
    visit = scene.work.visits.get(scene.about)
    return _alarm(visit, scene) if _concerns(visit, scene) else None


def alarm_changed(scene: Scene) -> Message:
    """The alarm as it is now; without the place once there was an answer, whoever the reader has become."""
    visit = scene.work.visits.get(scene.about)
    return _alarm(visit, scene) if _concerns(visit, scene) else Message(_alarm_over(visit, scene))


def sure(scene: Scene) -> Message:
    """The second step: it ends for everybody."""
    visit, _ = scene.work.visits.get(scene.about), scene.words
    if not _concerns(visit, scene):
        return alarm_changed(scene)
    name = scene.name_of(visit.person)
    asked = lines(
        _("<b>Have you talked with {name} yourself, and is {name} safe?</b>", name=name),
        _("Then nobody is told any more, and nobody looks after {name}.", name=name),
    )
    yes = scene.button("✅ " + _.plain("Yes, I have talked with {name}", name=name), HaveTalked(visit.id))
    return Message(asked, ((yes,), (scene.button("↩️ " + _.plain("Back"), LeaveAlarm(visit.id)),)))


def calm(scene: Scene) -> Message | None:
    """All is well; None when nobody answers again by now."""
    visit = scene.work.visits.get(scene.about)
    return None if visit.is_asked else Message(_all_is_well(visit, scene))


def call_about_visit(about: int, reader: Person, work: View, words: Words) -> str | None:
    """Beside Telegram, in plain words: who, and never where; None once there was an answer."""
    visit, _ = work.visits.get(about), words
    if not visit.is_asked:
        return None
    person = work.people.get(visit.person)
    name = person.name or _.plain("A colleague")
    if person.phone is None:
        return _.plain("{name} does not answer after a visit. Open Telegram.", name=name)
    return _.plain(
        "{name} does not answer after a visit. Open Telegram or call {phone}.", name=name, phone=telephone(person.phone)
    )


def _concerns(visit: Visit, scene: Scene) -> bool:
    told = [each.id for each in scene.work.visits.told(visit.id)]
    return visit.is_asked and scene.reader.id in told and can(scene.reader, Action.GO_IN)


def _alarm(visit: Visit, scene: Scene) -> Message:
    _, now, person = scene.words, scene.work.now, scene.work.people.get(visit.person)
    name, began, ends = scene.name_of(person.id), _.moment(visit.began_at, now), _.moment(visit.ends_at, now)
    emergency = scene.work.town.numbers.emergency
    text = lines(
        _("🆘 <b>{name} does not answer</b>", name=name),
        _("{name} went in at {began} and was to be out at {ends}.", name=name, began=began, ends=ends),
        place_line(visit, scene) or _("The place is not known here."),
        _("📞 {phone}", phone=telephone(person.phone))
        if person.phone
        else _("📞 The telephone number is not known here."),
        Html(),
        _("Call {name}. No answer? Then call {emergency}.", name=name, emergency=emergency),
    )
    talked = scene.button("🗣 " + _.plain("I have talked with {name}", name=name), AskIfSure(visit.id))
    return Message(text, ((talked,),), in_a_hurry=True)


def _alarm_over(visit: Visit, scene: Scene) -> Html:
    """What it was about. What became of it stands below, in a message of its own; not for whoever has said so."""
    _, now, name = scene.words, scene.work.now, scene.name_of(visit.person)
    return lines(
        _(
            "🆘 <b>{name} did not answer</b> – that is over ({time})",
            name=name,
            time=_.moment(visit.ended_at or now, now),
        ),
        _("{name} went in at {began}.", name=name, began=_.moment(visit.began_at, now)),
        _all_is_well(visit, scene) if visit.ended_by == scene.reader.id else None,
    )


def _all_is_well(visit: Visit, scene: Scene) -> Html:
    _, now, name = scene.words, scene.work.now, scene.name_of(visit.person)
    if visit.ended_at is None:
        until = _.moment(visit.ends_at, now)
        return _("✅ {name} has answered, and stays inside until {time}.", name=name, time=until)
    at = _.moment(visit.ended_at, now)
    if visit.ended_by == visit.person:
        return _("✅ {name} is out again ({time}).", name=name, time=at)
    by = scene.name_of(visit.ended_by)
    return _("✅ {by} has talked with {name} ({time}). It is over.", by=by, name=name, time=at)
