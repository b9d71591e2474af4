"""Whether somebody is kept out. Asked of neighbours alone, and never about danger to life."""

from dataclasses import dataclass, replace
from datetime import datetime

from core.alerts.climbing.ringing import roster_of
from core.alerts.keeping_out import notices
from core.alerts.needs import AlertWork
from core.alerts.report import Report, ReportState
from core.kernel.notice import Manner
from core.kernel.refusal import Refused
from core.people.person import Person, Role
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


def hold(report: Report, block: KeptOut, work: AlertWork, manner: Manner) -> None:
    """Keep it for the secretariat: it rings nobody, and nothing is promised to its sender that is not so."""
    held = replace(report, state=ReportState.HELD, touched_at=work.now)
    work.reports.save(held)
    work.kept_out.save(replace(block, kept_back=block.kept_back + 1))
    work.tell(notices.held(held, manner))
    work.tell(*(notices.held_list(person, Manner.MOVE) for person in roster_of(work).secretariat()))


def hash_of(sender: Person, work: AlertWork) -> str:
    """By the account, so that it holds whatever else is forgotten about them; nobody reads from it who it is."""
    return work.keyed_hash("sender", str(sender.account))
