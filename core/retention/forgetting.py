"""Who reported something is forgotten: when the time is over, or because they ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.alerts.journal import OF_THE_REPORTER, Entry, EntryKind
from core.alerts.matter import whole_matter
from core.alerts.notices import cards_changed
from core.alerts.report import ReportState
from core.kernel.refusal import Refused
from core.people.person import Person
from core.people.rights import Action, Relation, allow
from core.privacy.looking import Why
from core.privacy.masking import without_names
from core.retention import notices
from core.retention.needs import RetentionWork

_AT_ONCE = 50


class StillMember(Refused):
    """Whoever takes part is taken out by the secretariat first."""


class StillInside(Refused):
    """Whoever is inside somewhere is looked after until they are out."""


@dataclass(frozen=True)
class AskToBeErased:
    """Really? What goes and what stays is said first."""

    def __call__(self, by: Person, work: RetentionWork) -> None:
        if by.is_member:
            raise StillMember
        _may_go(by, work)
        work.tell(notices.sure(by))


@dataclass(frozen=True)
class StayKnown:
    """Better not."""

    def __call__(self, by: Person, work: RetentionWork) -> None:
        allow(by, Action.BE_ERASED, Relation.OWN)
        work.tell(notices.stays_known(by))


@dataclass(frozen=True)
class BeErased:
    """Nothing leads to them any longer. What they reported stays with whoever has it, as the resident's matter."""

    def __call__(self, by: Person, work: RetentionWork) -> None:
        _may_go(by, work)
        erase_person(by, work)


def erase_person(someone: Person, work: RetentionWork) -> None:
    """Drafts go whole, reports lose their reporter, and the last thing they hear is what became of it all."""
    drafts, sent = work.reports.drafts_of(someone.id), work.forgetting.sent_by(someone.id)
    for draft in drafts:
        work.reports.drop(draft)
    still_open = sum(forget_reporter(report, work) for report in sent)
    work.looks.note(someone.id, "erased themselves", None, Why.ERASURE)
    work.forgetting.person(someone)
    work.tell(notices.erased(someone, len(sent), still_open))


def due_names(work: RetentionWork) -> Sequence[int]:
    """Alerts that ended so long ago that nobody needs to know who reported them."""
    return work.stays.known(work.now, _AT_ONCE)


def forget_in_time(report: int, work: RetentionWork) -> None:
    """Its reporter goes from it, and from the records when nothing else of theirs is kept."""
    reporter = work.reports.get(report).reporter
    forget_reporter(report, work)
    forget_if_a_stranger(reporter, work)


def forget_reporter(report: int, work: RetentionWork) -> bool:
    """Whether it is still open: then those who have its card see that its reporter hears nothing any more."""
    _unname(report, work)
    work.forgetting.reporter(report)
    work.journal.write(Entry(work.new_id(), report, EntryKind.FORGOTTEN, work.now))
    if work.reports.get(report).state is ReportState.HELD:
        return False
    alert = work.alerts.get(report)
    if alert.is_open:
        work.tell(*cards_changed(alert, work.alerts.holders(report), None))
    return alert.is_open


def _unname(forgotten: int, work: RetentionWork) -> None:
    """Their name goes from the words too, as long as it is known which it is: from all of this report, and from what
    colleagues wrote in what belongs to it."""
    report = work.reports.get(forgotten)
    names = (report.name, work.people.get(report.reporter).name)
    belongs = [] if report.state is ReportState.HELD else whole_matter(work.alerts.get(forgotten), work)
    for number in {forgotten, *(each.id for each in belongs)}:
        for entry in work.journal.of(number):
            if number == forgotten or entry.kind not in OF_THE_REPORTER:
                _unname_words(entry, names, work)
    if report.where:
        work.reports.save(replace(report, where=without_names(report.where, names)))


def _unname_words(entry: Entry, names: Sequence[str | None], work: RetentionWork) -> None:
    words = without_names(entry.words or "", names)
    if words != (entry.words or ""):
        work.journal.rewrite(entry.id, words)


def forget_if_a_stranger(someone: int, work: RetentionWork) -> None:
    """Nobody is kept whose last report has gone, and whom nobody invited."""
    if work.forgetting.is_stranger(someone):
        work.forgetting.person(work.people.get(someone))


def _may_go(by: Person, work: RetentionWork) -> None:
    allow(by, Action.BE_ERASED, Relation.OWN)
    if work.people.is_inside(by.id):
        raise StillInside
