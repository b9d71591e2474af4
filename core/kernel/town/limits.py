"""The limits that a town has agreed on: how long, how many, how fast."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator

from core.kernel.town.values import Count, Section, refuse_repeats


class RoutingStep(StrEnum):
    """Whom an alert is offered to, step after step, until somebody can receive it."""

    AREA = "area"
    GENERAL = "general"
    ANY = "any"
    SECRETARIAT = "secretariat"


class Drafts(Section):
    """How long a report may wait unsent, and how many at once."""

    danger_after_minutes: Count = 3
    ask_after_minutes: Count = 30
    delete_after_hours: Count = 24
    open_at_most: Count = 3


class Flood(Section):
    """What one neighbour may send; staff are not limited."""

    reports_an_hour: Count = 10
    reports_a_place_a_day: Count = 8
    """What comes from one place beyond that is kept with what is open there, and rings nobody anew."""


class Pacing(Section):
    """Telegram's limits on what a bot may send."""

    overall_a_second: Count = 30
    private_a_second: Count = 1
    private_burst: Count = 5
    group_a_minute: Count = 20


class Routing(Section):
    """The order in which receivers are looked for; the secretariat is always the last resort."""

    order: tuple[RoutingStep, ...] = tuple(RoutingStep)

    @field_validator("order")
    @classmethod
    def _ends_with_the_secretariat(cls, order: tuple[RoutingStep, ...]) -> tuple[RoutingStep, ...]:
        refuse_repeats("step", order)
        if not order or order[-1] is not RoutingStep.SECRETARIAT:
            raise ValueError("the last step must be secretariat, so that no alert is accepted into nowhere")
        return order


class Worker(Section):
    """How often an update is tried before it is parked."""

    attempts: Count = 5


class Files(Section):
    """The largest attachment in megabytes; Telegram lets a bot fetch no more than 20."""

    largest_mb: Annotated[int, Field(gt=0, le=20, strict=True)] = 20
