"""The signs of distress that people can tap, and how soon somebody must come."""

from enum import StrEnum


class Sign(StrEnum):
    """From Boligkontoret Danmark's "Bekymret for en nabo"; the order is the order of display."""

    SHOUTING = "shouting"
    CONFUSED = "confused"
    HALLUCINATING = "hallucinating"
    MOOD_SWINGS = "mood_swings"
    INTOXICATED = "intoxicated"
    NEGLECTED_HOME = "neglected_home"
    THREATS = "threats"
    NOT_THRIVING = "not_thriving"
    FULL_MAILBOX = "full_mailbox"
    NEIGHBOUR_CONFLICT = "neighbour_conflict"
    MONEY = "money"
    LONELY = "lonely"
    OTHER = "other"


class Urgency(StrEnum):
    """The most urgent first: where a message hints at two, the first one counts."""

    ACUTE = "acute"
    TODAY = "today"
    CAN_WAIT = "can_wait"
