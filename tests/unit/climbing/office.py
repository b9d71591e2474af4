"""A small office in Randers, and an alert that climbs among its people while time passes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.days_off import danish_days_off
from core.alerts.alert import Alert
from core.alerts.climbing.ladder import Step, begun, climb, ladder_for
from core.alerts.reading import Urgency
from core.kernel.town import Hours, Ladders, RoutingStep
from core.kernel.working_time import WorkingTime
from core.people.absence import Absence, AbsenceKind
from core.people.person import Person, Role
from core.people.roster import Roster

ZONE = ZoneInfo("Europe/Copenhagen")
HOURS = WorkingTime(Hours(), ZONE, danish_days_off())
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
FAR_AHEAD = datetime(2030, 1, 1, tzinfo=UTC)
MONDAY_AT_TEN = "30/11 2026 10:00"

KIRSTEN = Person(1, 1, Role.CARETAKER, "Kirsten", joined_at=LONG_AGO)
SOREN = Person(2, 2, Role.CARETAKER, "Søren", joined_at=LONG_AGO)
BIRGIT = Person(3, 3, Role.SECRETARIAT, "Birgit", joined_at=LONG_AGO)
OFFICE = (KIRSTEN, SOREN, BIRGIT)


def at(written: str) -> datetime:
    """On the clocks of Randers, where the hour that is shown twice is the first."""
    return datetime.strptime(written, "%d/%m %Y %H:%M").replace(tzinfo=ZONE).astimezone(UTC)


def shown(moment: datetime) -> str:
    return moment.astimezone(ZONE).strftime("%d/%m %H:%M")


def away(
    person: Person, stand_in: Person | None = None, since: datetime = LONG_AGO, until: datetime = FAR_AHEAD
) -> Absence:
    return Absence(person.id, person.id, AbsenceKind.HOLIDAY, since, until, stand_in.id if stand_in else None)


def roster(moment: datetime, staff: Sequence[Person] = OFFICE, absences: Sequence[Absence] = ()) -> Roster:
    covering = [absence for absence in absences if absence.covers(moment)]
    return Roster(staff, covering, (RoutingStep.AREA, RoutingStep.GENERAL, RoutingStep.SECRETARIAT), moment)


def alert(urgency: Urgency, since: datetime, ladders: Ladders | None = None) -> Alert:
    """At the foot of the default ladder of its urgency."""
    fresh = Alert(7, "ABC-234", "vangdalen", urgency, Role.NEIGHBOUR, since)
    return begun(fresh, ladder_for(urgency, ladders or Ladders()), since, HOURS)


def step(now: Alert, moment: datetime, staff: Sequence[Person] = OFFICE, absences: Sequence[Absence] = ()) -> Step:
    assert now.ladder is not None
    return climb(now, now.ladder, roster(moment, staff, absences), HOURS)


def names(step: Step) -> str:
    return " ".join(str(person.name) for person in step.rings)


def rung_until(
    now: Alert, until: datetime, staff: Sequence[Person] = OFFICE, absences: Sequence[Absence] = ()
) -> list[tuple[str, str]]:
    """When whom it rings, as long as nobody takes it and no tick is missed."""
    rung = []
    while now.next_step_at is not None and now.next_step_at <= until:
        moment = now.next_step_at
        taken = step(now, moment, staff, absences)
        if taken.reached:
            rung.append((shown(moment), names(taken)))
        assert taken.alert.next_step_at is not None
        assert taken.alert.next_step_at > moment, "it would be due again at once"
        now = taken.alert
    return rung


def unreachable(person: Person) -> Person:
    return replace(person, unreachable_since=LONG_AGO)
