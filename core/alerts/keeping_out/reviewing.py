"""The secretariat looks at whom others keep out."""

from dataclasses import dataclass, replace

from core.alerts.keeping_out import notices
from core.alerts.keeping_out.blocking import reviewers
from core.alerts.needs import AlertWork
from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Outdated
from core.people.person import Person
from core.people.rights import Action, NotAllowed, allow
from core.privacy.kept_out import KeptOut


@dataclass(frozen=True)
class AskForKeptOut:
    """Who is kept out? The answer stands below the question."""

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.REVIEW_KEPT_OUT)
        work.tell(notices.listed(by, 0, Manner.MOVE))


@dataclass(frozen=True)
class ShowKeptOut:
    """Turn to the page with this one, counted from nought."""

    offset: int = 0

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.REVIEW_KEPT_OUT)
        work.tell(notices.listed(by, max(0, self.offset), Manner.EDIT))


@dataclass(frozen=True)
class ShowBlock:
    """One of them."""

    block: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        work.tell(notices.block(_block(self.block, by, work), by))


@dataclass(frozen=True)
class ShowWhyKeptOut:
    """Why? Opened on demand."""

    block: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        work.tell(notices.reason(_block(self.block, by, work), by))


@dataclass(frozen=True)
class FindInOrder:
    """Somebody else than who did it has looked at it, and it stays."""

    block: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        block = _block(self.block, by, work)
        if block.by == by.id:
            raise NotAllowed
        _changed(replace(block, reviewed_by=by.id, reviewed_at=work.now), work)
        return Reply("saved")


@dataclass(frozen=True)
class LetInAgain:
    """It ends now. What was held back stays on its list."""

    block: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        block = _block(self.block, by, work)
        if not block.in_force(work.now):
            raise Outdated
        _changed(replace(block, reviewed_by=by.id, reviewed_at=work.now, ended_at=work.now), work)
        if block.by != by.id:
            work.tell(notices.done(block, work.people.get(block.by)))
        return Reply("saved")


def _block(wanted: int, by: Person, work: AlertWork) -> KeptOut:
    allow(by, Action.REVIEW_KEPT_OUT)
    return work.kept_out.get(wanted)


def _changed(block: KeptOut, work: AlertWork) -> None:
    work.kept_out.save(block)
    work.tell(*(notices.block(block, each, Manner.AMEND) for each in reviewers(block, work)))
