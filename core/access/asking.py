"""Somebody asks what is kept: a resident through the secretariat, a reporter by themselves."""

from dataclasses import dataclass

from core.access import notices
from core.access.statement import Until, about_reporter, about_resident
from core.alerts.needs import AlertWork
from core.alerts.reference import written
from core.alerts.showing import ReferenceUnknown
from core.people.person import Person
from core.people.rights import Action, Relation, allow, can
from core.privacy.looking import Why

ACCESS = "access"
"""What is written in the log of looks."""
_FEWEST_WORDS = 2


@dataclass(frozen=True)
class GiveAccess:
    """A resident wants to know what is kept about them: for the secretariat to hand out. The reference comes first,
    then the reason; without one it is asked for."""

    written: str

    def __call__(self, by: Person, work: AlertWork) -> None:
        if not can(by, Action.GIVE_ACCESS) or not self.written:
            ShowOwnData()(by, work)
            return
        alert, reason = _asked(self.written, work)
        if len(reason.split()) < _FEWEST_WORDS:
            work.tell(notices.ask_why(alert, by))
            return
        work.looks.note(by.id, ACCESS, alert, Why.ACCESS, reason)
        until = _now(work)
        work.tell(*notices.of_resident(alert, about_resident(alert, until, work), until, by))


@dataclass(frozen=True)
class ShowOwnData:
    """ "Se hvad der står om mig": who they are here, what they wrote, and who looked at it."""

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.SEE_OWN_DATA, Relation.OWN)
        until = _now(work)
        work.tell(*notices.of_reporter(about_reporter(by.id, until, work), until, by))


def _asked(words: str, work: AlertWork) -> tuple[int, str]:
    """The alert, and what is written behind its reference."""
    first, _, rest = words.partition(" ")
    reference = written(first)
    alert = work.alerts.by_reference(reference) if reference else None
    if alert is None:
        raise ReferenceUnknown
    return alert.id, rest.strip()


def _now(work: AlertWork) -> Until:
    return Until(work.new_id(), work.looks.last().number)
