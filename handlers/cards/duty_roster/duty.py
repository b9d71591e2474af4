"""Who is on duty now and next week, who is away, and who stands in."""

from collections.abc import Sequence

from core.people.duty_plan import Crew, Duty, end_of_next_week, plan
from core.people.person import Person, Role
from core.people.rights import Action
from core.people.roster import Roster
from handlers import names
from handlers.cards.duty_roster.changes import stands_in
from handlers.cards.scene import Scene, lines
from handlers.days import day, days_of
from handlers.message import Message
from handlers.words import Html, telephone

_CHANGES_SHOWN = 8


def duty(scene: Scene) -> Message:
    """One line where it is the same people everywhere, else one for each group of areas."""
    scene.insist(Action.SEE_DUTY)
    _, work = scene.words, scene.work
    ends = end_of_next_week(work.now, work.hours)
    absences = work.absences.between(work.now, ends)
    crew = Crew(work.people.with_roles(Role.CARETAKER, Role.SECRETARIAT), absences, work.town.routing.order)
    now, *later = plan(crew, [area.key for area in work.town.areas], work.now, ends)[:_CHANGES_SHOWN]
    away = [_("{name}: {days}.", name=scene.name_of(each.person), days=days_of(each, _)) for each in absences]
    standing_in = [stands_in(each, scene) for each in absences]
    return Message(
        lines(
            _("<b>On duty now</b>"),
            *_groups(now, crew, scene),
            _secretariat(crew, scene),
            None if work.hours.is_open(work.now) else _("Outside working hours only what is acute rings."),
            None if later else _("It stays so until the end of next week."),
            *(line for each in later for line in (Html(), *_from(each, crew, scene))),
            Html() if away else None,
            _("<b>Away</b>") if away else None,
            *(_("• {who} {stand_in}", who=who, stand_in=named) for who, named in zip(away, standing_in, strict=True)),
        )
    )


def _from(each: Duty, crew: Crew, scene: Scene) -> list[Html]:
    when = scene.words("<b>From {day}</b>", day=day(each.begins_at, scene.words))
    return [when, *_groups(each, crew, scene)]


def _groups(each: Duty, crew: Crew, scene: Scene) -> list[Html]:
    roster = crew.at(each.begins_at)
    return [_group(people, areas, roster, scene, everywhere=len(each.groups) == 1) for people, areas in each.groups]


def _group(people: Sequence[Person], areas: Sequence[str], roster: Roster, scene: Scene, *, everywhere: bool) -> Html:
    """Who is rung first and who next, as on the ladder; everybody else on duty sees it too."""
    _, town = scene.words, scene.work.town
    where = _.plain("all areas") if everywhere else ", ".join(names.area(area, town) for area in areas)
    if not people:
        return _("• {where}: ⚠️ nobody", where=where)
    second = roster.stand_in(areas[0])
    if second is None or people[0].role is Role.SECRETARIAT:
        return _("• {where}: {people}", where=where, people=_names(people, scene))
    facts = {"where": where, "first": _who(people[0], scene), "second": _who(second, scene)}
    others = [person for person in people[1:] if person.id != second.id]
    if others:
        return _("• {where}: first {first}, then {second}, also {others}", **facts, others=_names(others, scene))
    return _("• {where}: first {first}, then {second}", **facts)


def _secretariat(crew: Crew, scene: Scene) -> Html:
    """Whoever is rung after them."""
    there = crew.at(scene.work.now).secretariat_there()
    if not there:
        return scene.words("• Secretariat: ⚠️ nobody")
    return scene.words("• Secretariat: {people}", people=_names(there, scene))


def _names(people: Sequence[Person], scene: Scene) -> str:
    return ", ".join(_who(person, scene) for person in people)


def _who(person: Person, scene: Scene) -> str:
    """By name, with the number to call if it is known."""
    name = scene.name_of(person.id)
    return f"{name} ({telephone(person.phone)})" if person.phone else name
