"""A report: what somebody says about a resident, from the first word until it is sent."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from core.alerts.places import merged, without
from core.alerts.reading import Place, Reading, Sign, Urgency
from core.people.person import Role


class ReportState(StrEnum):
    """Where a report is, seen from its reporter."""

    DRAFT = "draft"
    SENT = "sent"
    DROPPED = "dropped"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    """Its reporter is kept out silently: it waits for the secretariat, and there is no alert of it."""


class Step(StrEnum):
    """What a draft is being asked about. FREE asks for whatever is missing, all at once; MATTER whether it is an answer
    about a report that was sent."""

    FREE = "free"
    AREA = "area"
    SIGNS = "signs"
    WHERE = "where"
    URGENCY = "urgency"
    CONFIRM = "confirm"
    CHANGE = "change"
    MATTER = "matter"


_GUIDED = (Step.AREA, Step.SIGNS, Step.WHERE, Step.URGENCY, Step.CONFIRM)


@dataclass(frozen=True, slots=True)
class Report:
    """`where` is the place in the reporter's words, `place` what was recognised; `urgency` is what the reporter chose,
    `hint` what their words sounded like. The `name` of a `hidden` sender is shown to nobody without a second person's
    leave (core.alerts.identity). `told_emergency_at` and `told_child_at` record when the reporter was told of 112 and
    of the municipality's duty. `help_asked_at` and `help_answered_at`: when they were asked whether it helped, and
    answered; they may have declined to be asked. All moments are aware, UTC."""

    id: int
    reporter: int
    role: Role
    created_at: datetime
    touched_at: datetime
    guided: bool = False
    step: Step = Step.FREE
    place: Place = field(default_factory=Place)
    where: str | None = None
    signs: tuple[Sign, ...] = ()
    urgency: Urgency | None = None
    hint: Urgency | None = None
    hidden: bool = False
    name: str | None = None
    state: ReportState = ReportState.DRAFT
    asked_at: datetime | None = None
    sent_at: datetime | None = None
    told_emergency_at: datetime | None = None
    told_child_at: datetime | None = None
    help_asked_at: datetime | None = None
    help_answered_at: datetime | None = None
    help_declined: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing that the caretaker cannot do without."""
        return self.place.area is not None and self.urgency is not None

    @property
    def in_danger(self) -> bool:
        """Whether its words spoke of danger to life."""
        return self.told_emergency_at is not None

    def understood(self, reading: Reading) -> "Report":
        """With what was read in new words; what the reporter chose by hand stays."""
        return replace(
            self,
            place=merged(self.place, reading.place, area_stays=self.guided),
            signs=tuple(sign for sign in Sign if sign in self.signs or sign in reading.signs),
            urgency=Urgency.ACUTE if reading.danger else self.urgency,
            hint=reading.urgency or self.hint,
        )

    def corrected(self, before: Reading, now: Reading) -> "Report":
        """With what was read in words that took the place of others; what only those had said is forgotten, except for
        the area, which is never asked twice."""
        signs = tuple(sign for sign in self.signs if sign not in before.signs)
        anew = replace(self, place=without(self.place, before.place), signs=signs).understood(now)
        return replace(anew, place=replace(anew.place, area=anew.place.area or self.place.area))

    def in_area(self, area: str) -> "Report":
        return replace(self, place=replace(self.place, area=area))._after(Step.AREA)

    def with_sign(self, sign: Sign) -> "Report":
        """With the sign added, or taken away if it was there."""
        chosen = set(self.signs) ^ {sign}
        return replace(self, signs=tuple(each for each in Sign if each in chosen))

    def signs_chosen(self) -> "Report":
        return self._after(Step.SIGNS)

    def at(self, where: str | None, reading: Reading) -> "Report":
        """With the place in the reporter's words (None: they would rather not say more)."""
        return replace(self.understood(reading), where=where)._after(Step.WHERE)

    def as_urgent_as(self, urgency: Urgency) -> "Report":
        return replace(self, urgency=urgency)._after(Step.URGENCY)

    def asking(self, step: Step) -> "Report":
        return replace(self, step=step)

    def settled(self) -> "Report":
        """Back from "change something" to where it belongs: the whole, or the first question not yet answered."""
        return self._after(Step.CHANGE)

    def hiding(self, hidden: bool) -> "Report":
        return replace(self, hidden=hidden)

    def _after(self, step: Step) -> "Report":
        """On to the next question: in the free lane back to the whole, in the guided one to the next unanswered. What
        may be an answer is still asked about."""
        if self.step is Step.MATTER:
            return self
        if not self.guided:
            return replace(self, step=Step.FREE)
        if self.is_ready:
            return replace(self, step=Step.CONFIRM)
        if step in _GUIDED[:-1]:
            return replace(self, step=_GUIDED[_GUIDED.index(step) + 1])
        return replace(self, step=self._first_unanswered())

    def _first_unanswered(self) -> Step:
        answered = {
            Step.AREA: self.place.area is not None,
            Step.SIGNS: bool(self.signs),
            Step.WHERE: self.where is not None,
            Step.URGENCY: self.urgency is not None,
        }
        return next((step for step, given in answered.items() if not given), Step.CONFIRM)
