"""A database with a town's many years in it: a million closed alerts, and thousands that are open."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

from bot.house import House, house
from bot.settings import Settings
from core.alerts.alert import Alert
from core.alerts.climbing.ladder import begun
from core.alerts.reading import Urgency
from core.alerts.reference import new_reference
from core.alerts.report import Report, Step
from core.kernel.clock import Clock
from core.people.person import Person, Role
from storage.unit_of_work import UnitOfWork

CLOSED = 1_000_000
OPEN = 10_000
_YEARS = timedelta(days=3650)
_ASKED_AFTER = timedelta(days=28)
_REPORTERS = 200
_FIRST_REPORTER = 1000
_AREA = "vangdalen"

_MANY = "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < :closed)"
_REPORTS = """
INSERT INTO report (id, reporter_id, role, hidden, guided, step, area, signs, urgency, state, created_at, touched_at,
                    sent_at, help_asked_at, help_declined, key)
SELECT n, (SELECT id FROM person WHERE account = :first_reporter + n % :reporters), 'property_staff', false, false,
       'free', 'vangdalen', '', 'today', 'sent', :began + n * :apart, :began + n * :apart, :began + n * :apart,
       CASE WHEN :began + n * :apart < :asked_until THEN :began + n * :apart + :asked_after END, false, :key FROM many
"""
_ALERTS = """
INSERT INTO alert (id, reference, area, urgency, source, state, version, opened_at, taken_by, taken_at, closed_by,
                   closed_at, outcome, round, rung)
SELECT n, printf('%03X-%03X', n / 4096, n % 4096), 'vangdalen', 'today', 'property_staff', 'closed', 3,
       :began + n * :apart, :caretaker, :began + n * :apart, :caretaker, :began + n * :apart, 'advice', 1, 1 FROM many
"""
_ENTRIES = """
INSERT INTO entry (id, report_id, kind, at, by_id)
SELECT {number} * n + {which}, n, '{kind}', :began + n * :apart, :caretaker FROM many
"""
_HOLDERS = "INSERT INTO holder (alert_id, person_id, since) SELECT n, :caretaker, :began + n * :apart FROM many"
_OUTBOX = """
INSERT INTO outbox (id, kind, person_id, chat, about, slot, manner, priority, sound, again, unique_key, facts, state,
                    due_at, created_at, attempts, sent_at, message)
SELECT n, 'card', :caretaker, 1, n, 'card:' || n, 'move', 2, true, true, 'card:' || n || ':1:1:1', '{{}}', 'sent',
       :began + n * :apart, :began + n * :apart, 1, :began + n * :apart, n FROM many
"""
_KINDS = ("sent", "took", "closed")


def filled(settings: Settings, clock: Clock, closed: int = CLOSED) -> House:
    """The house of these settings, with so many closed alerts in it and somebody who had them all."""
    built = house(settings, clock)
    now = built.clock.now()
    with built.store._database.transaction() as connection:
        work = UnitOfWork(connection, built.store._around)
        caretaker, key = _people(work), built.vault.new()
    built.store.close()
    began = now - _YEARS
    values = {
        "closed": closed,
        "caretaker": caretaker,
        "key": key,
        "first_reporter": _FIRST_REPORTER,
        "reporters": _REPORTERS,
        "began": _microseconds(began.timestamp()),
        "apart": _microseconds(_YEARS.total_seconds()) // closed,
        "asked_until": _microseconds((now - _ASKED_AFTER).timestamp()),
        "asked_after": _microseconds(_ASKED_AFTER.total_seconds()),
    }
    _fill(settings, values)
    return house(settings, clock)


def _microseconds(seconds: float) -> int:
    return int(seconds * 1_000_000)


def _people(work: UnitOfWork) -> int:
    """Those who can be rung, the first of whom had them all, and those who report."""
    made = [
        Person(work.new_id(), account, role, name, joined_at=work.now)
        for account, role, name in (
            (1, Role.CARETAKER, "Kirsten"),
            (3, Role.CARETAKER, "Karl"),
            (4, Role.SECRETARIAT, "Sigrid"),
            *((_FIRST_REPORTER + number, Role.PROPERTY_STAFF, f"Peter {number}") for number in range(_REPORTERS)),
        )
    ]
    for person in made:
        work.people.add(person)
    return made[0].id


def _fill(settings: Settings, values: dict[str, int]) -> None:
    """All at once, without waiting for the disk: a database for measuring need not survive a power cut."""
    with closing(sqlite3.connect(settings.database_path, isolation_level=None)) as connection:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        entries = [_ENTRIES.format(number=len(_KINDS), which=each, kind=kind) for each, kind in enumerate(_KINDS)]
        for statement in (_REPORTS, _ALERTS, *entries, _HOLDERS, _OUTBOX.format()):
            head, _, select = statement.partition("SELECT")
            connection.execute(f"{head} {_MANY} SELECT {select}", values)
        connection.execute("COMMIT")


def open_alerts(count: int, urgency: Urgency, due: datetime, work: UnitOfWork) -> None:
    """So many that nobody has taken, whose next step is due at this moment."""
    caretaker, reporter = (work.people.by_account(account) for account in (1, _FIRST_REPORTER))
    assert caretaker is not None
    assert reporter is not None
    ladder = work.town.ladders.acute
    for number in range(count):
        draft = Report(
            work.new_id(),
            reporter.id,
            reporter.role,
            created_at=work.now,
            touched_at=work.now,
            guided=False,
            step=Step.FREE,
            urgency=urgency,
        )
        report = draft.in_area(_AREA)
        work.reports.add(report)
        new = Alert(
            report.id, new_reference(work.chance), _AREA, urgency, reporter.role, work.now - timedelta(seconds=number)
        )
        work.alerts.add(replace(begun(new, ladder, due, work.hours), next_step_at=due))
        work.alerts.give(report.id, [caretaker.id], work.now)
