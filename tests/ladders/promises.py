"""What must hold of every alert at every moment, said without the code that keeps it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from core.alerts.alert import Alert, AlertState
from core.alerts.journal import Entry, EntryKind
from core.alerts.notices import AlertKind
from core.alerts.reading import Urgency
from core.delivery.outcome import Delivery
from core.people.person import Role
from storage.tables import alert as alerts
from storage.tables import call, outbox
from storage.unit_of_work import UnitOfWork

_ACUTE_MINUTES = (0, 5, 10, 20)
_THEN_EVERY = timedelta(minutes=15)
_ASKED_AFTER, _TIME_TO_ANSWER = timedelta(minutes=30), timedelta(minutes=10)
_HOW_URGENT = list(Urgency)
_WAITING = (Delivery.PENDING.value, Delivery.SENDING.value)


def everything_holds(work: UnitOfWork, due: frozenset[int]) -> None:
    """Nothing is due any more when the clock has ticked."""
    for number in work._connection.execute(select(alerts.c.id)).scalars().all():
        alert, history = work.alerts.get(number), work.journal.of(number)
        assert alert.next_step_at is None or alert.next_step_at > work.now, "a step is overdue"
        _nobody_forgets(alert, history, work)
        _each_rung_is_told_once(alert, history, work)
        _only_those_are_rung_who_can_be(alert, history, work)
        if alert.state is not AlertState.NEW:
            _nothing_more_is_sent(alert, work)
        elif number in due:
            _somebody_was_rung(alert, history, work)


def _nobody_forgets(alert: Alert, history: Sequence[Entry], work: UnitOfWork) -> None:
    if not alert.is_open:
        assert alert.next_step_at is None
    elif alert.joined_to is not None:
        leader = work.alerts.get(alert.joined_to)
        assert leader.is_open, "it follows what is over"
        assert leader.joined_to is None, "it follows what follows"
        assert _HOW_URGENT.index(leader.urgency) <= _HOW_URGENT.index(alert.urgency), "it climbs too slowly for both"
        assert alert.taken_by is not None or leader.taken_by is None, "nobody's, behind what somebody has"
    elif alert.postponed_until is not None:
        assert alert.next_step_at == alert.postponed_until
        assert alert.urgency is not Urgency.ACUTE or alert.taken_by is not None
    else:
        assert alert.next_step_at is not None
        assert alert.next_step_at <= _latest(alert, history, work)


def _latest(alert: Alert, history: Sequence[Entry], work: UnitOfWork) -> datetime:
    """When something must happen by itself at the latest."""
    acute, now, ladder = alert.urgency is Urgency.ACUTE, work.now, alert.ladder
    assert ladder is not None
    if alert.state is AlertState.NEW:
        return _next_rung(alert, history) if acute else work.hours.after(now, ladder.repeat + 8 * 60 * 5)
    if alert.alive_at is not None:
        return work.hours.days_after(alert.alive_at, ladder.quiet_days)
    following = [entry for each in work.alerts.joined_to(alert.id) for entry in work.journal.of(each.id)]
    last = max(entry.at for entry in (*history, *following))
    if alert.asked_at is not None:
        return alert.asked_at + _TIME_TO_ANSWER if acute else work.hours.after(alert.asked_at, ladder.answer)
    return last + _ASKED_AFTER if acute else work.hours.after(last, ladder.ask)


def _next_rung(alert: Alert, history: Sequence[Entry]) -> datetime:
    """Its minute, once somebody was rung; and what reached nobody is tried again."""
    assert alert.began_at is not None
    tries = [entry for entry in history if entry.kind in (EntryKind.RANG, EntryKind.SKIPPED)]
    assert tries, "nobody was rung when it became acute"
    tried = max(entry.at for entry in tries)
    reached = any(entry.at == tried and entry.kind is EntryKind.RANG for entry in tries)
    if reached and alert.rung < len(_ACUTE_MINUTES):
        return alert.began_at + timedelta(minutes=_ACUTE_MINUTES[alert.rung])
    return tried + _THEN_EVERY


def _each_rung_is_told_once(alert: Alert, history: Sequence[Entry], work: UnitOfWork) -> None:
    """Each ring is one card, and each card one ring: nobody is told twice, and nobody is left out."""
    rung = Counter(entry.by for entry in history if entry.kind is EntryKind.RANG)
    at_once = Counter((entry.by, entry.at) for entry in history if entry.kind is EntryKind.RANG)
    keys = outbox.c.unique_key.startswith(f"card:{alert.id}:")
    cards = Counter(work._connection.execute(select(outbox.c.person_id).where(keys)).scalars().all())
    assert rung == cards, "a card more or less than was rung"
    assert not at_once or max(at_once.values()) == 1, "rung twice at once"


def _only_those_are_rung_who_can_be(alert: Alert, history: Sequence[Entry], work: UnitOfWork) -> None:
    now_rung = [
        work.people.get(entry.by)
        for entry in history
        if entry.kind is EntryKind.RANG and entry.at == work.now and entry.by
    ]
    away = {absence.person for absence in work.absences.at(work.now)}
    members = work.people.with_roles(Role.SECRETARIAT)
    for person in now_rung:
        assert person.reachable
        assert person.role in (Role.CARETAKER, Role.SECRETARIAT)
        if person.id in away:
            assert person.role is Role.SECRETARIAT
            assert all(each.id in away or not each.reachable for each in members), "woken though a colleague is there"
    assert not now_rung or (alert.ladder and alert.ladder.at_any_hour) or work.hours.is_open(work.now), "out of hours"


def _nothing_more_is_sent(alert: Alert, work: UnitOfWork) -> None:
    cards = select(outbox.c.id).where(
        outbox.c.about == alert.id, outbox.c.kind == AlertKind.CARD, outbox.c.state.in_(_WAITING)
    )
    calls = select(call.c.id).where(call.c.about == alert.id, call.c.state.in_(_WAITING))
    assert not work._connection.execute(cards).all(), "a card still goes out"
    assert not work._connection.execute(calls).all(), "somebody is still called"


def _somebody_was_rung(alert: Alert, history: Sequence[Entry], work: UnitOfWork) -> None:
    if alert.urgency is not Urgency.ACUTE or alert.joined_to is not None:
        return
    anybody = any(person.reachable for person in work.people.with_roles(Role.SECRETARIAT))
    rung = any(entry.kind is EntryKind.RANG and entry.at == work.now for entry in history)
    assert rung or not anybody, "a rung was due, and nobody was rung"
