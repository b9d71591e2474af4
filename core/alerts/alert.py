"""An alert: a sent report, seen from those who act on it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.alerts.reading import Urgency
from core.kernel.town import Ladder
from core.people.person import Role


class AlertState(StrEnum):
    """Where an alert is on its way."""

    NEW = "new"
    TAKEN = "taken"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """How an alert ended."""

    ADVICE = "advice"
    COURSE = "course"
    REFERRED = "referred"
    MUNICIPALITY = "municipality"
    NO_CONCERN = "no_concern"
    NOT_OUR_TASK = "not_our_task"
    DUPLICATE = "duplicate"


class Status(StrEnum):
    """What the reporter is told: nothing about the resident."""

    RECEIVED = "received"
    IN_HAND = "in_hand"
    PASSED_ON = "passed_on"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


OPEN = (AlertState.NEW, AlertState.TAKEN)
_PASSED_ON = frozenset({Outcome.REFERRED, Outcome.MUNICIPALITY})


@dataclass(frozen=True, slots=True)
class Alert:
    """It has the id of its report. `version` grows with each step of its life; `place_key` is equal for equal places.
    `maybe_same_as` is an earlier alert from the same place, `joined_to` the one it follows. Moments: aware, UTC.

    `ladder` is the one in force when it began, `round` how often it began, `rung` how many of its rungs were climbed
    since `began_at`. At `next_step_at` something happens by itself: the next rung, the question to whoever has taken
    it (`alive_at`: their last sign of life, `asked_at`: when they were asked), or the end of a postponement. Every open
    alert that follows no other has such a moment."""

    id: int
    reference: str
    area: str
    urgency: Urgency
    source: Role
    opened_at: datetime
    state: AlertState = AlertState.NEW
    version: int = 1
    taken_by: int | None = None
    taken_at: datetime | None = None
    closed_by: int | None = None
    closed_at: datetime | None = None
    outcome: Outcome | None = None
    destination: str | None = None
    duplicate_of: int | None = None
    joined_to: int | None = None
    maybe_same_as: int | None = None
    place_key: str | None = None
    ladder: Ladder | None = None
    round: int = 0
    rung: int = 0
    began_at: datetime | None = None
    next_step_at: datetime | None = None
    alive_at: datetime | None = None
    asked_at: datetime | None = None
    postponed_until: datetime | None = None
    postponed_by: int | None = None
    offered_to: int | None = None
    offered_by: int | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def status(self) -> Status:
        """The word for the reporter."""
        match self.state:
            case AlertState.NEW:
                return Status.RECEIVED
            case AlertState.TAKEN:
                return Status.IN_HAND
            case AlertState.WITHDRAWN:
                return Status.WITHDRAWN
            case AlertState.CLOSED:
                return Status.PASSED_ON if self.outcome in _PASSED_ON else Status.CLOSED
