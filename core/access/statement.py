"""What is kept about a resident's case, or about somebody who reported, and who has looked at it: as it may be handed
out to them (GDPR, article 15)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.alerts.alert import Alert, Outcome, Status
from core.alerts.journal import AttachmentKind, Entry, EntryKind
from core.alerts.matter import whole_matter
from core.alerts.needs import AlertWork
from core.alerts.reading import Sign, Urgency
from core.alerts.report import Report
from core.kernel.missing import Missing
from core.people.person import Person, Role
from core.privacy.looking import Look, Why
from core.privacy.masking import masked

_BY_THE_REPORTER = frozenset({EntryKind.WROTE, EntryKind.ADDED, EntryKind.ANSWERED})
_WITH_THE_REPORTER = _BY_THE_REPORTER | {EntryKind.SAID}
_OURS = frozenset({EntryKind.TOLD_EMERGENCY, EntryKind.TOLD_CHILD})
"""Words of the town's configuration: nothing in them is anybody's."""
_MOST_REPORTS = 500


@dataclass(frozen=True, slots=True)
class Matter:
    """A report and what became of it. Moments: aware, UTC."""

    reference: str
    area: str
    place: str
    where: str | None
    signs: Sequence[Sign]
    urgency: Urgency
    opened_at: datetime
    closed_at: datetime | None
    status: Status
    outcome: Outcome | None
    destination: str | None
    files: Sequence[AttachmentKind]


@dataclass(frozen=True, slots=True)
class Said:
    """Words that are kept. `by`: a colleague's name; None for whoever reported it. `reference`: None of what has none,
    which is not told apart: whoever is kept out silently does not learn it here."""

    reference: str | None
    at: datetime
    kind: EntryKind
    by: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody looked. `by_reporter`: whoever reported it, who is never named. `name` and `role` of a colleague, as far
    as they may be told; neither for the operator."""

    reference: str
    at: datetime
    by_reporter: bool
    name: str | None
    role: Role | None
    what: str
    why: Why
    reason: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Everything, in order."""

    matters: Sequence[Matter]
    said: Sequence[Said]
    looked: Sequence[Looked]


@dataclass(frozen=True, slots=True)
class Until:
    """Nothing newer than this is in it, so that it stays the same while it is being read."""

    entry: int
    look: int


def about_resident(alert: int, until: Until, work: AlertWork) -> Statement:
    """The whole matter. Whoever reported is not named; colleagues are."""
    alerts = whole_matter(work.alerts.get(alert), work)
    reporters = {work.reports.get(each.id).reporter for each in alerts}
    names = [name for each in alerts for name in (work.reports.get(each.id).name,)]
    names += [work.people.get(each).name for each in reporters]
    statement = _statement(alerts, reporters, until, work)
    return replace(
        statement,
        matters=[replace(each, where=masked(each.where, names) if each.where else None) for each in statement.matters],
        said=[
            each if each.kind in _OURS else replace(each, words=masked(each.words, names)) for each in statement.said
        ],
        looked=[replace(each, reason=masked(each.reason, names) if each.reason else None) for each in statement.looked],
    )


def about_reporter(person: int, until: Until, work: AlertWork) -> Statement:
    """What they wrote themselves and were written, and who has looked at it: by their role. What colleagues noted is
    about somebody else."""
    alerts = sorted(work.alerts.of_reporter(person, _MOST_REPORTS), key=lambda each: each.id)
    statement = _statement(alerts, {person}, until, work)
    return replace(
        statement,
        matters=[replace(each, outcome=None, destination=None) for each in statement.matters],
        said=[
            *(replace(each, by=None) for each in statement.said if each.kind in _WITH_THE_REPORTER),
            *(said for each in work.reports.without_alert(person) for said in _unsent(each, until, work)),
        ],
        looked=[replace(each, name=None, reason=None) for each in statement.looked],
    )


def name_of(person: Person, work: AlertWork) -> str | None:
    """As they were invited, or as they are called in Telegram: of neighbours that stands only in what they sent."""
    last = work.alerts.of_reporter(person.id, 1)
    return person.name or (work.reports.get(last[0].id).name if last else None)


def _statement(alerts: Sequence[Alert], reporters: Collection[int], until: Until, work: AlertWork) -> Statement:
    references = {alert.id: alert.reference for alert in alerts}
    entries = [entry for alert in alerts for entry in work.journal.of(alert.id) if entry.id <= until.entry]
    looks = work.looks.about(list(references), until.look)
    return Statement(
        [_matter(alert, work) for alert in alerts],
        [_said(entry, references[entry.report], reporters, work) for entry in entries if entry.words],
        [_looked(look, references[look.about or 0], reporters, work) for look in looks],
    )


def _unsent(report: Report, until: Until, work: AlertWork) -> list[Said]:
    """Of what is no alert, not yet or not now: the words, and where it is."""
    entries = [entry for entry in work.journal.of(report.id) if entry.id <= until.entry]
    said = [Said(None, entry.at, entry.kind, None, entry.words) for entry in entries if entry.words]
    where = Said(None, report.touched_at, EntryKind.WROTE, None, report.where) if report.where else None
    return [*said, where] if where else said


def _matter(alert: Alert, work: AlertWork) -> Matter:
    report = work.reports.get(alert.id)
    return Matter(
        alert.reference,
        alert.area,
        report.place.described(),
        report.where,
        report.signs,
        alert.urgency,
        alert.opened_at,
        alert.closed_at,
        alert.status,
        alert.outcome,
        alert.destination,
        [attached.kind for attached in work.journal.attachments_of(alert.id)],
    )


def _said(entry: Entry, reference: str, reporters: Collection[int], work: AlertWork) -> Said:
    by_reporter = entry.kind in _BY_THE_REPORTER or entry.by in reporters
    name = None if by_reporter else _colleague(entry.by, work)[0]
    return Said(reference, entry.at, entry.kind, name, entry.words or "")


def _looked(look: Look, reference: str, reporters: Collection[int], work: AlertWork) -> Looked:
    by_reporter = look.why is Why.OWN or look.person in reporters
    name, role = (None, None) if by_reporter else _colleague(look.person, work)
    return Looked(reference, look.at, by_reporter, name, role, look.what, look.why, work.looks.reason_of(look))


def _colleague(person: int | None, work: AlertWork) -> tuple[str | None, Role | None]:
    """Name and role; nothing of whoever was erased, or of the operator."""
    if person is None:
        return None, None
    try:
        known = work.people.get(person)
    except Missing:
        return None, None
    return known.name, known.role
