"""What happens by itself about visits: whoever does not come out is asked, then others are told."""

from core.alerts.climbing.ringing import roster_of
from core.delivery.call import Call, CallKind
from core.people.person import Person
from core.people.roster import Roster
from core.visits import notices
from core.visits.needs import VisitWork
from core.visits.turn import next_turn, waits_for_nobody
from core.visits.visit import Visit, over


def take_next_turn(visit: int, work: VisitWork) -> None:
    """Whatever is due for it; nothing when it is not (any longer). After an outage it is one step, and goes on from
    there."""
    now = work.visits.get(visit)
    if now.next_step_at is None or now.next_step_at > work.now:
        return
    if now.is_planned:
        person = work.people.get(now.person)
        forget(now, work)
        work.tell(notices.not_begun(person, now))
    else:
        _take_turn(now, work)


def hurry(work: VisitWork) -> None:
    """Who can be reached has changed: a step that nobody can hear any longer is followed by the next one at once."""
    running = work.visits.unanswered()
    roster = roster_of(work) if running else None
    for visit in running:
        person, told = work.people.get(visit.person), work.visits.told(visit.id)
        if roster is not None and waits_for_nobody(visit, person, told, _area(visit, work), roster):
            _take_turn(visit, work, roster)


def forget(visit: Visit, work: VisitWork) -> None:
    """It never began: nobody said how long."""
    work.visits.save(over(visit, visit.person, work.now))
    dialogue = work.dialogues.of(visit.person)
    if dialogue is not None and dialogue.about == visit.id:
        work.dialogues.close(visit.person)


def _take_turn(visit: Visit, work: VisitWork, roster: Roster | None = None) -> None:
    person = work.people.get(visit.person)
    known = work.visits.told(visit.id)
    turn = next_turn(visit, person, known, _area(visit, work), roster or roster_of(work), work.town.visits)
    work.visits.save(turn.visit)
    work.visits.tell(visit.id, [each.id for each in turn.told], work.now)
    work.tell(notices.question(person, turn.visit), *(notices.alarm(each, turn.visit) for each in turn.told))
    for each in turn.called:
        _call(each, turn.visit, work)


def _call(to: Person, visit: Visit, work: VisitWork) -> None:
    """Beside Telegram, whether or not that reaches them: a life may be in danger."""
    work.calls.put(Call(to.id, CallKind.VISIT, visit.id, notices.alarm_key(to, visit), work.now))


def _area(visit: Visit, work: VisitWork) -> str | None:
    return work.alerts.get(visit.alert).area if visit.alert is not None else None
