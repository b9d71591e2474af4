"""Whether somebody is kept out. Asked of neighbours alone, and never about danger to life."""

from dataclasses import dataclass, replace
from datetime import datetime

from core.alerts.keeping_out import notices
from core.alerts.needs import AlertWork
from core.alerts.report import Report, ReportState
from core.kernel.notice import Manner
from core.kernel.refusal import Refused
from core.people.person import Person, Role
from core.people.rights import Action, roles_with
from core.privacy.kept_out import KeptOut


@dataclass(eq=False)
class SenderKeptOut(Refused):
    """They know it, and until when (aware, UTC). Danger to life they may always write."""

    until: datetime


def kept_out(by: Person, work: AlertWork) -> KeptOut | None:
    """What is in force against them."""
    if by.role is not Role.NEIGHBOUR or not by.is_known:
        return None
    return work.kept_out.of(hash_of(by, work), work.now)


def refuse_openly(by: Person, work: AlertWork) -> None:
    """Refuse with SenderKeptOut whoever was told so."""
    block = kept_out(by, work)
    if block is not None and not block.silent:
        raise SenderKeptOut(block.until)


def who_reads(work: AlertWork) -> list[Person]:
    """Everybody who can be told of what is held back and may decide on it, whether they are away or not: whoever stands
    in for them may not read it."""
    return [person for person in work.people.with_roles(*roles_with(Action.REVIEW_KEPT_OUT)) if person.reachable]


def to_be_held(by: Person, work: AlertWork) -> KeptOut | None:
    """What is in force against them, when what they report is held back because of it: where nobody could read it, it
    is not."""
    block = kept_out(by, work)
    return block if block is not None and who_reads(work) else None


def hold(report: Report, block: KeptOut, work: AlertWork, manner: Manner) -> None:
    """Keep it for the secretariat: it rings nobody, and nothing is promised to its sender that is not so."""
    held = replace(report, state=ReportState.HELD, touched_at=work.now)
    work.reports.save(held)
    work.kept_out.save(replace(block, kept_back=block.kept_back + 1))
    work.tell(notices.held(held, manner))
    work.tell(*(notices.held_list(person, Manner.MOVE) for person in who_reads(work)))


def more_is_held(held: Report, work: AlertWork) -> None:
    """Something was added to it: its time begins anew, whoever reads it is told again, and nobody decides on it who saw
    less."""
    changed = replace(held, touched_at=work.now)
    work.reports.save(changed)
    work.tell(notices.held(changed, Manner.MOVE))
    for person in who_reads(work):
        work.tell(notices.held_changed(changed, person), notices.held_list(person, Manner.MOVE))


def hash_of(sender: Person, work: AlertWork) -> str:
    """By the account, so that it holds whatever else is forgotten about them; nobody reads from it who it is."""
    return work.keyed_hash("sender", str(sender.account))
