"""What is said when work changes hands because somebody goes or returns, and when a rung would reach nobody."""

from enum import StrEnum

from core.alerts.needs import AlertWork
from core.kernel.notice import Manner, Notice, Priority
from core.people.absence import Absence
from core.people.person import Person


class StandingInKind(StrEnum):
    """What a notice about it says."""

    HANDED_ON = "handed_on"
    WELCOME_BACK = "welcome_back"
    THEY_ARE_BACK = "they_are_back"
    COVERAGE = "coverage"


def handed_on(absence: Absence, to: Person, work: AlertWork) -> Notice:
    """From now on you stand in, and this is open."""
    return _told(StandingInKind.HANDED_ON, to, work, absence.id, f"away:{absence.id}")


def welcome_back(absence: Absence, to: Person, work: AlertWork) -> Notice:
    """This is open, and this became of what was theirs."""
    return _told(StandingInKind.WELCOME_BACK, to, work, absence.id)


def they_are_back(absence: Absence, to: Person, work: AlertWork) -> Notice:
    """You stand in for them no longer."""
    return _told(StandingInKind.THEY_ARE_BACK, to, work, absence.id)


def coverage(to: Person, work: AlertWork, *, changed: bool) -> Notice:
    """Which rungs will reach nobody, and what to do. What has only `changed` since is shown where it stands."""
    notice = _told(StandingInKind.COVERAGE, to, work, None, "coverage")
    return notice if not changed else Notice(notice.kind, to.id, slot=notice.slot, manner=Manner.AMEND)


def _told(kind: StandingInKind, to: Person, work: AlertWork, about: int | None, slot: str | None = None) -> Notice:
    """Nobody is woken by it: what is acute rings by itself."""
    manner = Manner.MOVE if slot else Manner.SAY
    return Notice(kind, to.id, about, slot, manner, Priority.ALERT, sound=work.hours.is_open(work.now))
