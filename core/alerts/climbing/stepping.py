"""What happens by itself at an alert's next moment: a rung is climbed, whoever has it is asked, or it is free again."""

from dataclasses import replace

from core.alerts import notices
from core.alerts.advancing import pass_on_lead, record
from core.alerts.alert import Alert, AlertState
from core.alerts.climbing.ladder import Step, climb
from core.alerts.climbing.notices import still_on_it
from core.alerts.climbing.ringing import announce, call_off, first_step, keep, ladder_of, roster_of, show_change
from core.alerts.climbing.watch import asked
from core.alerts.journal import Entry, EntryKind
from core.alerts.lifecycle import abandon, let_go
from core.alerts.needs import AlertWork
from core.alerts.report import ReportState
from core.kernel.notice import Manner


def take_next_step(alert: int, work: AlertWork) -> None:
    """Whatever is due for it; nothing when it is not (any longer)."""
    now = work.alerts.get(alert)
    if now.next_step_at is None or now.next_step_at > work.now:
        return
    if now.postponed_until is not None:
        end_postponement(now, work)
    elif now.state is AlertState.NEW:
        climb_on(now, work)
    elif now.asked_at is None:
        _ask(now, work)
    else:
        give_back(now, EntryKind.RETURNED, work)


def climb_on(alert: Alert, work: AlertWork) -> None:
    """The next rung. The reporter hears when nobody can be reached, and sees when somebody is again, and how far it has
    been climbed."""
    roster = roster_of(work)
    waited = not any(person.reachable for person in work.alerts.holders(alert.id))
    step = climb(alert, alert.ladder, roster, work.hours) if alert.ladder else first_step(alert, work)
    work.alerts.climb(step.alert)
    reached = announce(step, work)
    if waited or step.alert.rung != alert.rung:
        manner = Manner.MOVE if waited and not reached else Manner.AMEND
        work.tell(notices.receipt(work.reports.get(alert.id), manner, nobody=waited and not reached))


def end_postponement(alert: Alert, work: AlertWork) -> None:
    """Its time has come: it is on the ladder again, and whoever postponed it is rung too."""
    for number in [each.id for each in _together(alert, work)]:
        each = work.alerts.get(number)  # one before it may have passed it the lead
        if is_taken_back(each, work):
            end_taken_back(each, EntryKind.RETURNED, work)
        else:
            free(each, _with_postponer(each, work), EntryKind.RETURNED, None, work)


def give_back(alert: Alert, kind: EntryKind, work: AlertWork, by: int | None = None) -> None:
    """On the ladder again, with its history and what follows it; whoever had it is not the first to be rung. Its
    reporter hears that nobody has it just now."""
    had = [alert.taken_by] if alert.taken_by is not None else []
    for number in [each.id for each in _together(alert, work)]:
        each = work.alerts.get(number)  # one before it may have passed it the lead
        if is_taken_back(each, work):
            end_taken_back(each, kind, work, by)
            continue
        freed = free(each, first_step(on_its_own(let_go(each), work), work, had), kind, by, work)
        work.tell(*notices.status(work.reports.get(freed.id), freed))


def end_taken_back(alert: Alert, kind: EntryKind, work: AlertWork, by: int | None = None) -> None:
    """What its reporter took back rings nobody any more: it is over when nobody works on it."""
    over = abandon(alert, work.now)
    record(over, kind, work.people.get(by) if by is not None else None, work)
    pass_on_lead(over, work)


def on_its_own(freed: Alert, work: AlertWork) -> Alert:
    """It follows no longer what somebody else has: it would be nobody's, and ring nobody."""
    leader = work.alerts.get(freed.joined_to) if freed.joined_to is not None else None
    if leader is None or leader.taken_by is None:
        return freed
    work.tell(*notices.cards_changed(leader, work.alerts.holders(leader.id), None))
    return replace(freed, joined_to=None, maybe_same_as=freed.joined_to)


def is_taken_back(alert: Alert, work: AlertWork) -> bool:
    return work.reports.get(alert.id).state is ReportState.WITHDRAWN


def _together(alert: Alert, work: AlertWork) -> list[Alert]:
    """It, and what follows it and is the same person's."""
    followers = work.alerts.joined_to(alert.id) if alert.taken_by is not None else ()
    return [alert, *(each for each in followers if each.is_open and each.taken_by == alert.taken_by)]


def free(alert: Alert, step: Step, kind: EntryKind, by: int | None, work: AlertWork) -> Alert:
    """Keep that nobody has it any more, and let those who act on it know."""
    keep(step.alert, work)
    work.journal.write(Entry(work.new_id(), alert.id, kind, work.now, by))
    call_off(alert, work)
    announce(step, work)
    show_change(step, work)
    return step.alert


def _with_postponer(alert: Alert, work: AlertWork) -> Step:
    """The first step, and whoever had postponed it."""
    step, roster = first_step(on_its_own(let_go(alert), work), work), roster_of(work)
    mine = [person for person in roster.staff if person.id == alert.postponed_by and roster.can_be_rung(person)]
    rings = tuple(dict.fromkeys((*mine, *step.rings))) if step.rings else ()
    return replace(step, rings=rings, shows=tuple(person for person in step.shows if person not in rings))


def _ask(alert: Alert, work: AlertWork) -> None:
    """Are you still on it? On the phone of whoever has it."""
    now = asked(alert, ladder_of(alert, work), work.now, work.hours)
    work.alerts.climb(now)
    work.journal.write(Entry(work.new_id(), alert.id, EntryKind.ASKED, work.now, alert.taken_by))
    if alert.taken_by is not None:
        work.tell(still_on_it(now, work.people.get(alert.taken_by)))
