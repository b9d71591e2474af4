"""Who is on duty now and next week, who is away, and who stands in."""

from collections.abc import Sequence

from core.people.duty_plan import Crew, Duty, end_of_next_week, plan
from core.people.person import Person, Role
from core.people.rights import Action
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
            *_groups(now, scene),
            None if work.hours.is_open(work.now) else _("Outside working hours only what is acute rings."),
            None if later else _("It stays so until the end of next week."),
            *(line for each in later for line in (Html(), *_from(each, scene))),
            Html() if away else None,
            _("<b>Away</b>") if away else None,
            *(_("• {who} {stand_in}", who=who, stand_in=named) for who, named in zip(away, standing_in, strict=True)),
        )
    )


def _from(each: Duty, scene: Scene) -> list[Html]:
    when = scene.words("<b>From {day}</b>", day=day(each.begins_at, scene.words))
    return [when, *_groups(each, scene)]


def _groups(each: Duty, scene: Scene) -> list[Html]:
    return [_group(people, areas, len(each.groups) == 1, scene) for people, areas in each.groups]


def _group(people: Sequence[Person], areas: Sequence[str], everywhere: bool, scene: Scene) -> Html:
    _, town = scene.words, scene.work.town
    where = _.plain("all areas") if everywhere else ", ".join(names.area(area, town) for area in areas)
    if not people:
        return _("• {where}: ⚠️ nobody", where=where)
    return _("• {where}: {people}", where=where, people=", ".join(_who(person, scene) for person in people))


def _who(person: Person, scene: Scene) -> str:
    """By name, with the number to call if it is known."""
    name = scene.name_of(person.id)
    return f"{name} ({telephone(person.phone)})" if person.phone else name
