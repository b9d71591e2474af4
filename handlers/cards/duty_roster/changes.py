"""Those concerned hear that somebody is away, or is not after all, and who stands in. Colleagues are not told why."""

from datetime import datetime

from core.people.absence import Absence
from core.people.being_away.notices import relying_on
from core.people.being_away.standing_in import AskForStandIn
from core.people.rights import Action
from handlers.cards.scene import Scene, lines
from handlers.days import days_of, span
from handlers.message import Message, Rows
from handlers.words import Html


def somebody_away(scene: Scene) -> Message:
    """Who is away, when, and who stands in; for whom it is about, if somebody else entered it."""
    kept, _ = _kept(scene), scene.words
    name, days = scene.name_of(kept.person), days_of(kept, _)
    if kept.ends_at <= scene.work.now:
        return Message(_("{name} is back.", name=name))
    if kept.person == scene.reader.id:
        said = _("You are entered as away: {days}.", days=days)
        return Message(lines(said, stands_in(kept, scene)), _choose(kept, scene))
    said = lines(_("{name} is away: {days}.", name=name, days=days), stands_in(kept, scene))
    mine = next((each for each in relying_on(kept, scene.work) if each.person == scene.reader.id), None)
    if mine is None:
        return Message(said)
    named = _("You chose {name} as your stand-in: {days}.", name=name, days=days_of(mine, _))
    return Message(lines(said, named), _choose(mine, scene))


def called_off(scene: Scene) -> Message:
    """Not away after all."""
    scene.insist(Action.SEE_DUTY)
    _, facts = scene.words, scene.notice.facts
    begins, ends = (datetime.fromisoformat(str(facts[name])) for name in ("begins_at", "ends_at"))
    person, days = int(facts["person"] or 0), span(begins, ends, _)
    if person == scene.reader.id:
        return Message(_("Your absence is called off: {days}.", days=days))
    return Message(_("{name} is not away after all: {days}.", name=scene.name_of(person), days=days))


def standing_in(scene: Scene) -> Message | None:
    """None when somebody else does by now."""
    kept, _ = _kept(scene), scene.words
    if kept.stand_in != scene.reader.id:
        return None
    name, days = scene.name_of(kept.person), days_of(kept, _)
    return Message(
        lines(
            _("🤝 You stand in for <b>{name}</b>: {days}.", name=name, days=days),
            _("At the start you get what is open, in one message."),
        )
    )


def not_standing_in(scene: Scene) -> Message:
    """It is over, or somebody else does."""
    scene.insist(Action.SEE_DUTY)
    person = int(scene.notice.facts["person"] or 0)
    return Message(scene.words("You no longer stand in for {name}.", name=scene.name_of(person)))


def no_stand_in(scene: Scene) -> Message | None:
    """A holiday is near; None when somebody has been named by now."""
    kept, _ = _kept(scene), scene.words
    if kept.stand_in is not None:
        return None
    name, days = scene.name_of(kept.person), days_of(kept, _)
    if kept.person == scene.reader.id:
        said = _("⏰ You are away {days}, and nobody stands in for you.", days=days)
    else:
        said = _("⏰ {name} is away {days}, and nobody stands in.", name=name, days=days)
    return Message(said, _choose(kept, scene))


def stands_in(kept: Absence, scene: Scene) -> Html:
    """Who does, or that nobody does."""
    _ = scene.words
    if kept.stand_in is None:
        return _("Nobody stands in.")
    return _("{name} stands in.", name=scene.name_of(kept.stand_in))


def _kept(scene: Scene) -> Absence:
    scene.insist(Action.SEE_DUTY)
    return scene.work.absences.get(scene.about)


def _choose(kept: Absence, scene: Scene) -> Rows:
    return ((scene.button("🤝 " + scene.words.plain("Choose the stand-in"), AskForStandIn(kept.id)),),)
