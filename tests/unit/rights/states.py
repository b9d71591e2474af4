"""States in which there is a button to press: each is brought about for whoever tries."""

from dataclasses import replace
from datetime import timedelta

from core.alerts.ending.length import begin_stay
from core.alerts.journal import Entry, EntryKind
from core.alerts.keeping_out.held import as_of
from core.alerts.reading import Urgency
from core.alerts.report import ReportState, Step
from core.people.dialogue import Dialogue, DialogueKind
from core.privacy.kept_out import KeptOut
from core.visits.visit import VisitStep, over
from tests.unit.handlers.stage import NOON
from tests.unit.rights.land import Case

BLOCK = 4_712
"""The number of what keeps somebody out."""


def kept_out(case: Case) -> None:
    """Kirsten keeps somebody out."""
    block = KeptOut(BLOCK, "0" * 32, True, "Fordi", case.land.kirsten.id, NOON, NOON + timedelta(days=7))
    case.work.kept_out.add(block)


def held(case: Case) -> None:
    draft = case.work.reports.get(case.land.draft)
    case.work.reports.save(replace(draft, urgency=Urgency.TODAY, state=ReportState.HELD))


def held_as_of(case: Case) -> int:
    return as_of(case.work.reports.get(case.land.draft), case.work)


def said_to_reporter(case: Case) -> int:
    """Karl has written to the reporter."""
    said = Entry(case.work.new_id(), case.land.alert, EntryKind.SAID, NOON, case.land.karl.id, "Er hun hjemme?")
    case.work.journal.write(said)
    return said.id


def asked_to_say(case: Case) -> None:
    case.work.dialogues.open(case.by.id, Dialogue(DialogueKind.TALK, case.work.now, case.land.alert))


def asked_whether_it_helped(case: Case) -> None:
    report = case.work.reports.get(case.land.alert)
    case.work.reports.save(replace(report, help_asked_at=NOON))


def hidden(case: Case) -> None:
    report = case.work.reports.get(case.land.alert)
    case.work.reports.save(replace(report, hidden=True))


def danger(case: Case) -> None:
    report = case.work.reports.get(case.land.alert)
    case.work.reports.save(replace(report, told_emergency_at=NOON))


def ready(case: Case) -> None:
    draft = case.work.reports.get(case.land.draft)
    case.work.reports.save(replace(draft, urgency=Urgency.TODAY))


def guided(case: Case) -> None:
    draft = case.work.reports.get(case.land.draft)
    case.work.reports.save(replace(draft, guided=True, step=Step.CHANGE))


def offered(case: Case) -> None:
    case.change(case.alert(), offered_to=case.by.id, offered_by=case.land.karl.id)


def planned(case: Case) -> None:
    visit = case.work.visits.get(case.land.visit)
    case.work.visits.save(replace(visit, step=VisitStep.PLANNED))


def safe(case: Case) -> None:
    """A colleague has said so."""
    case.work.visits.save(over(case.inside(), case.land.karl.id, case.work.now))


def silent(case: Case) -> None:
    """Somebody was told: Karl, at least."""
    case.work.visits.save(replace(case.inside(), step=VisitStep.ALARMED))
    case.work.visits.tell(case.land.visit, [case.land.karl.id], case.work.now)


def asked(case: Case) -> None:
    case.work.dialogues.open(case.by.id, Dialogue(DialogueKind.ADD, case.work.now, case.land.alert))


def is_over(case: Case) -> None:
    """It is over, and will be erased."""
    case.closed(None)
    begin_stay(case.alert(), case.work)


def code_is_old(case: Case) -> None:
    address = case.work.addresses.get(case.land.address)
    case.work.addresses.save(replace(address, code_until=NOON))
